using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>CI-25, and the upper limit of CI-06.</summary>
static class AntioxidantCases
{
    public static IReadOnlyList<RuleCase> All { get; } = [.. Infusions, .. Supplements, .. Levels, .. Platelets];

    static IReadOnlyList<RuleCase> Infusions =>
    [
        Clear("CI-25", "all known and none taken", Man()),
        ExcludedToday("CI-25", "says infusion", Man().Says(("antioxidant-infusion", true))),
        Missing("CI-25", "not asked of infusions", Man().Says(("antioxidant-infusion", null))),
        ExcludedToday("CI-25", "glutathione into a vein yesterday", Man().Takes("Glutathione 600 mg intravenous", MedicationUse.Ended, 1)),
        Clear("CI-25", "glutathione into a vein two days ago", Man().Takes("Glutathione 600 mg intravenous", MedicationUse.Ended, 2)),
        ExcludedToday("CI-25", "lipoic acid infusion today", Man().Takes("alpha-lipoic acid infusion", daysAgo: 0)),
        ExcludedToday("CI-25", "DMSO into a vein, no date", Man().Takes("DMSO iv", daysAgo: null)),
        Clear("CI-25", "lipoic acid by mouth", Man().Takes("Lipoic acid 600 MG Oral Tablet", daysAgo: 0)),
    ];

    static IReadOnlyList<RuleCase> Supplements =>
    [
        CautionToday("CI-25", "says supplement", Man().Says(("antioxidant-supplement", true))),
        Missing("CI-25", "not asked of supplements", Man().Says(("antioxidant-supplement", null))),
        Clear("CI-25", "vitamin C 500 mg", Man().Takes("Ascorbic acid 500 MG Oral Tablet")),
        CautionToday("CI-25", "vitamin C 501 mg", Man().Takes("Ascorbic acid 501 MG Oral Tablet")),
        CautionToday("CI-25", "vitamin C 1 g", Man().Takes("Vitamin C 1 g effervescent")),
        CautionToday("CI-25", "vitamin C of unknown strength", Man().Takes("Vitamin C")),
        CautionToday("CI-25", "vitamin C as a solution by its concentration", Man().Takes("Ascorbic acid 100 MG/ML Oral Solution")),
        Clear("CI-25", "vitamin C on the skin", Man().Takes("Vitamin C 20 % topical serum")),
        CautionToday("CI-25", "vitamin C, ended yesterday", Man().Takes("Vitamin C 1000 mg", MedicationUse.Ended, 1)),
        Clear("CI-25", "vitamin C, ended two days ago", Man().Takes("Vitamin C 1000 mg", MedicationUse.Ended, 2)),
        CautionToday("CI-25", "vitamin C by its code alone", Coded(new(Code.Atc, "A11GA01", ""))),
        Clear("CI-25", "vitamin E 400 IU", Man().Takes("Vitamin E 400 UNT Oral Capsule")),
        CautionToday("CI-25", "vitamin E 401 IU", Man().Takes("Vitamin E 401 IU")),
        CautionToday("CI-25", "vitamin E in mg", Man().Takes("Tocopherol 100 mg")),
        CautionToday("CI-25", "acetylcysteine", Man().Takes("N-acetylcysteine 600 mg Oral Tablet")),
    ];

    static IReadOnlyList<RuleCase> Levels =>
    [
        Clear("CI-25", "ascorbate at the limit", Man().With("ascorbate", 11)),
        Caution("CI-25", "ascorbate below the limit", Man().With("ascorbate", 10.95)),
        Clear("CI-25", "urate at the limit", Man().With("urate", 2)),
        Caution("CI-25", "urate below the limit", Man().With("urate", 1.99)),
        .. Aging("ascorbate", 50),
        .. Aging("urate", 5),
    ];

    static IEnumerable<RuleCase> Aging(string analyte, double good) =>
    [
        Clear("CI-25", $"{analyte} on its last day", Man().With(analyte, good, 30)),
        Missing("CI-25", $"{analyte} stale", Man().With(analyte, good, 31)),
        MissingRequired("CI-25", $"{analyte} low and stale has to be repeated", Man().With(analyte, 1, 31)),
        Missing("CI-25", $"{analyte} not known", Man().Without(analyte)),
    ];

    static IReadOnlyList<RuleCase> Platelets =>
    [
        Clear("CI-06", "platelets at the upper limit", Man().With("platelets", 450)),
        Caution("CI-06", "platelets above the upper limit", Man().With("platelets", 451)),
        Missing("CI-06", "platelets maybe above the upper limit", Man().With("platelets", 300, bound: Bound.AtLeast)),
    ];

    static PatientFacts Coded(Code code) => Man() with
    {
        Medications = [new() { Codes = [code], Use = MedicationUse.Active, Ordered = DaysAgo(50), Origin = new("medicine") }],
    };
}
