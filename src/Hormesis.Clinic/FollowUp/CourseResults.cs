using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.FollowUp;

/// <summary>The results of one analyte that a course is judged by: those before it, and the newest since.</summary>
/// <param name="Baselines">Oldest first; where no course has begun, all results that there are.</param>
/// <param name="Latest">Null for none that is far enough from a session.</param>
/// <param name="Why">Why the two cannot be compared; empty where they can.</param>
public sealed record CourseResults(IReadOnlyList<LabResult> Baselines, LabResult? Latest, string Why)
{
    internal static CourseResults Of(string analyte, PatientFacts facts, CourseSoFar soFar, DateOnly on, FollowUpTable table)
    {
        var known = facts.Results.Where(r => r.Analyte == analyte && IsNumber(r) && !Dates.IsAfter(r.Taken, on))
            .OrderBy(r => r.Taken!.Value.Latest).ToList(); // IsNumber asks for a date
        if (known.Count == 0) return new([], null, "it was not measured");
        if (soFar.Sessions.Count == 0 || !soFar.IsDated) return new(known, null, "no course has begun");

        var begun = soFar.Sessions[0].Done!.Value.Earliest; // all are dated
        var oldest = begun.AddDays(-(int)table.BaselineDays.Value);
        var baselines = known
            .Where(r => r.Taken!.Value.Latest <= begun && r.Taken.Value.Earliest >= oldest && r.Unit == known[^1].Unit).ToList();
        var latest = known.LastOrDefault(r => r.Taken!.Value.Earliest > begun
            && soFar.IsAway(r.Taken.Value, table.HoursAfterSession.Value));
        var why = latest is null ? $"not measured since, {table.HoursAfterSession.Number} h after a session"
            : baselines.Count < table.Baselines.Value ? $"{baselines.Count} of {table.Baselines.Number} results before the course"
            : "";
        return new(baselines, latest, why);
    }

    static bool IsNumber(LabResult result)
    {
        var analyte = Analytes.Get(result.Analyte);
        return result is { Bound: Bound.Exact, Value: { } value, Taken: not null } && double.IsFinite(value)
            && (result.Unit == analyte.Unit || result.Unit == analyte.AlsoIn?.Unit);
    }
}
