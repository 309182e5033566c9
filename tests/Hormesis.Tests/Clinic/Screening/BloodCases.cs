using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>CI-06, CI-07, CI-13, CI-14, CI-21 and CI-24, as far as the laboratory answers them; and the INR of CI-11.</summary>
static class BloodCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Excluded("CI-06", "below the block", Man().With("platelets", 99.9)),
        Caution("CI-06", "at the block", Man().With("platelets", 100)),
        Caution("CI-06", "below the caution", Man().With("platelets", 149.9)),
        Clear("CI-06", "at the caution", Man().With("platelets", 150)),
        Excluded("CI-07", "below the block", Man().With("haemoglobin", 8.99)),
        Caution("CI-07", "at the block", Man().With("haemoglobin", 9)),
        Caution("CI-07", "below the caution", Man().With("haemoglobin", 10.99)),
        Clear("CI-07", "at the caution", Man().With("haemoglobin", 11)),
        .. Aging("CI-06", "platelets", good: 250, bad: 60, days: 30, required: true),
        .. Aging("CI-07", "haemoglobin", good: 14, bad: 8, days: 30, required: true),

        Clear("CI-11", "INR at the limit", Man().With("inr", 3.0)),
        Caution("CI-11", "INR above the limit", Man().With("inr", 3.01)),
        Missing("CI-11", "no INR", Man().Without("inr")),
        Clear("CI-11", "INR of 7 days", Man().With("inr", 1, 7)),
        Missing("CI-11", "INR of 8 days", Man().With("inr", 1, 8)),
        Caution("CI-11", "high INR of 7 days", Man().With("inr", 4, 7)),
        MissingRequired("CI-11", "high INR of 8 days has to be repeated", Man().With("inr", 4, 8)),
        Caution("CI-11", "high INR, and one of that day that tells nothing", Man().With("inr", 4).Also("inr", 5, bound: Bound.Below)),

        Clear("CI-13", "ferritin at the limit", Man().With("ferritin", 1000)),
        Excluded("CI-13", "ferritin above the limit", Man().With("ferritin", 1000.1)),
        Clear("CI-13", "saturation at the limit", Man().With("transferrin-saturation", 60)),
        Excluded("CI-13", "saturation above the limit", Man().With("transferrin-saturation", 60.1)),
        .. Aging("CI-13", "ferritin", good: 100, bad: 2000, days: 365, required: false),
        .. Aging("CI-13", "transferrin-saturation", good: 30, bad: 80, days: 365, required: false),

        Clear("CI-14", "methaemoglobin at the limit", Man().With("methaemoglobin", 3)),
        Excluded("CI-14", "methaemoglobin above the limit", Man().With("methaemoglobin", 3.01)),
        .. Aging("CI-14", "methaemoglobin", good: 1, bad: 5, days: 30, required: false),

        Clear("CI-21", "LDH at twice the customary limit", Man().With("ldh", 480).With("haptoglobin", 0.1)),
        Excluded("CI-21", "LDH above twice the customary limit", Man().With("ldh", 480.1).With("haptoglobin", 0.1)),
        Clear("CI-21", "haptoglobin at the limit", Man().With("ldh", 600).With("haptoglobin", 0.3)),
        Excluded("CI-21", "haptoglobin below the limit", Man().With("ldh", 600).With("haptoglobin", 0.299)),
        Excluded("CI-21", "haptoglobin printed as below the limit", Man().With("ldh", 600).With("haptoglobin", 0.3, bound: Bound.Below)),
        Excluded("CI-21", "twice the laboratory's own limit", LdhOf(301, own: 150).With("haptoglobin", 0.1)),
        Clear("CI-21", "not twice the laboratory's own limit", LdhOf(600, own: 300).With("haptoglobin", 0.1)),
        Missing("CI-21", "LDH high, haptoglobin not known", Man().With("ldh", 600).Without("haptoglobin")),
        Missing("CI-21", "haptoglobin low, LDH not known", Man().With("haptoglobin", 0.1).Without("ldh")),
        Clear("CI-21", "LDH good, haptoglobin not known", Man().Without("haptoglobin")),
        Clear("CI-21", "haptoglobin good, LDH not known", Man().Without("ldh")),
        Missing("CI-21", "neither known", Man().Without("ldh").Without("haptoglobin")),
        Excluded("CI-21", "both bad long ago, not since", Man().With("ldh", 600, 900).With("haptoglobin", 0.1, 900)),
        Clear("CI-21", "LDH of 90 days", Man().Without("haptoglobin").With("ldh", 180, 90)),
        Missing("CI-21", "LDH of 91 days", Man().Without("haptoglobin").With("ldh", 180, 91)),
        Clear("CI-21", "haptoglobin of 90 days", Man().Without("ldh").With("haptoglobin", 1, 90)),
        Missing("CI-21", "haptoglobin of 91 days", Man().Without("ldh").With("haptoglobin", 1, 91)),
        Excluded("CI-21", "acquired haemolytic anaemia", Man().Diagnosed(Icd("D59.1"))),
        Clear("CI-21", "acquired haemolytic anaemia, over", Man().Diagnosed(Icd("D59.1"), course: ClinicalCourse.Resolved)),

        Clear("CI-24", "calcium at the limit", Man().With("ionised-calcium", 1.0)),
        Excluded("CI-24", "calcium below the limit", Man().With("ionised-calcium", 0.995)),
        .. Aging("CI-24", "ionised-calcium", good: 1.2, bad: 0.8, days: 90, required: false),
        Clear("CI-24", "calcium low, but no citrate", Man().With("ionised-calcium", 0.8)) with { Profile = WithHeparin },
        Excluded("CI-24", "liver failure", Man().Diagnosed(Icd("K72.1"))),
        Clear("CI-24", "liver failure, over", Man().Diagnosed(Icd("K72.0"), course: ClinicalCourse.Resolved)),
    ];

    static PatientFacts LdhOf(double value, double own) =>
        Man().Without("ldh").Also(Result("ldh", value, DaysAgo(1)) with { ReferenceHigh = own });

    /// <summary>Fresh, on the last day that it counts, stale, stale but excluding, and not known at all.</summary>
    static IEnumerable<RuleCase> Aging(string rule, string analyte, double good, double bad, int days, bool required) =>
    [
        Clear(rule, $"{analyte} on its last day", Man().With(analyte, good, days)),
        new(rule, $"{analyte} stale", Man().With(analyte, good, days + 1), Answer.Missing) { Required = required },
        Excluded(rule, $"{analyte} stale, but excluding", Man().With(analyte, bad, days + 1000)),
        Clear(rule, $"{analyte} excluding, answered by a newer one", Man().With(analyte, bad, 20).Also(analyte, good, 10)),
        Excluded(rule, $"{analyte} good, answered by a newer one that excludes", Man().With(analyte, good, 20).Also(analyte, bad, 10)),
        new(rule, $"{analyte} not known", Man().Without(analyte), Answer.Missing) { Required = required },
    ];
}
