using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

/// <summary>The controller's processor is killed at one moment.</summary>
/// <param name="At">When.</param>
/// <param name="Where">Phase and pass, and the journal's newest entry, for people.</param>
/// <param name="LosesEntry">The entry of that tick did not reach the disk.</param>
/// <param name="DownSeconds">Until it is back.</param>
public readonly record struct CrashCase(TimeSpan At, string Where, bool LosesEntry, double DownSeconds);

/// <summary>
/// A kill at every entry of the journal and at every edge of a phase of a session of several passes, with the entry lost and with it
/// kept, for a moment and for longer than blood may stand. What must hold afterwards: no second dose into one filling, and no old blood
/// given back.
/// </summary>
public sealed class Crashes
{
    const double Moment = 2, LongerThanBloodMayStand = 660;
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(120);

    readonly UnitSetup setup;
    readonly ulong seed;
    readonly Dictionary<TimeSpan, SimulatedSession> snapshots = [];
    readonly List<CrashCase> cases = [];

    public Crashes(DeviceProfile profile, ulong seed, int passes)
    {
        setup = new(FaultPlans.Fixed(profile, passes), profile, LimitTable.Shipped);
        this.seed = seed;
        SimulatedSession session = new(setup, seed);
        while (!session.IsOver && session.Now < Longest)
        {
            var (phase, entry) = (session.Controller.Phase, session.Controller.Journal.Number);
            session.Step();
            var writes = session.Controller.Journal.Number != entry;
            if (writes || session.Controller.Phase != phase) Take(session, writes);
        }
        if (session.Controller.Phase != Phase.Ended || session.WasStopped)
            throw new InvalidOperationException($"the session without a crash ended in {session.Controller.Phase} after {session.Now}");
    }

    public IReadOnlyList<CrashCase> Cases => cases;

    /// <summary>Runs one case to its end. Safe to call from several threads.</summary>
    public FaultRun Run(in CrashCase @case, CancellationToken stop)
    {
        SimulatedSession session = new(setup, seed);
        session.CopyFrom(snapshots[@case.At]);
        session.Begin(Fault.Of(FaultKind.Restart) with { Amount = @case.DownSeconds, Extra = @case.LosesEntry ? 1 : 0 });
        return FaultRun.Of(session, stopAtHarm: true, Longest, stop);
    }

    void Take(SimulatedSession session, bool writes)
    {
        SimulatedSession copy = new(setup, seed);
        copy.CopyFrom(session);
        snapshots.Add(session.Now, copy);
        var where = $"{session.Controller.Phase.Name()}#{session.Controller.Pass}, {session.Controller.Journal.Kind}";
        foreach (var down in (ReadOnlySpan<double>)[Moment, LongerThanBloodMayStand])
        {
            cases.Add(new(session.Now, where, LosesEntry: false, down));
            if (writes) cases.Add(new(session.Now, where, LosesEntry: true, down));
        }
    }
}
