using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Tests.Store.Fhir;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// The rule table, from real resources: every limit that a result answers, at the limit and a hundredth to either side, and with the
/// result missing, stale, of the wrong unit, in error, not final, in words, and against another of the same day. Limits of other kinds
/// are held by RuleDataTests; a limit in neither list fails.
/// </summary>
public class RuleTableTests
{
    /// <param name="Level">What a value beyond the limit answers.</param>
    /// <param name="With">Other results without which the limit does not decide.</param>
    sealed record Row(string Rule, string Limit, string Analyte, Answer Level, params (string Analyte, double Value)[] With)
    {
        public Limit Figure => RuleSet.Shipped.Rules.Single(r => r.Id == Rule).Limits[Limit];

        /// <summary>True for a count that nobody has to have made.</summary>
        public bool MayBeUncounted => Analyte == "reticulocytes";

        public double Beyond => Figure.Value * (Figure.Tighter == Tighter.Higher ? 0.99 : 1.01);
        public double Within => Figure.Value * (Figure.Tighter == Tighter.Higher ? 1.01 : 0.99);

        public Chart Chart => With.Aggregate(
            Screening.Chart.Of(Analyte == "hcg" ? "female" : "male"),
            (chart, other) => chart.With(other.Analyte, Screening.Chart.Observed(other.Analyte, other.Value)));

        public override string ToString() => $"{Rule} {Limit}";
    }

    static readonly IReadOnlyList<Row> Table =
    [
        new("CI-01", "activity-below", "g6pd", Answer.Excluded),
        new("CI-02", "activity-below", "g6pd", Answer.Excluded),
        new("CI-03", "activity-below", "g6pd", Answer.Caution),
        new("CI-04", "reticulocytes-above", "reticulocytes", Answer.Missing),
        new("CI-06", "excluded-below", "platelets", Answer.Excluded),
        new("CI-06", "caution-below", "platelets", Answer.Caution),
        new("CI-06", "caution-above", "platelets", Answer.Caution),
        new("CI-07", "excluded-below", "haemoglobin", Answer.Excluded),
        new("CI-07", "caution-below", "haemoglobin", Answer.Caution),
        new("CI-08", "tsh-below", "tsh", Answer.Excluded, ("ft4", 3)),
        new("CI-08", "ft4-above", "ft4", Answer.Excluded, ("tsh", 0.01)),
        new("CI-09", "hcg-above", "hcg", Answer.Excluded),
        new("CI-11", "inr-above", "inr", Answer.Caution),
        new("CI-13", "ferritin-above", "ferritin", Answer.Excluded),
        new("CI-13", "saturation-above", "transferrin-saturation", Answer.Excluded),
        new("CI-14", "methaemoglobin-above", "methaemoglobin", Answer.Excluded),
        new("CI-18", "temperature-above", "temperature", Answer.Excluded),
        new("CI-18", "glucose-below", "glucose", Answer.Excluded),
        new("CI-21", "haptoglobin-below", "haptoglobin", Answer.Excluded, ("ldh", 900)),
        new("CI-22", "systolic-below", "systolic", Answer.Excluded),
        new("CI-22", "systolic-above", "systolic", Answer.Excluded),
        new("CI-22", "heart-rate-below", "heart-rate", Answer.Excluded),
        new("CI-22", "heart-rate-above", "heart-rate", Answer.Excluded),
        new("CI-24", "calcium-below", "ionised-calcium", Answer.Excluded),
        new("CI-25", "ascorbate-below", "ascorbate", Answer.Caution),
        new("CI-25", "urate-below", "urate", Answer.Caution),
    ];

    // Days, ages, strengths, and limits that hold only together with another fact: RuleCases has them on both sides, VcfSiteTests those
    // of gene calls.
    static readonly string[] OfOtherKinds =
    [
        "CI-04 transfusion-days", "CI-04 point-of-care-from", "CI-04 point-of-care-to", "CI-05 call-depth-below",
            "CI-05 call-quality-below", "CI-08 tsh-normal-from", "CI-08 tsh-normal-to",
        "CI-09 age-from", "CI-09 age-to", "CI-10 recent-months", "CI-13 infusion-days", "CI-19 vitamin-c-days", "CI-20 adult-from",
        "CI-21 ldh-times-upper-limit", "CI-21 ldh-upper-limit", "CI-25 infusion-days", "CI-25 supplement-days", "CI-25 vitamin-c-above",
        "CI-25 vitamin-e-above",
    ];

