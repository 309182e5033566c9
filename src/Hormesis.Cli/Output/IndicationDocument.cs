using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;

namespace Hormesis.Cli.Output;

/// <summary>One indication with its programme, the grade before all else.</summary>
sealed record IndicationDocument(
    Grade Grade, string GradeMeaning, string Code, string Name, string Claim, string Why, Figure Sessions, ProgrammeDocument Programme,
    IReadOnlyList<EvidenceRow> Evidence)
{
    public static IndicationDocument Of(Indication indication)
    {
        var programme = Programmes.Get(indication.Code);
        return new(
            programme.Grade, Grades.Meaning(programme.Grade), indication.Code, indication.Name, programme.ClaimId, programme.Claim.Why,
            indication.Sessions, ProgrammeDocument.Of(programme), indication.Evidence);
    }
}

/// <summary>A programme with what it refers to in place of the references.</summary>
sealed record ProgrammeDocument(
    string Version, IReadOnlyList<ProgrammeCriterion> Inclusion, IReadOnlyList<ProgrammeCriterion> Exclusion,
    IReadOnlyList<OutcomeMeasure> Measures, IReadOnlyList<Visit> Schedule, IReadOnlyList<StoppingRule> Stopping,
    IReadOnlyList<Statement> StandardCare, IReadOnlyList<Regimen> Regimens)
{
    public static ProgrammeDocument Of(Programme p) => new(
        Programmes.Table.Version, p.Inclusion, p.Exclusion, p.Measures, Programmes.Table.Schedule, p.AllStopping, p.StandardCare,
        p.Regimens);
}
