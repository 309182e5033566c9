using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.SessionDay;
using Hormesis.Device.Calibration;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>What treat was asked to do, checked before anything is opened.</summary>
sealed record TreatOrder
{
    public required Indication Indication { get; init; }
    public required IReadOnlyList<Acceptance> Given { get; init; }

    /// <summary>Null where no centre's file was named.</summary>
    public required Centre? Centre { get; init; }
    public required RulesInForce Rules { get; init; }
    public required DeviceProfile Device { get; init; }
    public required bool IsRealTime { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>To the list before the session; null when the program confirms it.</summary>
    public required IReadOnlyDictionary<string, ChecklistAnswer>? Answers { get; init; }
    public required IReadOnlyDictionary<string, double> Settings { get; init; }

    /// <summary>What goes wrong on the simulated device.</summary>
    public required IReadOnlyList<ScheduledFault> Faults { get; init; }
    public required DateTimeOffset Start { get; init; }
}

/// <summary>The order with the patient whom it is for and what the rules say of it.</summary>
sealed record Asked(TreatOrder Order, Import Import, Verdict Verdict, PlanOutcome Plan, DeviceCalibration Calibration);
