using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>CI-18 and CI-22.</summary>
static class TodayCases
{
    static readonly FactDate ThisMonth = new(new(2026, 3, 1), new(2026, 3, 31));

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Clear("CI-18", "temperature at the limit", Man().With("temperature", 38.5)),
        ExcludedToday("CI-18", "temperature above the limit", Man().With("temperature", 38.51)),
        Clear("CI-18", "glucose at the limit", Man().With("glucose", 4.0)),
        ExcludedToday("CI-18", "glucose below the limit", Man().With("glucose", 3.99)),
        .. OfToday("CI-18", "temperature", bad: 40),
        .. OfToday("CI-18", "glucose", bad: 2),
        ExcludedToday("CI-18", "drunk today", Man().Diagnosed(Icd("F10.0"), 0)),
        Clear("CI-18", "drunk yesterday", Man().Diagnosed(Icd("F10.0"), 1)),
        Clear("CI-18", "dependent on alcohol", Man().Diagnosed(IcdCm("F10.20"), 0)),

        ExcludedToday("CI-22", "pressure below the lower limit", Man().With("systolic", 89.9)),
        Clear("CI-22", "pressure at the lower limit", Man().With("systolic", 90)),
        Clear("CI-22", "pressure at the upper limit", Man().With("systolic", 180)),
        ExcludedToday("CI-22", "pressure above the upper limit", Man().With("systolic", 180.1)),
        ExcludedToday("CI-22", "heart rate below the lower limit", Man().With("heart-rate", 49.9)),
        Clear("CI-22", "heart rate at the lower limit", Man().With("heart-rate", 50)),
        Clear("CI-22", "heart rate at the upper limit", Man().With("heart-rate", 120)),
        ExcludedToday("CI-22", "heart rate above the upper limit", Man().With("heart-rate", 120.1)),
        .. OfToday("CI-22", "systolic", bad: 200),
        .. OfToday("CI-22", "heart-rate", bad: 150),
        ExcludedToday("CI-22", "measured twice, the graver counts", Man().With("systolic", 185).Also("systolic", 150)),
        Caution("CI-22", "heart failure", Man().Diagnosed(Snomed("88805009"))),
        Clear("CI-22", "heart failure, over", Man().Diagnosed(Snomed("88805009"), course: ClinicalCourse.Resolved)),
        ExcludedToday("CI-22", "decompensated heart failure", Man().Diagnosed(Named("Acute decompensated heart failure"))),
    ];

    static IEnumerable<RuleCase> OfToday(string rule, string analyte, double bad) =>
    [
        Missing(rule, $"{analyte} not measured", Man().Without(analyte)),
        Missing(rule, $"{analyte} bad yesterday", Man().With(analyte, bad, 1)),
        Missing(rule, $"{analyte} bad, without a date", Man().Without(analyte).Also(Result(analyte, bad, null))),
        Missing(rule, $"{analyte} bad on some day of this month", Man().Without(analyte).Also(Result(analyte, bad, ThisMonth))),
        Missing(rule, $"{analyte} bad tomorrow", Man().With(analyte, bad, -1)),
    ];
}
