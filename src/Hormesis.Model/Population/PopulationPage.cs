using System.Globalization;
using System.Text;

namespace Hormesis.Model.Population;

/// <summary>The agreement of patients with their table as a page of Markdown.</summary>
public static class PopulationPage
{
    public static string Of(PopulationAgreement agreement)
    {
        var rules = PopulationTable.Shipped.Agreement;
        var page = new StringBuilder();
        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"# How virtual patients agree with their table");
        Line($"Made by `./hormesis population --page FILE`; a test holds it. What it means: [population.md](population.md).");
        Line($"");
        var counted = string.Join(", ", agreement.Patients.Select(p => $"{p.Value} {Word(p.Key, many: true)}"));
        Line($"{counted}; diabetics are not counted, as in the surveys.");
        Line($"Asked is {rules.MeanPercent:G3} % of mean or median, {rules.TailPercent:G3} % of P2.5 and P97.5; deviations are told only.");
        Line($"");
        Line($"| marker | sex | statistic | table | patients | difference, % |");
        Line($"|---|---|---|---|---|---|");
        foreach (var m in agreement.Marginals)
            Line($"| {Named(m.Marker, m.Sex)} | {Word(m.Statistic)} | {m.Table:G4} | {m.Sampled:G4} | {Difference(m)}{Out(m.Within)} |");
        Line($"");
        Line($"## Correlations of normal scores");
        Line($"Asked is {rules.Correlation:G3}.");
        Line($"");
        Line($"| pair | sex | table | patients |");
        Line($"|---|---|---|---|");
        foreach (var c in agreement.Correlations)
            Line($"| {TextOf(c.First)}, {TextOf(c.Second)} | {Word(c.Sex)} | {c.Table:0.00} | {c.Sampled:0.00}{Out(c.Within)} |");
        Line($"");
        Line($"## Rise with a year of age");
        Line($"Told only: where the table has a correlation with age too, that goes first, and the haematocrit follows from haemoglobin.");
        Line($"");
        Line($"| marker | sex | table | patients |");
        Line($"|---|---|---|---|");
        foreach (var s in agreement.Slopes) Line($"| {Named(s.Marker, s.Sex)} | {s.Table:G3} | {s.Sampled:G2} |");
        return page.ToString();
    }

    public static string Word(Statistic statistic) => statistic switch
    {
        Statistic.Mean => "mean",
        Statistic.Median => "median",
        Statistic.P025 => "P2.5",
        Statistic.P975 => "P97.5",
        Statistic.Sd => "SD",
        Statistic.SdOfLog => "SD of ln",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Word(Sex sex, bool many = false) => (sex, many) switch
    {
        (Sex.Male, false) => "male",
        (Sex.Female, false) => "female",
        (Sex.Male, true) => "men",
        _ => "women",
    };

    static string Named(Marker marker, Sex sex) => $"{marker.Text}, {marker.Unit} | {Word(sex)}";

    static string Out(bool within) => within ? "" : " **out**";

    static string TextOf(string name) => name == MarkerCorrelation.Age ? name : PopulationTable.Shipped.Marker(name).Text;

    // Without a sign for nothing.
    static string Difference(MarginalCheck check) =>
        (Math.Round(check.DifferencePercent, 1) is var rounded && rounded == 0 ? 0 : rounded).ToString("0.0", CultureInfo.InvariantCulture);
}
