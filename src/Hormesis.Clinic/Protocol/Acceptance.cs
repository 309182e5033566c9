using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// Somebody takes a caution, or a plan above a recommended cap, on themselves. <paramref name="Rule"/> is the rule's or the cap's
/// id; <paramref name="Second"/> is the second person, empty where none is needed.
/// </summary>
public sealed record Acceptance(string Rule, string Reason, string By, string Second = "");

/// <summary>What stands between a verdict and a treatment, and why.</summary>
public sealed record OpenPoint(string Rule, string Why);

/// <summary>
/// Whether all that may be accepted was accepted, by somebody, for a reason. It never lets an exclusion or a missing answer
/// be accepted, and does not know who is entitled to accept.
/// </summary>
public static class Acceptances
{
    /// <param name="aboveRecommended">Ids of the caps whose recommended height the plan goes beyond.</param>
    /// <param name="reviews">What else of the plan a physician has to accept.</param>
    /// <returns>Empty when the treatment may go on.</returns>
    public static IReadOnlyList<OpenPoint> Open(
        Verdict verdict, IReadOnlyList<Acceptance> given, IReadOnlyList<string> aboveRecommended, IReadOnlyList<Review>? reviews = null) =>
    [
        .. verdict.Findings.Select(f => OfFinding(f, given)).OfType<OpenPoint>(),
        .. aboveRecommended.Where(cap => !given.Any(a => a.Rule == cap))
            .Select(cap => new OpenPoint(cap, "is above what is recommended and not accepted: accept it, with a second person")),
        .. (reviews ?? []).Where(r => !given.Any(a => a.Rule == r.Id))
            .Select(r => new OpenPoint(r.Id, $"is not accepted: {r.Why.What}")),
        .. given.Select(a => OfAcceptance(a, verdict, aboveRecommended, reviews ?? [])).OfType<OpenPoint>(),
        .. given.GroupBy(a => a.Rule).Where(g => g.Count() > 1).Select(g => new OpenPoint(g.Key, "is accepted twice: accept it once")),
    ];

    static OpenPoint? OfFinding(Finding finding, IReadOnlyList<Acceptance> given) => finding.Answer switch
    {
        Answer.Excluded => new(finding.Rule, $"excludes, and nobody can accept that: {finding.Explanation}"),
        Answer.Missing when finding.Required => new(finding.Rule, $"is not answered, and nobody can accept that: {finding.Explanation}"),
        Answer.Caution when !given.Any(a => a.Rule == finding.Rule) =>
            new(finding.Rule, $"is a caution that is not accepted: {finding.Explanation}"),
        _ => null,
    };

    static OpenPoint? OfAcceptance(
        Acceptance acceptance, Verdict verdict, IReadOnlyList<string> aboveRecommended, IReadOnlyList<Review> reviews)
    {
        var isCap = aboveRecommended.Contains(acceptance.Rule);
        var isCaution = verdict.Findings.Any(f => f.Rule == acceptance.Rule && f.Answer == Answer.Caution)
            || reviews.Any(r => r.Id == acceptance.Rule);
        return !isCap && !isCaution ? new(acceptance.Rule, "is accepted, but asks for no acceptance: leave it out")
            : string.IsNullOrWhiteSpace(acceptance.Reason) ? new(acceptance.Rule, "is accepted without a reason: give one")
            : string.IsNullOrWhiteSpace(acceptance.By) ? new(acceptance.Rule, "is accepted by nobody: say who")
            : isCap && !IsAnother(acceptance) ? new(acceptance.Rule, "needs a second person, other than the first: say who")
            : null;
    }

    static bool IsAnother(Acceptance acceptance) => !string.IsNullOrWhiteSpace(acceptance.Second)
        && !string.Equals(acceptance.Second.Trim(), acceptance.By.Trim(), StringComparison.OrdinalIgnoreCase);
}
