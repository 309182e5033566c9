using System.Globalization;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>A time from the start of an experiment, with the unit that its source gives it in.</summary>
public readonly record struct CaseTime(TimeSpan FromStart, string Words)
{
    /// <summary>The longest time that a case may ask for: ten years.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(3650);

    static readonly (string Field, string Word, TimeSpan One)[] Units =
    [
        ("atSeconds", "s", TimeSpan.FromSeconds(1)),
        ("atMinutes", "min", TimeSpan.FromMinutes(1)),
        ("atHours", "h", TimeSpan.FromHours(1)),
        ("atDays", "d", TimeSpan.FromDays(1)),
        ("atWeeks", "weeks", TimeSpan.FromDays(7)),
    ];

    public static IReadOnlyList<string> Fields { get; } = [.. Units.Select(u => u.Field)];

    /// <summary>The one time that an expectation gives; null when it gives none.</summary>
    /// <exception cref="InputException">There is more than one, or it is below zero or longer than <see cref="Longest"/>.</exception>
    public static CaseTime? Read(StrictObject expectation)
    {
        var given = Units.Where(u => expectation.Has(u.Field)).ToList();
        if (given.Count == 0) return null;
        if (given.Count > 1)
            throw expectation.Wrong(given[1].Field, $"a time is given as {given[0].Field} already", "take one of the two out");

        var (field, word, one) = given[0];
        var value = expectation.Number(field)!.Value; // it is there
        var words = string.Create(CultureInfo.InvariantCulture, $"{value:G6} {word}");
        if (!(value >= 0)) throw expectation.Wrong(field, $"{words} is before the start", "give zero or more");
        if (value > Longest / one)
            throw expectation.Wrong(field, $"{words} is longer than any experiment", $"give at most {Longest.TotalDays} d");
        return new(TimeSpan.FromTicks((long)Math.Round(value * one.Ticks)), words);
    }
}
