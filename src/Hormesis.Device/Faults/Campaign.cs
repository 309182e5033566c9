using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Model.Numerics;

namespace Hormesis.Device.Faults;

/// <summary>
/// Random sessions under random faults, each known from the campaign's seed and its own number. Swarm: a session draws first which
/// kinds of fault it may have at all, so that rare mixtures come up (Groce et al., ISSTA 2012).
/// </summary>
public sealed class Campaign(DeviceProfile profile, ulong seed)
{
    const ulong Stream = 12;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(100);

    // Of all sessions: without a fault, with one, and with two or three.
    const double WithoutFault = 0.15, WithOne = 0.55;
    const double Lasting = 0.6;
    const double WithOnePass = 0.7; // the rest has two or three

    /// <summary>Session number <paramref name="index"/> with what goes wrong in it.</summary>
    public Scenario Draw(int index)
    {
        RandomSource random = new(seed, Stream + ((ulong)index << 8));
        var swarm = Enumeration.Kinds.Where(_ => random.NextUniform() < 0.5).ToList();
        var passes = DrawPasses(random.NextUniform());
        var how = random.NextUniform();
        var count = how < WithoutFault ? 0 : how < WithoutFault + WithOne ? 1 : 2 + (random.NextUniform() < 0.3 ? 1 : 0);
        List<ScheduledFault> faults = [];
        for (var i = 0; i < count && swarm.Count > 0; i++) faults.Add(DrawFault(random, swarm, passes));
        return new($"campaign-{seed}-{index}", random.NextBits() >> 12, passes, faults);
    }

    /// <summary>Runs a scenario as this campaign's sessions are run: its plan follows from its seed.</summary>
    public FaultRun Run(Scenario scenario, CancellationToken stop)
    {
        var session = Prepare(scenario, profile);
        return FaultRun.Of(session, stopAtHarm: true, Longest, stop);
    }

    /// <summary>The session of a scenario, before its first tick.</summary>
    public static SimulatedSession Prepare(Scenario scenario, DeviceProfile profile)
    {
        UnitSetup setup = new(FaultPlans.Random(profile, scenario.Seed, scenario.Passes), profile, LimitTable.Shipped);
        SimulatedSession session = new(setup, scenario.Seed);
        session.Schedule.Add(scenario.Faults);
        return session;
    }

    static int DrawPasses(double chance) => chance < WithOnePass ? 1 : chance < WithOnePass + (1 - WithOnePass) / 2 ? 2 : 3;

    static ScheduledFault DrawFault(RandomSource random, List<FaultKind> swarm, int passes)
    {
        var kind = swarm[(int)(random.NextUniform() * swarm.Count)];
        var injector = Injectors.Of(kind);
        var fault = Fault.Of(kind) with
        {
            Choice = injector.Choice is { } choice ? (byte)(random.NextUniform() * choice.Words.Count) : (byte)0,
        };
        var phase = (Phase)(1 + (int)(random.NextUniform() * (int)Phase.NextPass));
        var pass = phase < Phase.SetUp ? 1 : 1 + (int)(random.NextUniform() * passes);
        var offset = random.NextUniform() < 0.5 ? random.NextBetween(0, 3) : random.NextBetween(0, 120);
        TimeSpan? lasts = random.NextUniform() < Lasting ? null : TimeSpan.FromSeconds(random.NextBetween(0.1, 60));
        return new(new(phase, pass, TimeSpan.FromMilliseconds(10 * Math.Floor(100 * offset))), fault, lasts);
    }
}
