using Hormesis.Clinic.Evidence;

namespace Hormesis.Web.Pages.Evidence;

/// <summary>Which claims of the ledger a search means.</summary>
public static class EvidenceSearch
{
    /// <summary>Every word must stand somewhere in the claim, its reasons or its studies.</summary>
    public static IReadOnlyList<Claim> Find(string? text, string? grade)
    {
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isGraded = Enum.TryParse<Grade>(grade, out var wanted) && Enum.IsDefined(wanted);
        return [.. Ledger.All.Where(c => (!isGraded || c.Grade == wanted) && words.All(w => Says(c, w)))];
    }

    /// <summary>The badge's kind: how far a claim can be built on.</summary>
    public static string KindOf(Grade grade) => grade switch
    {
        Grade.A or Grade.B => "good",
        Grade.C => "caution",
        _ => "plain",
    };

    static bool Says(Claim claim, string word) =>
        Texts(claim).Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase));

    static IEnumerable<string> Texts(Claim claim) =>
        [claim.Id, claim.Text, claim.Why, claim.Modelled, claim.Searched, .. claim.Studies.Select(s => $"{s.Study.Source} {s.Effect}")];
}
