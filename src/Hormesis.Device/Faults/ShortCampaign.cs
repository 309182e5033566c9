using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Faults;

/// <summary>
/// A campaign of seconds: one session without a fault, then every fault once, in the middle of the phase where it tells most. It is
/// what each change must pass, and what must notice a bug.
/// </summary>
public sealed class ShortCampaign
{
    readonly Enumeration enumeration;

    ShortCampaign(Enumeration enumeration) => this.enumeration = enumeration;

    /// <summary>
    /// The first thing that is not as it must be, in words; null when all is well. Nothing else is tried after it.
    /// </summary>
    /// <param name="profile">Id of a shipped device profile.</param>
    /// <param name="seed">Of the session.</param>
    /// <param name="first">Name of an injector whose faults are tried before the others; empty for their usual order.</param>
    /// <param name="stop">Ends it early.</param>
    /// <exception cref="ArgumentException">No such profile.</exception>
    public static string? FirstFinding(string profile, ulong seed, string first, CancellationToken stop)
    {
        if (!DeviceProfiles.TryGet(profile, out var device)) throw new ArgumentException($"no profile {profile}", nameof(profile));
        if (WithoutFault(device!, seed, stop) is { } finding) return $"{finding} without any fault";

        ShortCampaign campaign = new(new Enumeration(device!, seed));
        var cases = campaign.Cases.OrderByDescending(c => Injectors.Of(c.First.Kind).Name == first).ToList();
        foreach (var @case in cases)
        {
            if (campaign.Finding(@case, stop) is { } found) return $"{found} by {@case}";
        }
        return null;
    }

    /// <summary>What comes of a session in which nothing goes wrong, where that is not a session that ended well.</summary>
    static string? WithoutFault(DeviceProfile device, ulong seed, CancellationToken stop)
    {
        SimulatedSession session = new(new(FaultPlans.Fixed(device), device, LimitTable.Shipped, FaultPlans.Nonce), seed);
        var run = FaultRun.Of(session, stopAtHarm: true, Longest, stop);
        return WrongIn(run) ?? (session.WasStopped || session.Controller.Phase != Phase.Ended ? "a stop" : null);
    }

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(40);

    public IEnumerable<FaultCase> Cases =>
        from fault in Enumeration.Faults
        let phase = TellingPhase(fault.Kind)
        where enumeration.Phases.Contains(phase)
        select new FaultCase(fault, default, false, phase, 1);

    string? Finding(in FaultCase @case, CancellationToken stop) => enumeration.Run(@case, stop) is { } run ? WrongIn(run) : null;

    static string? WrongIn(FaultRun run)
    {
        List<string> wrong = [.. run.Harms.List().Select(h => $"{h}"), .. run.Broken.List()];
        return wrong.Count == 0 ? null : string.Join(", ", wrong);
    }

    // Where a fault would do most if the device did nothing about it.
    static Phase TellingPhase(FaultKind kind) => kind switch
    {
        FaultKind.PhotometerGain or FaultKind.PhotometerUnit or FaultKind.AnticoagulantMass => Phase.Conditioning,
        FaultKind.OperatorSlip or FaultKind.BottleMatch or FaultKind.LabsValid => Phase.SetUp,
        FaultKind.StoreFailure => Phase.Prime,
        FaultKind.PatientMatch => Phase.Settle,
        FaultKind.GasValveStuckOpen or FaultKind.VacuumRegulator or FaultKind.DrawOpen or FaultKind.OrderLease
            or FaultKind.DoseLedger or FaultKind.PanelLinkLoss => Phase.Draw,
        FaultKind.PhotometerLamp or FaultKind.PhotometerFreeze or FaultKind.PhotometerDirt or FaultKind.HighVoltageStuck
            or FaultKind.OxygenPressure or FaultKind.OxygenPurity or FaultKind.FlowGain or FaultKind.VolumeBasis
            or FaultKind.DrawClampStuckOpen or FaultKind.GeneratorLinkLoss or FaultKind.PressureScale or FaultKind.PressureLinkLoss
            or FaultKind.Restart or FaultKind.MemoryFlip or FaultKind.RoomLeak or FaultKind.GasLeak
            or FaultKind.DestructEfficiency => Phase.Injection,
        FaultKind.VentFast => Phase.Vent,
        _ => Phase.Reinfusion,
    };
}
