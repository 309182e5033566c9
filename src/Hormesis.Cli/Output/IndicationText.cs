using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>The indications as people read them: how well each stands before anything else, then who, what, when to stop.</summary>
static class IndicationText
{
    public static void Tell(IReadOnlyList<Indication> indications, Screen screen)
    {
        screen.Line("Grades are for systemic autohaemotherapy, A (good controlled evidence) to E (nothing found). All of it: --json.");
        foreach (var indication in indications) Tell(indication, Programmes.Get(indication.Code), screen);
        screen.Line();
        screen.Line($"Every programme measures {string.Join("; ", Programmes.Table.Schedule.Select(v => v.Text))}.");
        Row("and stops", Programmes.Table.Stopping.Select(r => $"{r.Text} [{r.Certainty}]"), screen);
        screen.Line();
        screen.Line(ReportWords.Notice);
    }

    static void Tell(Indication indication, Programme p, Screen screen)
    {
        screen.Line();
        screen.Line($"{p.Grade}  {indication.Code,-28} {indication.Name}");
        screen.Line($"     Grade {p.Grade}: {Grades.Meaning(p.Grade)} [claim {p.ClaimId}]");
        Row("include", p.Inclusion.Select(c => c.Question), screen);
        Row("leave out", p.Exclusion.Select(c => c.Question), screen);
        Row("measure", p.Measures.Select(Of), screen);
        Row("stop", p.Stopping.Select(Of), screen);
        Row("do not delay", p.StandardCare.Select(s => s.Text), screen);
        Row("was given", [Of(p.Regimens)], screen);
    }

    // The label stands once, the lines below each other.
    static void Row(string label, IEnumerable<string> lines, Screen screen)
    {
        foreach (var line in lines)
        {
            screen.Line($"     {label,-13}{line}");
            label = "";
        }
    }

    static string Of(OutcomeMeasure m)
    {
        var code = m.Loinc.Length > 0 ? $"LOINC {m.Loinc}, {m.Verified}" : "own code";
        var important = m.Important is not { } i ? "smallest change that matters: not known"
            : $"matters from {UnitWords.With(i.Number, i.Unit)}{(i.Certainty == Certainty.R ? ", unverified" : "")} [{i.Certainty}]";
        return $"{m.Name} ({code}); {important}";
    }

    static string Of(StoppingRule rule) =>
        $"{(rule.AfterSession is { } after ? $"after session {after.Number}: " : "")}{rule.Text} [{rule.Certainty}]";

    static string Of(IReadOnlyList<Regimen> regimens)
    {
        if (regimens.Count == 0) return "no regimen was found";
        var ours = regimens.Count(r => r.Route == RouteMatch.This);
        return $"{regimens.Count} in the library, by this route {ours}: --json";
    }
}
