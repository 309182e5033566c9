using FsCheck;
using FsCheck.Fluent;

namespace Hormesis.Tests;

/// <summary>
/// Properties are tried at the same points every time, so that a run of the tests says something about the change and not about the day.
/// HORMESIS_PROPERTY_SEED=&lt;number&gt; tries others.
/// </summary>
static class Properties
{
    static readonly ulong Seed =
        ulong.TryParse(Environment.GetEnvironmentVariable("HORMESIS_PROPERTY_SEED"), out var seed) ? seed : 1;

    /// <exception cref="Exception">Falsified, with the point and what replays it.</exception>
    public static void CheckFromSeed(this Property property) =>
        property.Check(Config.QuickThrowOnFailure.WithReplay(Seed * 0x9E3779B97F4A7C15, 1));
}
