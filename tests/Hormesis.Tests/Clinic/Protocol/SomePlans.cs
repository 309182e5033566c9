using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>Plans to look at, from patients of whom nothing but what is named matters.</summary>
static class SomePlans
{
    public static Indication Any => Indications.Get("chronic-pain");

    public static PlanOutcome Plan(PatientFacts facts, int? sessions = null, ClinicalProfile? profile = null) =>
        Planning.Plan(facts, Patients.Ask(facts, profile), Any, profile ?? Patients.HbMah, sessions);

    public static PlanOutcome.Planned Planned(PatientFacts facts, int? sessions = null, ClinicalProfile? profile = null) =>
        Assert.IsType<PlanOutcome.Planned>(Plan(facts, sessions, profile));

    public static PlanOutcome.NotPlanned NotPlanned(PatientFacts facts, int? sessions = null, ClinicalProfile? profile = null) =>
        Assert.IsType<PlanOutcome.NotPlanned>(Plan(facts, sessions, profile));

    public static PatientFacts Measuring(this PatientFacts facts, double kilograms, double centimetres) =>
        facts.With("body-weight", kilograms).With("body-height", centimetres);

    /// <summary>Men and women with every combination of the cautions that planning answers to. A verdict looks at no body.</summary>
    static readonly (PatientFacts Facts, Verdict Verdict)[] Bases =
    [
        .. from facts in (PatientFacts[])[Patients.Man(), Patients.Woman()]
           from cautioned in (PatientFacts[])[facts, facts.Takes("lisinopril")]
           from anaemic in (PatientFacts[])[cautioned, cautioned.With("haemoglobin", 10)]
           from borderline in (PatientFacts[])[anaemic, anaemic.With("g6pd", 75)]
           select (borderline, Patients.Ask(borderline)),
    ];

    /// <summary>A body that a person can have, and one of the combinations.</summary>
    public static (PatientFacts Facts, Verdict Verdict) ByChance(int seed)
    {
        var chance = new RandomSource((ulong)seed, 0);
        var (facts, verdict) = Bases[(int)(chance.NextUniform() * Bases.Length)];
        return (facts.Measuring(chance.NextBetween(25, 200), chance.NextBetween(125, 210)), verdict);
    }
}
