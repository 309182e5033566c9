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
        var (level, basis) = (last.Breath == BreathEvent.Abort ? "ended" : "paused", rules.AfterBreathEvent);
        return new(Step.Down, NeedsReview: true,
        [
            new($"Breath and vital signs {level} the last session: the next one is a step lower, after a physician's review.",
                level, "neither paused nor ended", basis.Source, basis.Certainty),
        ]);
    }

    static Response OfBag(PastSession last, PlanningRules rules)
    {
        var (haemolysis, methaemoglobin) = (rules.BagHaemolysisUneventful, rules.BagMethaemoglobinUneventful);
        var lysed = last.BagHaemolysisPercent is { } broken && !(broken <= haemolysis.Value)
            ? new(Step.Down, NeedsReview: !(broken < rules.BagHaemolysisDiscard.Value), [Found("Cells broke", broken, haemolysis)])
            : None;
        return last.BagMethaemoglobinPercent is { } oxidised && !(oxidised <= methaemoglobin.Value)
            ? lysed.With(new(Step.Down, NeedsReview: true, [Found("Methaemoglobin rose", oxidised, methaemoglobin)]))
            : lysed;

        static Reason Found(string what, double percent, Figure most) => new(
            $"{what} in the last session's bottle: the next one is a step lower.", $"{Say.Number(percent)} %", $"≤ {most}",
            most.Source, most.Certainty);
    }

    static Response OfEvent(AdverseEvent e, PlanningRules rules)
    {
        if (e.Causality == Causality.Unlikely && e.Outcome != EventOutcome.Fatal) return None;
        var name = e.Text.Length > 0 ? e.Text : e.Codes.Select(c => c.Display).FirstOrDefault(d => d.Length > 0) ?? "an adverse event";
        var (basis, what) = (rules.AfterAdverseEvent, $"{name} ({Say.When(e.Happened)})");
        Response Next(Step step, bool needsReview, string sentence, string limit) =>
            new(step, needsReview, [new(sentence, name, limit, basis.Source, basis.Certainty)]);

        return e switch
        {
            { IsSerious: true } or { Severity: Severity.Severe } or { Outcome: EventOutcome.Fatal } =>
                Next(Step.Stop, true, $"A grave event since the last session, {what}: the course stops.", "no grave event"),
            { Severity: Severity.Unknown } =>
                Next(Step.Pause, true, $"How grave {what} was is not written down: find out before any session.", "severity known"),
            _ => Next(Step.Down, false, $"A new symptom since the last session, {what}: the next one is a step lower.", "no new symptom"),
        };
    }

    // Laid to the session, or not surely before it. What has no date may have been since.
    static bool IsSince(AdverseEvent e, PastSession last, DateOnly on) => !Dates.IsAfter(e.Happened, on)
        && ((e.Session.Length > 0 && e.Session == last.Id) || !(e.Happened?.Latest < last.Done?.Earliest));
}
