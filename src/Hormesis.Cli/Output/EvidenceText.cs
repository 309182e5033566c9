using Hormesis.Clinic.Evidence;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Output;

/// <summary>The ledger as people read it: all claims in short, or one in full.</summary>
static class EvidenceText
{
    public static void TellAll(Screen screen)
    {
        screen.Line("What is claimed for ozone autohaemotherapy, and how well it stands for this route:");
        foreach (var grade in Enum.GetValues<Grade>())
        {
            var claims = Ledger.All.Where(c => c.Grade == grade).ToList();
            screen.Line();
            screen.Line($"Grade {grade}, {Grades.Meaning(grade)}: {(claims.Count == 0 ? "no claim" : $"{claims.Count} claims")}");
            foreach (var claim in claims) TellShort(claim, screen);
        }
        screen.Line();
        screen.Line("A grade from elsewhere, another route, does not carry over. One claim in full: hormesis evidence CLAIM.");
        screen.Line(ReportWords.Notice);
    }

    public static void Tell(Claim claim, Screen screen)
    {
        screen.Line($"{claim.Id}: {claim.Text}");
        screen.Line($"Grade {claim.Grade} for autohaemotherapy: {Grades.Meaning(claim.Grade)}.");
        screen.Line(claim.Why);
        foreach (var other in claim.Elsewhere)
            screen.Line($"Elsewhere: {other.Grade}, {LedgerWords.Of(other.Route)}: {other.Text}.");
        screen.Line();
        screen.Line(claim.Studies.Count > 0 ? "Studies:" : "Studies: none found.");
        foreach (var result in claim.Studies) TellStudy(result, screen);
        screen.Line($"Looked for: {claim.Searched}");
        screen.Line();
        screen.Line($"In the model ({LedgerWords.Of(claim.Treatment)}): {claim.Modelled}");
        screen.Line($"  null        {claim.Null}");
        screen.Line($"  literature  {claim.Literature}");
        screen.Line($"  claimed     {claim.Claimed}");
        screen.Line();
        screen.Line($"Rests on {string.Join(", ", claim.Reference)} (docs/reference).");
        screen.Line(ReportWords.Notice);
    }

    static void TellShort(Claim claim, Screen screen)
    {
        var elsewhere = string.Join("; ", claim.Elsewhere.Select(e => $"{e.Grade}, {LedgerWords.Of(e.Route)}"));
        screen.Line($"{claim.Grade}  {claim.Id,-23} {claim.Text}{(elsewhere.Length > 0 ? $" (elsewhere: {elsewhere})" : "")}");
        screen.Line($"   {"",-23} {LedgerWords.Of(claim.Treatment)}: {claim.Modelled}");
    }

    static void TellStudy(StudyResult result, Screen screen)
    {
        screen.Line($"  - {result.Study.Source}");
        screen.Line($"    {LedgerWords.Heading(result)}");
        screen.Line($"    Found: {LedgerWords.Effect(result)} [{result.Certainty}, {LedgerWords.Of(result.Certainty)}]");
        screen.Line($"    May be wrong: {result.Study.Bias} ({string.Join(", ", result.Study.Reference)})");
    }
}
