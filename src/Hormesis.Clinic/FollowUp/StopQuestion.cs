using System.Text.Json.Serialization;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>How a stopping rule answers. Unset, nobody can tell, which is never a pass.</summary>
[JsonConverter(typeof(AsWord<StopAnswer>))]
public enum StopAnswer
{
    CannotBeJudged,

    /// <summary>Its session has not come.</summary>
    NotYet,
    Clear,
    Fires,
}

/// <summary>One stopping rule and how it answers on one day.</summary>
/// <param name="Because">A sentence without its full stop.</param>
/// <param name="CanBeMeasured">It cannot be judged for want of a measurement that can still be made.</param>
public sealed record StopFinding(
    StoppingRule Rule, StopAnswer Answer, string Because, string Value = "", string Limit = "", bool CanBeMeasured = false);

/// <summary>Asks the stopping rules of a programme of one course on one day.</summary>
/// <param name="Outcomes">In the programme's order: the first decides.</param>
/// <param name="Sessions">As many as the course is to have.</param>
/// <param name="HasEnded">So long without a session that the next one would be of another course.</param>
sealed record StopQuestion(
    IReadOnlyList<OutcomeChange> Outcomes, PatientFacts Facts, CourseSoFar SoFar, int Sessions, bool HasEnded, DateOnly On)
{
    static readonly (FollowUpTable Table, PlanningRules Planning) Data = (FollowUpTable.Shipped, PlanningRules.Shipped);

    public StopFinding Ask(StoppingRule rule) => SoFar.Last is not { } last
        ? new(rule, StopAnswer.NotYet, "No course has begun")
        : rule.Kind switch
        {
            StopKind.NoImprovement => NoImprovement(rule),
            StopKind.Worsening => Worsening(rule),
            StopKind.Asked => Asked(rule),
            StopKind.AdverseEvent => Events(rule, last),
            StopKind.Bottle => Bottle(rule, last),
            StopKind.Standard => End(rule, last),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    OutcomeChange Of(StoppingRule rule) =>
        rule.Measures.Count == 0 ? Outcomes[0] : Outcomes.First(o => o.Measure.Id == rule.Measures[0]);

    StopFinding NoImprovement(StoppingRule rule)
    {
        var (outcome, after) = (Of(rule), (int)rule.AfterSession!.Value); // a test holds every such rule to have one
        if (SoFar.Sessions.Count < after) return new(rule, StopAnswer.NotYet, $"{SoFar.Sessions.Count} of {after} sessions are done");
        if (!outcome.IsMeasuredSince(SoFar, after)) return Missing(rule, outcome, after);
        if (outcome.Gain <= 0 && outcome.Results.Why.Length == 0)
            return Found(rule, StopAnswer.Fires, outcome, $"{Name(outcome)} is no better at all");
        if (rule.ByImportant) return outcome.Importance switch
        {
            Importance.CannotTell => Cannot(rule, outcome, outcome.WhyNoImportance),
            Importance.Better => Found(rule, StopAnswer.Clear, outcome, $"{Name(outcome)} is better by as much as is asked for"),
            _ => Found(rule, StopAnswer.Fires, outcome, $"{Name(outcome)} is not better by as much as is asked for"),
        };
        return outcome switch
        {
            { Movement: Movement.CannotTell } => Cannot(rule, outcome, outcome.WhyNoMovement),
            { IsBetter: true } => Found(rule, StopAnswer.Clear, outcome, $"{Name(outcome)} is better beyond noise"),
            _ => Found(rule, StopAnswer.Fires, outcome, $"{Name(outcome)} is not better beyond noise"),
        };
    }

    StopFinding Worsening(StoppingRule rule)
    {
        var outcome = Of(rule);
        if (outcome.IsWorse) return Found(rule, StopAnswer.Fires, outcome, $"{Name(outcome)} is worse beyond noise");
        var due = FollowUpDecision.PanelDue(SoFar, Data.Table);
        if (due is { } after && !outcome.IsMeasuredSince(SoFar, after)) return Missing(rule, outcome, after);
        if (outcome.Results.Latest is null)
            return new(rule, StopAnswer.NotYet, $"{Name(outcome)} is next due after session {Data.Table.PanelAfter[0]}");
        // What is no worse at all is no worse beyond noise, however large noise may be.
        if (outcome.Results.Why.Length == 0 && outcome.Gain >= 0)
            return Found(rule, StopAnswer.Clear, outcome, $"{Name(outcome)} is not worse");
        return outcome.Movement == Movement.CannotTell
            ? Cannot(rule, outcome, outcome.WhyNoMovement)
            : Found(rule, StopAnswer.Clear, outcome, $"{Name(outcome)} is not worse beyond noise");
    }

    StopFinding Asked(StoppingRule rule)
    {
        var worse = Outcomes.FirstOrDefault(o => rule.Measures.Contains(o.Measure.Id) && o.IsWorse);
        return worse is not null
            ? Found(rule, StopAnswer.Fires, worse, $"{Name(worse)} is worse beyond noise")
            : new(rule, StopAnswer.CannotBeJudged, "No measure shows all of it: ask the patient, and look", "not in the record");
    }

    StopFinding Events(StoppingRule rule, PastSession last)
    {
        var since = SoFar.Sessions[0].Done?.Earliest;
        var events = Facts.AdverseEvents.Where(e => !Dates.IsAfter(e.Happened, On) && !(e.Happened?.Latest < since)
            && (e.Causality != Causality.Unlikely || e.Outcome == EventOutcome.Fatal)).ToList();
        string Dated(AdverseEvent e) => $"{LoggedEvent.NameOf(e)} ({Say.When(e.Happened)})";
        if (events.FirstOrDefault(IsGrave) is { } grave)
            return new(rule, StopAnswer.Fires, $"A serious event that may be of the treatment: {Dated(grave)}", Dated(grave));
        if (last.Breath == BreathEvent.Abort)
            return new(rule, StopAnswer.Fires, "Breath and vital signs ended the last session", "L3");
        if (events.FirstOrDefault(e => e.IsSerious is null) is { } open)
            return new(rule, StopAnswer.CannotBeJudged, $"Nobody wrote down whether {Dated(open)} was serious: find out", "missing");
        if (last.Breath == BreathEvent.Unknown) return new(
            rule, StopAnswer.CannotBeJudged, "Nobody wrote down what breath and vital signs said in the last session: find out", "missing");
        return new(rule, StopAnswer.Clear, "No such event is recorded");
    }

    static bool IsGrave(AdverseEvent e) =>
        e is { IsSerious: true } or { Severity: Severity.Severe } or { Outcome: EventOutcome.Fatal or EventOutcome.Sequelae };

    static StopFinding Bottle(StoppingRule rule, PastSession last)
    {
        var (discard, most) = (Data.Planning.BagHaemolysisDiscard, Data.Planning.BagMethaemoglobinUneventful);
        var limit = $"haemolysis < {discard}, methaemoglobin ≤ {most}";
        var value = $"haemolysis {Percent(last.BagHaemolysisPercent)}, methaemoglobin {Percent(last.BagMethaemoglobinPercent)}";
        // Asks for what is good, so that what is not a number fails.
        if (last.BagHaemolysisPercent is { } broken && !(broken < discard.Value))
            return new(rule, StopAnswer.Fires, "Too many cells broke in the last session's bottle", value, limit);
        if (last.BagMethaemoglobinPercent is { } oxidised && !(oxidised <= most.Value))
            return new(rule, StopAnswer.Fires, "Methaemoglobin rose too high in the last session's bottle", value, limit);
        return last is { BagHaemolysisPercent: not null, BagMethaemoglobinPercent: not null }
            ? new(rule, StopAnswer.Clear, "Both were measured in the last session's bottle", value, limit)
            : new(rule, StopAnswer.CannotBeJudged, "Not both were measured in the last session's bottle", value, limit);
    }

    StopFinding End(StoppingRule rule, PastSession last) => HasEnded
        ? new(rule, StopAnswer.Fires, "There was no session for so long that this course is over", $"last session {Say.When(last.Done)}",
            $"{Data.Planning.CourseGap}")
        : SoFar.Sessions.Count >= Sessions
        ? new(rule, StopAnswer.Fires, "The course has had all its sessions", $"{SoFar.Sessions.Count} sessions", $"{Sessions} sessions")
        : new(rule, StopAnswer.NotYet, $"{SoFar.Sessions.Count} of {Sessions} sessions are done");

    static StopFinding Missing(StoppingRule rule, OutcomeChange outcome, int after) => new(
        rule, StopAnswer.CannotBeJudged, $"{Name(outcome)} was not measured after session {after}", "missing",
        $"{Data.Table.HoursAfterSession.Number} h or more after session {after}", CanBeMeasured: true);

    static StopFinding Cannot(StoppingRule rule, OutcomeChange outcome, string why) =>
        Found(rule, StopAnswer.CannotBeJudged, outcome, $"{Name(outcome)}: {why}");

    static StopFinding Found(StoppingRule rule, StopAnswer answer, OutcomeChange outcome, string because) =>
        new(rule, answer, because, outcome.Told, LimitOf(rule, outcome));

    static string LimitOf(StoppingRule rule, OutcomeChange outcome) =>
        rule.ByImportant && outcome.Important is { } important ? $"better by {Number(important, outcome)}"
        : outcome.Marker?.Noise is { } noise ? $"noise {Say.Number(noise.Low)} to {Number(noise.High, outcome)}"
        : "no reference change value is known";

    static string Number(double value, OutcomeChange outcome) => UnitWords.With(Say.Number(value), outcome.Measure.Unit);

    static string Name(OutcomeChange outcome) => Say.Capital(outcome.Measure.Name);

    static string Percent(double? value) => value is { } percent ? $"{Say.Number(percent)} %" : "not measured";
}
