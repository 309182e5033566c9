using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>An antioxidant to think of, how well that stands, and when. Never an order.</summary>
public sealed record Suggestion(string Text, string Timing, string Grade, string Because, string Source);

/// <summary>
/// How a course has gone so far: what moved beyond noise, the redox index, what is due, what the course does next and why. It judges
/// markers against this patient's own baselines; whom to treat is the screening's, and how much the planning's.
/// </summary>
public sealed record FollowUpReport
{
    public required CourseSoFar SoFar { get; init; }
    public required IReadOnlyList<MarkerChange> Changes { get; init; }
    public required RedoxIndex Redox { get; init; }
    public required Response Decision { get; init; }
    public required IReadOnlyList<FollowUpVisit> Visits { get; init; }
    public required IReadOnlyList<Suggestion> Suggestions { get; init; }
    public required IReadOnlyList<LoggedEvent> AdverseEvents { get; init; }

    /// <summary>Outcome measures and stopping rules of the indication; null where nobody named one.</summary>
    public ProgrammeFollowUp? Programme { get; init; }

    /// <summary>Of the course under way, by markers alone.</summary>
    public static FollowUpReport Of(PatientFacts facts, DateOnly on)
    {
        var soFar = CourseSoFar.Of(facts, on, PlanningRules.Shipped);
        return Of(facts, on, soFar, FollowUpTable.Shipped.Panel, isOver: false);
    }

    /// <summary>
    /// The same with the outcome measures and stopping rules of a programme. Of a course that has ended it tells what came of it.
    /// </summary>
    /// <param name="sessions">As many as the course is to have.</param>
    public static FollowUpReport Of(PatientFacts facts, DateOnly on, Programme programme, int sessions)
    {
        var (table, rules) = (FollowUpTable.Shipped, PlanningRules.Shipped);
        var soFar = CourseSoFar.Newest(facts, on, rules);
        var hasEnded = soFar.Sessions.Count > 0 && CourseSoFar.Of(facts, on, rules).Sessions.Count == 0;
        var isOver = hasEnded || soFar.Sessions.Count >= sessions;
        IReadOnlyList<string> analytes = [.. table.Panel.Concat(programme.Measures.Select(m => m.Analyte)).Distinct()];
        var report = Of(facts, on, soFar, analytes, isOver);
        var followed = ProgrammeFollowUp.Of(programme, sessions, hasEnded, facts, report, on);
        return report with { Programme = followed, Decision = report.Decision.With(followed.Decision) };
    }

    static FollowUpReport Of(PatientFacts facts, DateOnly on, CourseSoFar soFar, IReadOnlyList<string> analytes, bool isOver)
    {
        var table = FollowUpTable.Shipped;
        IReadOnlyList<MarkerChange> changes = [.. table.Markers.Select(m => MarkerChange.Of(m, facts, soFar, on, table))];
        return new()
        {
            SoFar = soFar,
            Changes = changes,
            Redox = RedoxIndex.Of(changes, table),
            Decision = Response.Of(facts, soFar, on, PlanningRules.Shipped).With(FollowUpDecision.Of(changes, facts, soFar, on, table)),
            Visits = FollowUpVisit.Of(analytes, facts, soFar, isOver, on, table),
            Suggestions = [.. table.Suggestions.Select(s => Hint(s, facts, on, table)).OfType<Suggestion>()],
            AdverseEvents = LoggedEvent.Of(facts, on),
        };
    }

    static Suggestion? Hint(AntioxidantHint hint, PatientFacts facts, DateOnly on, FollowUpTable table)
    {
        var newest = facts.Results
            .Where(r => r.Analyte == hint.Analyte && r is { Value: not null, Taken: not null } && !Dates.IsAfter(r.Taken, on))
            .MaxBy(r => r.Taken!.Value.Latest); // only dated ones are left
        return newest is null || newest.Value >= hint.Below.Value ? null : new(
            hint.Text, hint.Timing, table.SuggestionGrade,
            $"{Say.Capital(Analytes.Get(hint.Analyte).Name)} {Say.Dated(newest)}, below {hint.Below.Number}",
            $"{hint.Below.Source}; {table.SuggestionSource}");
    }
}
