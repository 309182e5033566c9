using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// Somebody takes a caution, or a plan above a recommended cap, on themselves. <paramref name="Rule"/> is the rule's or the cap's
/// id; <paramref name="Second"/> is the second person, empty where none is needed. <paramref name="Role"/> is what the first says of
/// themselves.
/// </summary>
public sealed record Acceptance(string Rule, string Reason, string By, string Second = "", StaffRole Role = StaffRole.Physician);

/// <summary>What stands between a verdict and a treatment, and why.</summary>
public sealed record OpenPoint(string Rule, string Why);

/// <summary>
/// Whether all that may be accepted was accepted, by a physician, for a reason, with a second person where one is needed. It never lets
/// an exclusion or a missing answer be accepted. Who is a physician is what they say, or what the centre's staff list says.
/// </summary>
public static class Acceptances
{
    /// <param name="aboveRecommended">Ids of the caps whose recommended height the plan goes beyond.</param>
    /// <param name="reviews">What else of the plan a physician has to accept.</param>
    /// <param name="centre">Whose staff list decides; null, or one without staff, for the simulated ward.</param>
    /// <returns>Empty when the treatment may go on.</returns>
    public static IReadOnlyList<OpenPoint> Open(
        Verdict verdict, IReadOnlyList<Acceptance> given, IReadOnlyList<string> aboveRecommended, IReadOnlyList<Review>? reviews = null,
        Centre? centre = null) =>
    [
        .. verdict.Findings.Select(f => OfFinding(f, given)).OfType<OpenPoint>(),
        .. aboveRecommended.Where(cap => !given.Any(a => a.Rule == cap))
            .Select(cap => new OpenPoint(cap, "is above what is recommended and not accepted: accept it, with a second person")),
        .. (reviews ?? []).Where(r => !given.Any(a => a.Rule == r.Id))
            .Select(r => new OpenPoint(r.Id, $"is not accepted: {r.Why.What}")),
        .. given.Select(a => OfAcceptance(a, NeedOf(a.Rule, verdict, aboveRecommended, reviews ?? []), verdict.On, centre))
            .OfType<OpenPoint>(),
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

    // Nobody: it asks for no acceptance.
    static Overridable NeedOf(string rule, Verdict verdict, IReadOnlyList<string> aboveRecommended, IReadOnlyList<Review> reviews) =>
        aboveRecommended.Contains(rule) ? Overridable.PhysicianAndSecond
        : verdict.Findings.FirstOrDefault(f => f.Rule == rule && f.Answer == Answer.Caution) is { } caution ? caution.Overridable
        : reviews.Any(r => r.Id == rule) ? Overridable.Physician
        : Overridable.Nobody;

    static OpenPoint? OfAcceptance(Acceptance acceptance, Overridable need, DateOnly on, Centre? centre)
    {
        if (need == Overridable.Nobody) return new(acceptance.Rule, "is accepted, but asks for no acceptance: leave it out");
        if (string.IsNullOrWhiteSpace(acceptance.Reason)) return new(acceptance.Rule, "is accepted without a reason: give one");
        if (string.IsNullOrWhiteSpace(acceptance.By)) return new(acceptance.Rule, "is accepted by nobody: say who");
        var needsSecond = need == Overridable.PhysicianAndSecond;
        if (needsSecond && !IsAnother(acceptance)) return new(acceptance.Rule, "needs a second person, other than the first: say who");
        return WhoMayNot(acceptance, needsSecond, on, centre) is { Length: > 0 } why
            ? new(acceptance.Rule, $"is accepted by somebody who may not: {why}")
            : null;
    }

    static string WhoMayNot(Acceptance acceptance, bool needsSecond, DateOnly on, Centre? centre)
    {
        if (acceptance.Role != StaffRole.Physician) return $"{acceptance.By} is no physician";
        if (centre is not { Staff.Count: > 0 }) return "";
        if (centre.WhyNotPhysician(acceptance.By, on) is { Length: > 0 } first) return $"{acceptance.By} {first}";
        return needsSecond && centre.WhyNotSecond(acceptance.Second, on) is { Length: > 0 } second ? $"{acceptance.Second} {second}" : "";
    }

    static bool IsAnother(Acceptance acceptance) => !string.IsNullOrWhiteSpace(acceptance.Second)
        && !string.Equals(acceptance.Second.Trim(), acceptance.By.Trim(), StringComparison.OrdinalIgnoreCase);
}
