using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening.Rules;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// Asks every contraindication rule of one patient's facts. It reads facts as they are and judges them for one day; it changes
/// nothing, plans nothing, and takes what is not known for not known.
/// </summary>
public static class Screening
{
    static readonly Dictionary<string, Func<Case, Rule, IEnumerable<Part>>> Predicates =
        new Dictionary<string, Func<Case, Rule, IEnumerable<Part>>>(StringComparer.Ordinal)
        {
            ["REC-01"] = Person.Alive,
            ["CI-01"] = G6pd.Deficient,
            ["CI-02"] = G6pd.Low,
            ["CI-03"] = G6pd.Borderline,
            ["CI-04"] = G6pd.Reliable,
            ["CI-05"] = G6pdGene.Ask,
            ["CI-06"] = BloodCount.Platelets,
            ["CI-07"] = BloodCount.Haemoglobin,
            ["CI-08"] = Thyroid.Ask,
            ["CI-09"] = Pregnancy.Ask,
            ["CI-10"] = Vascular.Recent,
            ["CI-11"] = Bleeding.Ask,
            ["CI-12"] = Epilepsy.Ask,
            ["CI-13"] = Iron.Ask,
            ["CI-14"] = RedCells.Kind,
            ["CI-15"] = Intolerance.Ozone,
            ["CI-16"] = Vascular.Shunt,
            ["CI-17"] = Bleeding.Heparin,
            ["CI-18"] = Today.Condition,
            ["CI-19"] = Medicines.Ask,
            ["CI-20"] = Person.Adult,
            ["CI-21"] = RedCells.Haemolysis,
            ["CI-22"] = Today.Circulation,
            ["CI-23"] = Transplant.Ask,
            ["CI-24"] = Citrate.Ask,
            ["CI-25"] = Antioxidants.Ask,
        };

    /// <summary>The verdict by the rules that the project ships.</summary>
    public static Verdict Ask(PatientFacts facts, ClinicalProfile profile, ClinicSettings settings, DateOnly on) =>
        Ask(facts, profile, settings, on, RulesInForce.Shipped);

    /// <summary>The verdict by a centre's own rule data: the same rules with other limits.</summary>
    public static Verdict Ask(PatientFacts facts, ClinicalProfile profile, ClinicSettings settings, DateOnly on, RulesInForce rules)
    {
        var @case = new Case(facts, profile, settings, on, rules.Set);
        return new(facts.Id, on, profile.Id, rules.Set.Version, [.. rules.Set.Rules.Select(r => Answered(@case, r))])
        {
            Rules = rules.Standing,
            ReviewOverdue = [.. rules.OverdueOn(on)],
        };
    }

    static Finding Answered(Case c, Rule rule) => new(rule.Id, rule.Question, [.. Predicates[rule.Id](c, rule)]);
}
