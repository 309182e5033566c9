using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>A measurement that is due, and since when.</summary>
public sealed record DueMeasurement(string What, string When, bool IsOverdue, string Source, Certainty Certainty);

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
    public required IReadOnlyList<DueMeasurement> Due { get; init; }
    public required IReadOnlyList<Suggestion> Suggestions { get; init; }
    public required IReadOnlyList<AdverseEvent> AdverseEvents { get; init; }

    public static FollowUpReport Of(PatientFacts facts, DateOnly on)
    {
        var (table, soFar) = (FollowUpTable.Shipped, CourseSoFar.Of(facts, on, PlanningRules.Shipped));
        IReadOnlyList<MarkerChange> changes = [.. table.Markers.Select(m => MarkerChange.Of(m, facts, soFar, on, table))];
        return new()
        {
            SoFar = soFar,
            Changes = changes,
            Redox = RedoxIndex.Of(changes, table),
            Decision = Response.Of(facts, soFar, on, PlanningRules.Shipped).With(FollowUpDecision.Of(changes, facts, soFar, on, table)),
            Due = Schedule(facts, soFar, on, table),
            Suggestions = [.. table.Suggestions.Select(s => Hint(s, facts, on, table)).OfType<Suggestion>()],
            AdverseEvents = [.. facts.AdverseEvents.Where(e => !Dates.IsAfter(e.Happened, on)).OrderBy(e => e.Happened?.Latest)],
        };
    }

    static List<DueMeasurement> Schedule(PatientFacts facts, CourseSoFar soFar, DateOnly on, FollowUpTable table)
    {
        List<DueMeasurement> due = [];
        foreach (var analyte in table.Panel)
        {
            var name = Analytes.Get(analyte).Name;
            var baselines = facts.Results.Count(r => r.Analyte == analyte && r.Value is not null && !Dates.IsAfter(r.Taken, on)
                && Dates.IsFresh(r.Taken, on, (int)table.BaselineDays.Value));
            if (soFar.Sessions.Count == 0 && baselines < table.Baselines.Value)
                due.Add(new(name, $"before the first session: {baselines} of {table.Baselines.Number}", IsOverdue: false,
                    table.Baselines.Source, table.Baselines.Certainty));
            if (FollowUpDecision.PanelDue(soFar, table) is { } after
                && !FollowUpDecision.IsMeasuredSince(analyte, facts, soFar, after, on, table))
                due.Add(new(name, $"after session {after}, {table.HoursAfterSession.Number} h or more", IsOverdue: true,
                    table.PanelBasis.Source, table.PanelBasis.Certainty));
        }
        return due;
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
