using Hormesis.Clinic.Protocol;
using Hormesis.Model.Treatment;

namespace Hormesis.Cli.Output;

/// <param name="Level">advise (L1), pause (L2) or abort (L3).</param>
sealed record BreathEventDocument(string Level, double AtSeconds, string Why);

/// <summary>What the patient's breathing did to a session, and what follows from it.</summary>
sealed record BreathDocument
{
    /// <summary>Null where no valid one was found before the needle.</summary>
    public double? BaselineEtCO2MmHg { get; init; }
    /// <summary>unknown where nobody watched, none, advise, pause or abort.</summary>
    public required string Gravest { get; init; }

    /// <summary>Which limits it was judged by.</summary>
    public required string Limits { get; init; }
    public required IReadOnlyList<BreathEventDocument> Events { get; init; }

    /// <summary>How long the patient is observed after the return, because of this.</summary>
    public required double ObserveMinutes { get; init; }
    public required bool NeurologyCheck { get; init; }

    /// <summary>Of the next session's dose: 0 or below.</summary>
    public required int NextSessionDoseSteps { get; init; }
    public required bool ClinicianReview { get; init; }

    public static BreathDocument Of(BreathOutcome breath, SessionPlan plan)
    {
        var after = BreathProtocol.Shipped.After(breath, plan.Breath);
        return new()
        {
            BaselineEtCO2MmHg = breath.Baseline?.MmHg,
            Gravest = Word(breath.Gravest),
            Limits = plan.Breath?.Version ?? "the device's own",
            Events = [.. breath.Events.Select(e => new BreathEventDocument(Word(e.Level), e.At.TotalSeconds, e.Why))],
            ObserveMinutes = after.Observe.TotalMinutes,
            NeurologyCheck = after.Neurology,
            NextSessionDoseSteps = after.DoseSteps,
            ClinicianReview = after.Review,
        };
    }

    static string Word(BreathLevel level) => level.ToString().ToLowerInvariant();
}
