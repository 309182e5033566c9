using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>What the patient's answer so far lets the next session be, the gravest first. Unset, none is planned.</summary>
public enum Step
{
    Stop,

    /// <summary>No session until what is missing is known.</summary>
    Pause,

    /// <summary>One step down.</summary>
    Down,

    /// <summary>As the schedule says; never more.</summary>
    AsScheduled,
}

/// <summary>How the patient has answered so far, as far as it bears on the next session, with reasons.</summary>
/// <param name="NeedsReview">A physician looks at the course before it goes on.</param>
public sealed record Response(Step Step, bool NeedsReview, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Before the first session there is nothing to answer to.</summary>
    public static Response None { get; } = new(Step.AsScheduled, NeedsReview: false, []);

    /// <summary>The graver step, and all reasons, the graver's first.</summary>
    public Response With(Response other)
    {
        var (graver, milder) = other.Step < Step ? (other, this) : (this, other);
        return new(graver.Step, NeedsReview || other.NeedsReview, [.. graver.Reasons, .. milder.Reasons]);
    }

    /// <summary>What the last session itself says, and what happened to the patient in it or since.</summary>
    internal static Response Of(PatientFacts facts, CourseSoFar soFar, DateOnly on, PlanningRules rules) => soFar.Last is not { } last
        ? None
        : facts.AdverseEvents.Where(e => IsSince(e, last, on)).Select(e => OfEvent(e, rules))
            .Prepend(OfBag(last, rules)).Prepend(OfBreath(last, rules)).Aggregate((a, b) => a.With(b));

    static Response OfBreath(PastSession last, PlanningRules rules)
    {
        if (last.Breath is not (BreathEvent.Pause or BreathEvent.Abort)) return None;
        var level = last.Breath == BreathEvent.Abort ? "ended" : "paused";
        return new(Step.Down, NeedsReview: true,
        [
            Because($"Breath and vital signs {level} the last session: the next one is a step lower, after a physician's review.",
                level, "neither paused nor ended", rules.AfterBreathEvent),
        ]);
    }

    static Response OfBag(PastSession last, PlanningRules rules)
    {
        var (high, discard) = (rules.BagHaemolysisUneventful, rules.BagHaemolysisDiscard);
        if (last.BagHaemolysisPercent is { } haemolysis && !(haemolysis <= high.Value))
            return new(Step.Down, NeedsReview: !(haemolysis < discard.Value),
                [Because("Cells broke in the last session's bottle: the next one is a step lower.", $"{Say.Number(haemolysis)} %",
                    $"≤ {high}", high)]);
        var methaemoglobin = rules.BagMethaemoglobinUneventful;
        if (last.BagMethaemoglobinPercent is { } found && !(found <= methaemoglobin.Value))
            return new(Step.Down, NeedsReview: true,
            [
                Because("Methaemoglobin rose in the last session's bottle: the next one is a step lower.",
                    $"{Say.Number(found)} %", $"≤ {methaemoglobin}", methaemoglobin),
            ]);
        return None;
    }

    static Response OfEvent(AdverseEvent e, PlanningRules rules)
    {
        var what = e.Text.Length > 0 ? e.Text : e.Codes.Select(c => c.Display).FirstOrDefault(d => d.Length > 0) ?? "an adverse event";
        var (figure, when) = (rules.AfterAdverseEvent, Say.When(e.Happened));
        if (e.Causality == Causality.Unlikely && e.Outcome != EventOutcome.Fatal) return None;
        if (e.IsSerious == true || e.Severity == Severity.Severe || e.Outcome == EventOutcome.Fatal)
            return new(Step.Stop, NeedsReview: true,
                [Because($"A grave event since the last session, {what} ({when}): the course stops.", what, "no grave event", figure)]);
        return e.Severity == Severity.Unknown
            ? new(Step.Pause, NeedsReview: true,
                [Because($"How grave {what} ({when}) was is not written down: find out before any session.", what, "severity known",
                    figure)])
            : new(Step.Down, NeedsReview: false,
                [Because($"A new symptom since the last session, {what} ({when}): the next one is a step lower.", what, "no new symptom",
                    figure)]);
    }

    // Laid to the session, or not surely before it. What has no date may have been since.
    static bool IsSince(AdverseEvent e, PastSession last, DateOnly on) => !Dates.IsAfter(e.Happened, on)
        && ((e.Session.Length > 0 && e.Session == last.Id) || !(e.Happened?.Latest < last.Done?.Earliest));

    static Reason Because(string what, string value, string limit, Figure figure) => new(what, value, limit, figure.Source,
        figure.Certainty);
}
