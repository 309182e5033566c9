using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.FollowUp;

/// <summary>
/// What the programme of the indication makes of a course so far: its outcome measures, its stopping rules, and what follows. A rule that
/// cannot be judged never counts as passed: what can be measured is waited for, what nobody measures is for a physician.
/// </summary>
public sealed record ProgrammeFollowUp(
    Programme Programme, int Sessions, IReadOnlyList<OutcomeChange> Outcomes, IReadOnlyList<StopFinding> Rules)
{
    public Response Decision => Rules.Select(ResponseTo).Aggregate(Response.None, (all, one) => all.With(one));

    /// <summary>
    /// Of the rules that fire those by a measure of the patient: the last session's own events and the number of sessions are planning's.
    /// </summary>
    internal Response Stops => Rules
        .Where(r => r is { Answer: StopAnswer.Fires, Rule.Kind: StopKind.NoImprovement or StopKind.Worsening or StopKind.Asked })
        .Select(ResponseTo).Aggregate(Response.None, (all, one) => all.With(one));

    /// <param name="hasEnded">So long without a session that the next one would be of another course.</param>
    internal static ProgrammeFollowUp Of(
        Programme programme, int sessions, bool hasEnded, PatientFacts facts, FollowUpReport report, DateOnly on)
    {
        var table = FollowUpTable.Shipped;
        IReadOnlyList<OutcomeChange> outcomes =
            [.. programme.Measures.Select(m => OutcomeChange.Of(m, report, facts, on, table))];
        var asked = new StopQuestion(outcomes, facts, report.SoFar, sessions, hasEnded, on);
        return new(programme, sessions, outcomes, [.. programme.AllStopping.Select(asked.Ask)]);
    }

    static Response ResponseTo(StopFinding finding) => finding.Answer switch
    {
        StopAnswer.Fires when finding.Rule.Kind == StopKind.Bottle => new(Step.Pause, NeedsReview: true, [Because(finding, "")]),
        StopAnswer.Fires => new(Step.Stop, NeedsReview: true, [Because(finding, "")]),
        StopAnswer.CannotBeJudged when finding.CanBeMeasured =>
            new(Step.Pause, NeedsReview: false, [Because(finding, " cannot be judged before it is measured")]),
        StopAnswer.CannotBeJudged => new(Step.AsScheduled, NeedsReview: true, [Because(finding, " cannot be judged by the record")]),
        _ => Response.None,
    };

    static Reason Because(StopFinding finding, string cannot) => new(
        $"Stopping rule {finding.Rule.Id}{cannot}: {finding.Rule.Text}. {finding.Because}.",
        finding.Value, finding.Limit, finding.Rule.Source, finding.Rule.Certainty);
}
