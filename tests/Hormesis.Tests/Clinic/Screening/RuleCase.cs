using Hormesis.Clinic;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// A patient and what one rule has to answer. Kept as a table, so that the data can be changed one by one to see that some case
/// notices.
/// </summary>
sealed record RuleCase(string Rule, string Name, PatientFacts Facts, Answer Answer)
{
    /// <summary>Of a missing answer: whether it leaves the verdict incomplete.</summary>
    public bool Required { get; init; }

    /// <summary>Of an exclusion or a caution.</summary>
    public Scope Scope { get; init; }
    public ClinicalProfile Profile { get; init; } = Patients.HbMah;
    public ClinicSettings Settings { get; init; } = Patients.Settings;

    public bool Holds(RuleSet rules)
    {
        var finding = Ask(rules);
        return finding.Answer == Answer
            && (Answer != Answer.Missing || finding.Required == Required)
            && (Answer is not (Answer.Excluded or Answer.Caution) || finding.Scope == Scope);
    }

    /// <summary>Asks no more rules than are needed: the data are changed hundreds of times.</summary>
    public Finding Ask(RuleSet rules) =>
        Patients.Ask(Facts, Profile, Settings, rules: rules with { Rules = [.. rules.Rules.Where(IsNeeded)] })[Rule];

    // The G6PD rules share their limits, and look at haemolysis.
    bool IsNeeded(Rule rule) => rule.Id == Rule
        || (Rule is "CI-01" or "CI-02" or "CI-03" or "CI-04" or "CI-05" && rule.Id is "CI-01" or "CI-02" or "CI-03" or "CI-21");

    public override string ToString() => $"{Rule}: {Name}";
}

/// <summary>All cases of all rules.</summary>
static class RuleCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. PersonCases.All, .. G6pdCases.All, .. BloodCases.All, .. ThyroidCases.All, .. HistoryCases.All, .. MedicineCases.All,
        .. TodayCases.All, .. AntioxidantCases.All,
    ];

    public static RuleCase Clear(string rule, string name, PatientFacts facts) => new(rule, name, facts, Answer.Clear);
    public static RuleCase Caution(string rule, string name, PatientFacts facts) => new(rule, name, facts, Answer.Caution);
    public static RuleCase CautionToday(string rule, string name, PatientFacts facts) =>
        new(rule, name, facts, Answer.Caution) { Scope = Scope.Today };
    public static RuleCase Excluded(string rule, string name, PatientFacts facts) => new(rule, name, facts, Answer.Excluded);
    public static RuleCase ExcludedToday(string rule, string name, PatientFacts facts) =>
        new(rule, name, facts, Answer.Excluded) { Scope = Scope.Today };
    public static RuleCase Missing(string rule, string name, PatientFacts facts) => new(rule, name, facts, Answer.Missing);
    public static RuleCase MissingRequired(string rule, string name, PatientFacts facts) =>
        new(rule, name, facts, Answer.Missing) { Required = true };
}