    public static TheoryData<string> Rows => [.. Table.Select(r => r.ToString())];

    [Fact]
    public void Every_limit_of_every_rule_stands_in_one_of_the_lists() => Assert.Equal(
        RuleSet.Shipped.Rules.SelectMany(r => r.Limits.Keys, (r, name) => $"{r.Id} {name}").Order(StringComparer.Ordinal),
        Table.Select(r => r.ToString()).Concat(OfOtherKinds).Order(StringComparer.Ordinal));

    [Fact]
    public void The_chart_that_all_start_from_is_clear() => Assert.All(
        (string[])["male", "female"], sex => Assert.All(Chart.Of(sex).Ask().Findings.Where(f => f.Rule != "CI-05"), f =>
            Assert.True(f.Answer == Answer.Clear, $"{f.Rule}: {f.Explanation}")));

    [Theory, MemberData(nameof(Rows))]
    public void At_the_limit_and_within_it_is_good_and_beyond_it_is_not(string name)
    {
        var row = Find(name);

        Assert.NotEqual(row.Level, Answered(row, Chart.Observed(row.Analyte, row.Figure.Value)));
        Assert.NotEqual(row.Level, Answered(row, Chart.Observed(row.Analyte, row.Within)));
        Assert.Equal(row.Level, Answered(row, Chart.Observed(row.Analyte, row.Beyond)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void What_is_no_result_is_never_clear(string name)
    {
        var row = Find(name);
        if (row.MayBeUncounted) return;
        string[] none =
        [
            Chart.Observed(row.Analyte, row.Within, status: "entered-in-error"),
            Chart.Observed(row.Analyte, row.Within, status: "preliminary"),
            Chart.Observed(row.Analyte, row.Within, status: "cancelled"),
            Chart.Observed(row.Analyte, row.Within, daysAgo: -1), // of the day after
            Chart.Said(row.Analyte, """
                "dataAbsentReason":{"coding":[{"code":"not-performed"}]}
                """),
            .. row.Analyte == "hcg" ? (string[])[] : [Chart.Said(row.Analyte, "\"valueString\":\"normal\"")],
        ];

        Assert.NotEqual(Answer.Clear, Answered(row));
        Assert.All(none, observation => Assert.NotEqual(Answer.Clear, Answered(row, observation)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_stale_result_is_never_clear(string name)
    {
        var row = Find(name);
        if (row.MayBeUncounted || RuleSet.Shipped.DaysOf(row.Analyte) is not { } days) return;

        Assert.NotEqual(Answer.Clear, Answered(row, Chart.Observed(row.Analyte, row.Within, days + 1)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_result_in_the_wrong_unit_is_refused(string name)
    {
        var row = Find(name);
        var wrong = row.Analyte == "systolic" ? "kg" : "mm[Hg]";

        var refused = Assert.Throws<InputException>(
            () => row.Chart.With(row.Analyte, Chart.Observed(row.Analyte, row.Within, unit: wrong)).Ask());

        Assert.EndsWith("valueQuantity.value", refused.Place, StringComparison.Ordinal);
    }

    // Whichever stands first in the record.
    [Theory, MemberData(nameof(Rows))]
    public void Of_two_results_of_one_day_the_graver_counts(string name)
    {
        var row = Find(name);
        var (good, bad) = (Chart.Observed(row.Analyte, row.Within), Chart.Observed(row.Analyte, row.Beyond));

        Assert.Equal(row.Level, Answered(row, good, bad));
        Assert.Equal(row.Level, Answered(row, bad, good));
    }

    // One that was withdrawn takes nothing from what stands.
    [Theory, MemberData(nameof(Rows))]
    public void A_bad_result_is_not_answered_by_a_good_one_in_error(string name)
    {
        var row = Find(name);
        var bad = Chart.Observed(row.Analyte, row.Beyond);
        var withdrawn = Chart.Observed(row.Analyte, row.Within, status: "entered-in-error");

        Assert.Equal(row.Level, Answered(row, bad, withdrawn));
    }

    // Set of terms, code of the set, the rule that reads it.
    public static TheoryData<string, string, string> Diagnoses => new()
    {
        { "g6pd-deficiency", "62403005", "CI-01" }, { "hyperthyroidism", "34486009", "CI-08" }, { "mi-or-stroke", "22298006", "CI-10" },
        { "coagulopathy", "64779008", "CI-11" }, { "epilepsy", "84757009", "CI-12" }, { "haemochromatosis", "399187006", "CI-13" },
        { "haemoglobinopathy", "417357006", "CI-14" }, { "shunt-or-aura", "204317008", "CI-16" }, { "heart-failure", "88805009", "CI-22" },
        { "haemorrhagic-stroke", "274100004", "CI-23" }, { "liver-failure", "59927004", "CI-24" }, { "haemolysis", "61261009", "CI-04" },
        { "pregnancy", "72892002", "CI-09" },
    };

    [Theory, MemberData(nameof(Diagnoses))]
    public void A_diagnosis_counts_unless_it_is_refuted_or_in_error(string set, string code, string rule)
    {
        var chart = Chart.Of(set == "pregnancy" ? "female" : "male");

        Assert.Contains(TermSets.Table.Sets.Single(s => s.Id == set).Terms, t => t.Value == code);
        Assert.NotEqual(Answer.Clear, chart.Plus(Condition(code, "confirmed")).Ask()[rule].Answer);
        Assert.NotEqual(Answer.Clear, chart.Plus(Condition(code, "provisional")).Ask()[rule].Answer);
        Assert.Equal(Answer.Clear, chart.Plus(Condition(code, "refuted")).Ask()[rule].Answer);
        Assert.Equal(Answer.Clear, chart.Plus(Condition(code, "entered-in-error")).Ask()[rule].Answer);
    }

    [Theory]
    [InlineData("No evidence of epilepsy", "CI-12")]
    [InlineData("Family history of haemochromatosis", "CI-13")]
    [InlineData("Patent foramen ovale ruled out", "CI-16")]
    public void A_diagnosis_that_is_denied_in_words_does_not_count(string text, string rule) => Assert.Equal(
        Answer.Clear, Chart.Of("male").Plus(Records.Resource("Condition", $$"""
            "code":{"text":"{{text}}"},"recordedDate":"2026-01-01"
            """)).Ask()[rule].Answer);

    static string Condition(string code, string verification) => Records.Resource("Condition", $$"""
        "code":{{Records.Coded("http://snomed.info/sct", code)}},"recordedDate":"2026-01-01",
        "verificationStatus":{{Records.Coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", verification)}}
        """);

    [Theory]
    [InlineData("\"method\":{\"text\":\"Point-of-care biosensor\"}")]
    [InlineData("\"method\":{\"coding\":[{\"system\":\"urn:hormesis:method\",\"code\":\"point-of-care\"}]}")]
    [InlineData("\"device\":{\"display\":\"STANDARD G6PD Biosensor\"}")]
    [InlineData("\"method\":{\"text\":\"handheld\"},\"device\":{\"display\":\"analyser 3\"}")]
    public void An_activity_of_the_point_of_care_is_known_by_its_method_or_device(string method)
    {
        var handheld = Chart.Said("g6pd", $"{method},\"valueQuantity\":{Records.Quantity("82", "%")}");
        var laboratory = Chart.Observed("g6pd", 82);

        Assert.Equal(Answer.Missing, Chart.Of("male").With("g6pd", handheld).Ask()["CI-04"].Answer);
        Assert.Equal(Answer.Clear, Chart.Of("male").With("g6pd", laboratory).Ask()["CI-04"].Answer);
        Assert.Equal(Answer.Clear, Chart.Of("male").With("g6pd", handheld, laboratory).Ask()["CI-04"].Answer);
    }

    static Row Find(string name) => Table.Single(r => r.ToString() == name);

    static Answer Answered(Row row, params IReadOnlyList<string> observations) =>
        row.Chart.With(row.Analyte, observations).Ask()[row.Rule].Answer;
}
