using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.SessionDay;
using Hormesis.Device.Twin;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Cli.Output;

sealed record AbsorbedDocument(double Value, double Low, double High);

/// <summary>What is true on the simulated device, integrated on the plant by code of its own.</summary>
sealed record TruthDocument(
    double OfferedUg, double AbsorbedUg, double VentedUg, double LeftUg, double DecayedUg, double AirPastClampMl,
    double ReturnPressureMaxMmHg, double ReturnLineMaxMmHg, double BottlePressureMaxBar, double BottlePressureMinBar,
    double BloodDrawnMl, double ReturnedMl)
{
    public static TruthDocument Of(PlantLedger t) => new(
        t.OfferedUg, t.AbsorbedUg, t.VentedUg, t.LeftUg, t.DecayedUg, t.AirPastClampMl,
        t.ReturnPressureMaxMmHg, t.ReturnLineMaxMmHg, t.BottlePressureMaxBar, t.BottlePressureMinBar, t.BloodDrawnMl, t.LiquidReturnedMl);
}

sealed record AlarmDocument(string Id, string Priority, double AtSeconds, string Words);

sealed record TreatDocument
{
    /// <summary>completed, stopped or refused.</summary>
    public required string Outcome { get; init; }
    public required PatientDocument Patient { get; init; }

    /// <summary>What the screening came to.</summary>
    public required Outcome Verdict { get; init; }

    /// <summary>Why a session was refused, rule by rule.</summary>
    public IReadOnlyList<OpenPoint>? Refused { get; init; }
    public string? StoppedBy { get; init; }
    public int Passes { get; init; }
    public SessionPlan? Plan { get; init; }
    public double? OrderUg { get; init; }
    public double? OzoneOfferedUg { get; init; }
    public AbsorbedDocument? OzoneAbsorbedUg { get; init; }
    public TruthDocument? Truth { get; init; }
    public BreathDocument? Breath { get; init; }

    /// <summary>Persons 1 and 2 at the device's panel, and what was accepted before the session.</summary>
    public IReadOnlyList<string>? Operators { get; init; }
    public IReadOnlyList<AcceptedRule>? Accepted { get; init; }
    public IReadOnlyList<AlarmDocument> Alarms { get; init; } = [];
    public IReadOnlyList<Deviation>? Deviations { get; init; }

    /// <summary>Before the session, before the return and after it, as they were answered.</summary>
    public IReadOnlyList<ChecklistDocument>? Checklists { get; init; }
    public BagDocument? Bag { get; init; }
    public ConsentCheck? Consent { get; init; }
    public AfterStopDocument? AfterStop { get; init; }
    public IReadOnlyList<SessionTask>? Tasks { get; init; }
    public string? Recording { get; init; }
    public string? Report { get; init; }
    public string? Start { get; init; }
    public double DurationSeconds { get; init; }
    public required ulong Seed { get; init; }
}
