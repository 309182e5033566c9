using Hormesis.Clinic.Evidence;

namespace Hormesis.Cli.Output;

sealed record EvidenceDocument(string GradedFor, IReadOnlyList<GradeDocument> Grades, IReadOnlyList<ClaimDocument> Claims)
{
    public static EvidenceDocument Of(IEnumerable<Claim> claims) => new(
        "systemic autohaemotherapy; other routes stand in elsewhere",
        [.. Enum.GetValues<Grade>().Select(g => new GradeDocument(g, Clinic.Evidence.Grades.Meaning(g)))],
        [.. claims.Select(ClaimDocument.Of)]);
}

sealed record GradeDocument(Grade Grade, string Meaning);

/// <param name="Treatment">switch, mechanism, rule or not-modelled.</param>
sealed record ClaimDocument(
    string Id, string Claim, Grade Grade, string Why, IReadOnlyList<OtherRoute> Elsewhere, IReadOnlyList<string> Sources,
    IReadOnlyList<StudyDocument> Studies, string Searched, string Modelled, Modelling Treatment, string Null, string Literature,
    string Claimed, IReadOnlyList<string> Reference)
{
    public static ClaimDocument Of(Claim c) => new(
        c.Id, c.Text, c.Grade, c.Why, c.Elsewhere, c.Sources, [.. c.Studies.Select(StudyDocument.Of)], c.Searched, c.Modelled,
        c.Treatment, c.Null, c.Literature, c.Claimed, c.Reference);
}

/// <param name="N">Left out where the reference gives no number.</param>
sealed record StudyDocument(
    string Id, string Citation, string? Doi, string Design, int? N, Route Route, Direction Direction, string Effect, string? Interval,
    string Bias, Certainty Certainty, IReadOnlyList<string> Reference)
{
    public static StudyDocument Of(StudyResult r) => new(
        r.StudyId, r.Study.Citation, r.Study.Doi, r.Study.Design, r.Study.N, r.Study.Route, r.Direction, r.Effect, r.Interval,
        r.Study.Bias, r.Certainty, r.Study.Reference);
}
