using System.Globalization;
using Hormesis.Model.Population;

namespace Hormesis.Cli.Output;

/// <summary>Patients against their table as people read it: a line for each marker and sex, then what is out of tolerance.</summary>
static class PopulationText
{
    public static void Tell(PopulationAgreement agreement, Screen screen)
    {
        var counted = string.Join(" and ", agreement.Patients.Select(p => $"{p.Value} {PopulationPage.Word(p.Key, many: true)}"));
        screen.Line($"{counted}; diabetics are not counted, as in the surveys.");
        screen.Line();
        screen.Line($"{"marker",-22}{"sex",-8}{"statistic",-10}{"table",10}{"patients",10}{"difference",12}");
        foreach (var m in agreement.Marginals) screen.Line(Line(m));
        screen.Line();
        screen.Line($"{"correlation",-46}{"sex",-8}{"table",8}{"patients",10}");
        foreach (var c in agreement.Correlations) screen.Line(Line(c));
        screen.Line();
        var judged = agreement.Marginals.Count(m => m.TolerancePercent is not null) + agreement.Correlations.Count;
        var outside = agreement.Marginals.Count(m => !m.Within) + agreement.Correlations.Count(c => !c.Within);
        screen.Line(outside == 0
            ? $"All {judged} figures that are judged are within tolerance."
            : $"{outside} of {judged} figures are out of tolerance.");
    }

    static string Line(MarginalCheck m) =>
        $"{m.Marker.Name,-22}{PopulationPage.Word(m.Sex),-8}{PopulationPage.Word(m.Statistic),-10}{Short(m.Table),10}{Short(m.Sampled),10}"
        + $"{m.DifferencePercent.ToString("0.0", CultureInfo.InvariantCulture) + " %",12}"
        + (m.Within ? m.TolerancePercent is null ? "  (told only)" : "" : $"  OUT of {Short(m.TolerancePercent ?? 0)} %");

    static string Line(CorrelationCheck c) =>
        $"{c.First + ", " + c.Second,-46}{PopulationPage.Word(c.Sex),-8}{Short(c.Table),8}{Short(c.Sampled),10}"
        + (c.Within ? "" : $"  OUT of {Short(c.Tolerance)}");

    static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
