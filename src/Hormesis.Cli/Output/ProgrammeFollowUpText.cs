using System.Globalization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Records;

namespace Hormesis.Cli.Output;

/// <summary>Outcome measures and stopping rules of the indication as people read them.</summary>
static class ProgrammeFollowUpText
{
    public static void Tell(ProgrammeFollowUp p, Screen screen)
    {
        var grade = $"grade {p.Programme.Grade} ({Grades.Meaning(p.Programme.Grade)})";
        screen.Line($"Programme {p.Programme.Code}, {grade}, of {p.Sessions} sessions:");
        foreach (var o in p.Outcomes)
        {
            screen.Line($"  - {o.Measure.Name}: {Values(o)}");
            screen.Line($"      {Noise(o)}; {Matters(o)}");
            foreach (var visit in o.MissingAt) screen.Line($"      MISSING {visit.Dates.Visit.Text} ({FollowUpText.Days(visit.Dates)})");
        }
        screen.Line("Stopping rules:");
        foreach (var f in p.Rules)
            screen.Line($"  - {f.Rule.Id}: {Word(f.Answer)}. {f.Because}. ({f.Rule.Text}; {f.Rule.Source} [{f.Rule.Certainty}])");
        screen.Line();
    }

    static string Word(StopAnswer answer) => answer switch
    {
        StopAnswer.Fires => "FIRES",
        StopAnswer.Clear => "does not fire",
        StopAnswer.NotYet => "not yet asked",
        _ => "CANNOT BE JUDGED, which is no pass",
    };

    static string Values(OutcomeChange o)
    {
        var before = o.Baseline is { } baseline
            ? $"before {Number(baseline, o)} ({o.Results.Baselines.Count} results)"
            : "before the course MISSING";
        var now = o.Results.Latest is { Value: { } value } latest
            ? $"now {Number(value, o)} ({latest.Taken})"
            : "now MISSING";
        var change = o.Change is { } moved ? $", change {moved.ToString("+0.###;-0.###;0", CultureInfo.InvariantCulture)}" : "";
        return $"{before}, {now}{change}";
    }

    static string Noise(OutcomeChange o) => o.Movement switch
    {
        Movement.CannotTell => $"beyond noise: cannot be told, {o.WhyNoMovement}",
        Movement.Within => $"within noise ({Span(o)})",
        _ => $"beyond noise ({Span(o)}){(o.IsBetter ? ", for the better" : o.IsWorse ? ", for the worse" : ", to be looked into")}",
    };

    static string Span(OutcomeChange o) =>
        string.Create(CultureInfo.InvariantCulture, $"{o.Marker!.Noise!.Value.Low:0.###} to {o.Marker.Noise.Value.High:0.###}"); // told

    static string Matters(OutcomeChange o)
    {
        if (o.Importance == Importance.CannotTell) return $"whether it matters: cannot be told, {o.WhyNoImportance}";
        var (important, figure) = (o.Important!.Value, o.Measure.Important!); // told
        var unverified = figure.Certainty == Certainty.R ? ", unverified" : "";
        var limit = $"{Number(important, o)} ({figure.Source}{unverified} [{figure.Certainty}])";
        return o.Importance switch
        {
            Importance.Better => $"better by the smallest change that matters, {limit}",
            Importance.Worse => $"WORSE by the smallest change that matters, {limit}",
            _ => $"less than the smallest change that matters, {limit}",
        };
    }

    static string Number(double value, OutcomeChange o) =>
        UnitWords.With(value.ToString("0.###", CultureInfo.InvariantCulture), o.Measure.Unit);
}
