using System.Globalization;
using System.Text;

namespace Hormesis.Clinic.Evidence;

/// <summary>docs/evidence/claims.md, made from the ledger; a test holds the file to it.</summary>
public static class LedgerPage
{
    public static string Text()
    {
        var page = new StringBuilder(Head);
        foreach (var claim in Ledger.All) Row(page, claim);
        foreach (var claim in Ledger.All) Section(page, claim);
        return page.ToString();
    }

    const string Head = """
        # Claims
        Made from the ledger (`hormesis evidence --page docs/evidence/claims.md`); do not edit. How to read it: [evidence](README.md).

        The grade is of the claim for systemic autohaemotherapy. Other routes have grades of their own, and none carries over.

        | claim | | grade | other routes | in the model |
        |---|---|---|---|---|

        """;

    static void Row(StringBuilder page, Claim claim)
    {
        var elsewhere = string.Join(", ", claim.Elsewhere.Select(e => $"{e.Grade} {LedgerWords.Of(e.Route)}"));
        page.Append(CultureInfo.InvariantCulture, $"| [{claim.Id}](#{claim.Id}) | {claim.Text} | {claim.Grade} | {elsewhere} | ")
            .Append(CultureInfo.InvariantCulture, $"{LedgerWords.Of(claim.Treatment)} |\n");
    }

    static void Section(StringBuilder page, Claim claim)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {claim.Id}\n**{claim.Text}.** ")
            .Append(CultureInfo.InvariantCulture, $"Grade {claim.Grade}: {Grades.Meaning(claim.Grade)}.\n\n")
            .Append(CultureInfo.InvariantCulture, $"{claim.Why}\n\n");
        foreach (var other in claim.Elsewhere)
            page.Append(CultureInfo.InvariantCulture, $"Elsewhere: {other.Grade}, {LedgerWords.Of(other.Route)}: {other.Text}.\n\n");
        Studies(page, claim);
        page.Append(CultureInfo.InvariantCulture, $"Looked for: {claim.Searched}\n\n")
            .Append(CultureInfo.InvariantCulture, $"In the model ({LedgerWords.Of(claim.Treatment)}): {claim.Modelled}\n\n")
            .Append(CultureInfo.InvariantCulture, $"- null: {claim.Null}\n- literature: {claim.Literature}\n- claimed: {claim.Claimed}\n\n")
            .Append(CultureInfo.InvariantCulture, $"Rests on {string.Join(", ", claim.Reference)}.\n");
    }

    static void Studies(StringBuilder page, Claim claim)
    {
        if (claim.Studies.Count == 0) return;
        page.Append("| study | what was done | n | route | what it found | | what may be wrong | certainty |\n")
            .Append("|---|---|---|---|---|---|---|---|\n");
        foreach (var result in claim.Studies)
        {
            var study = result.Study;
            string[] cells =
            [
                study.Source, study.Design, study.N?.ToString(CultureInfo.InvariantCulture) ?? "–", LedgerWords.Of(study.Route),
                LedgerWords.Effect(result), LedgerWords.Of(result.Direction), study.Bias, result.Certainty.ToString(),
            ];
            page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
        page.Append('\n');
    }
}
