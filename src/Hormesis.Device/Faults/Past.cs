using Hormesis.Device.Controller;

namespace Hormesis.Device.Faults;

/// <summary>One session with snapshots of it at three moments of each phase, to fork runs from.</summary>
sealed class Past
{
    const double JustAfter = 0.2, JustBefore = 0.3; // s from the phase's begin, and before its end
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    readonly Dictionary<(Phase Phase, byte Moment), SimulatedSession> snapshots = [];
    readonly Dictionary<Phase, TimeSpan> middle = []; // from the phase's begin

    /// <summary>Without a fault: once to learn when each phase begins and ends, and once more to stop at its three moments.</summary>
    public static Past Undisturbed(UnitSetup setup, ulong seed)
    {
        Past past = new();
        SimulatedSession session = new(setup, seed);
        var spans = Spans(setup, seed);
        foreach (var (at, place) in spans.SelectMany(Moments).OrderBy(m => m.At).ThenBy(m => m.Place.Moment))
        {
            while (session.Now < at) session.Step();
            past.snapshots.TryAdd(place, Copy(session, setup, seed));
        }
        foreach (var span in spans) past.middle.TryAdd(span.Phase, (span.To - span.From) / 2);
        return past;
    }

    /// <summary>The same session with a fault from its start: the middles of the phases that it reaches.</summary>
    public Past With(Fault latent, UnitSetup setup, ulong seed)
    {
        Past past = new();
        SimulatedSession session = new(setup, seed);
        session.Step();
        session.Begin(latent);
        var (phase, entered) = (session.Controller.Phase, session.Now);
        while (!session.IsOver && session.Now < Longest && session.Harms.IsEmpty)
        {
            if (middle.TryGetValue(phase, out var offset) && session.Now >= entered + offset && !past.snapshots.ContainsKey((phase, 1)))
                past.snapshots.Add((phase, 1), Copy(session, setup, seed));
            session.Step();
            if (session.Controller.Phase != phase) (phase, entered) = (session.Controller.Phase, session.Now);
        }
        return past;
    }

    public IReadOnlyList<Phase> Phases => [.. snapshots.Keys.Select(k => k.Phase).Distinct().Order()];

    public IEnumerable<(Phase Phase, byte Moment)> Places => snapshots.Keys.Order();

    /// <summary>Null when the session never came there.</summary>
    public SimulatedSession? At(Phase phase, byte moment) => snapshots.GetValueOrDefault((phase, moment));

    static SimulatedSession Copy(SimulatedSession session, UnitSetup setup, ulong seed)
    {
        SimulatedSession copy = new(setup, seed);
        copy.CopyFrom(session);
        return copy;
    }

    static IEnumerable<(TimeSpan At, (Phase Phase, byte Moment) Place)> Moments((Phase Phase, TimeSpan From, TimeSpan To) span)
    {
        yield return (span.From + TimeSpan.FromSeconds(JustAfter), (span.Phase, 0));
        yield return (span.From + (span.To - span.From) / 2, (span.Phase, 1));
        yield return (span.To - TimeSpan.FromSeconds(JustBefore), (span.Phase, 2));
    }

    static List<(Phase Phase, TimeSpan From, TimeSpan To)> Spans(UnitSetup setup, ulong seed)
    {
        SimulatedSession session = new(setup, seed);
        List<(Phase, TimeSpan, TimeSpan)> spans = [];
        var (phase, from) = (session.Controller.Phase, TimeSpan.Zero);
        while (!session.IsOver && session.Now < Longest)
        {
            session.Step();
            if (session.Controller.Phase == phase) continue;
            spans.Add((phase, from, session.Now));
            (phase, from) = (session.Controller.Phase, session.Now);
        }
        if (session.Controller.Phase != Phase.Ended || !session.Harms.IsEmpty)
            throw new InvalidOperationException($"the session without a fault ended in {session.Controller.Phase} after {session.Now}");
        return spans;
    }
}
