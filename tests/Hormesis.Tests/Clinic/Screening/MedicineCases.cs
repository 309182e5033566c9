using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>What medicines answer: CI-11, CI-13, CI-19 and CI-23.</summary>
static class MedicineCases
{
    public static IReadOnlyList<RuleCase> All { get; } = [.. Anticoagulants, .. Citrate, .. Iron, .. Immunosuppressants];

    static IReadOnlyList<RuleCase> Anticoagulants =>
    [
        Caution("CI-11", "warfarin", Man().Takes("Warfarin Sodium 5 MG Oral Tablet")),
        Caution("CI-11", "by its RxNorm code", Coded(new(Code.RxNorm, "1364430", ""))),
        Caution("CI-11", "by its ATC code", Coded(new(Code.Atc, "B01AF01", ""))),
        Clear("CI-11", "an antiplatelet by its ATC code", Coded(new(Code.Atc, "B01AC06", ""))),
        Clear("CI-11", "aspirin", Man().Takes("Aspirin 81 MG Oral Tablet")),
        Clear("CI-11", "warfarin, ended", Man().Takes("Warfarin", MedicationUse.Ended)),
        Caution("CI-11", "warfarin, on hold", Man().Takes("Warfarin", MedicationUse.OnHold)),
        Caution("CI-11", "warfarin, no date", Man().Takes("WARFARIN", MedicationUse.Unknown, null)),
        Clear("CI-11", "warfarin, ordered after the day", Man().Takes("Warfarin", daysAgo: -3)),
        Caution("CI-11", "long-term use in the problem list", Man().Diagnosed(IcdCm("Z79.01"))),
        Caution("CI-11", "says anticoagulant", TakesAny(anticoagulant: true)),
        Clear("CI-11", "takes medicines, none of them an anticoagulant", TakesAny(anticoagulant: false)),
        MissingRequired("CI-11", "not asked of medicines", Man().Says(("medicines", null))),
        MissingRequired("CI-11", "takes medicines, not asked of anticoagulants", TakesAny(anticoagulant: null)),
        Clear("CI-11", "said anticoagulant a year ago, takes nothing now",
            Man().Responds(DaysAgo(365), ("medicines", true), ("medicines.anticoagulant", true))),
        Caution("CI-11", "said anticoagulant a year ago, not asked of it since",
            TakesAny(anticoagulant: null).Responds(DaysAgo(365), ("medicines", true), ("medicines.anticoagulant", true))),
    ];

    static IReadOnlyList<RuleCase> Citrate =>
    [
        Caution("CI-19", "ACE inhibitor", Man().Takes("lisinopril 10 MG Oral Tablet")),
        Clear("CI-19", "another antihypertensive", Man().Takes("Hydrochlorothiazide 25 MG")),
        Caution("CI-19", "says ACE inhibitor", TakesAny(aceInhibitor: true)),
        MissingRequired("CI-19", "not asked of medicines", Man().Says(("medicines", null))),
        MissingRequired("CI-19", "not asked of ACE inhibitors", TakesAny(aceInhibitor: null)),
        MissingRequired("CI-19", "not asked of vitamin C", TakesAny(vitaminC: null)),
        ExcludedToday("CI-19", "says vitamin C into a vein", TakesAny(vitaminC: true)),
        ExcludedToday("CI-19", "vitamin C into a vein today", Man().Takes("Ascorbic acid 500 MG/ML Injection", MedicationUse.Ended, 0)),
        ExcludedToday("CI-19", "vitamin C into a vein yesterday", Man().Takes("vitamin C, intravenous", MedicationUse.Ended, 1)),
        Clear("CI-19", "vitamin C into a vein two days ago", Man().Takes("Ascorbic acid injectable solution", MedicationUse.Active, 2)),
        Clear("CI-19", "vitamin C by mouth", Man().Takes("Ascorbic acid 500 MG Oral Tablet", daysAgo: 0)),
        ExcludedToday("CI-19", "vitamin C into a vein, no date", Man().Takes("Ascorbic acid injection", MedicationUse.Active, null)),
        Clear("CI-19", "vitamin C into a vein, no date, ended", Man().Takes("Ascorbic acid injection", MedicationUse.Ended, null)),
    ];

    static IReadOnlyList<RuleCase> Iron =>
    [
        ExcludedToday("CI-13", "iron sucrose today", Man().Takes("Iron sucrose 20 MG/ML", MedicationUse.Ended, 0)),
        ExcludedToday("CI-13", "iron 2 days ago", Man().Takes("Ferric carboxymaltose", MedicationUse.Ended, 2)),
        Clear("CI-13", "iron 3 days ago", Man().Takes("ferumoxytol", MedicationUse.Active, 3)),
        ExcludedToday("CI-13", "iron on some day of this month", Ordered("iron sucrose", new(new(2026, 3, 1), new(2026, 3, 31)))),
        Clear("CI-13", "iron on some day of last month", Ordered("iron sucrose", new(new(2026, 2, 1), new(2026, 2, 28)))),
        Clear("CI-13", "iron by mouth", Man().Takes("ferrous sulfate 325 MG Oral Tablet", daysAgo: 0)),
        Clear("CI-13", "iron by mouth, as iron", Man().Takes("Iron 65 MG Oral Tablet", daysAgo: 0)),
        ExcludedToday("CI-13", "copper", Man().Takes("Cupric chloride 0.4 MG/ML Injectable Solution", daysAgo: 1)),
        Clear("CI-13", "copper in an intrauterine device", Man().Takes("Copper Intrauterine System", daysAgo: 1)),
    ];

    static IReadOnlyList<RuleCase> Immunosuppressants =>
    [
        Caution("CI-23", "tacrolimus", Man().Takes("Tacrolimus 1 MG Oral Capsule")),
        Clear("CI-23", "tacrolimus on the skin", Man().Takes("Tacrolimus 0.1 % Topical Ointment")),
        Clear("CI-23", "azathioprine without a transplant", Man().Takes("Azathioprine 50 MG Oral Tablet")),
    ];

    static PatientFacts TakesAny(bool? anticoagulant = false, bool? aceInhibitor = false, bool? vitaminC = false) => Man().Says(
        ("medicines", true), ("medicines.anticoagulant", anticoagulant), ("medicines.ace-inhibitor", aceInhibitor),
        ("medicines.iv-vitamin-c", vitaminC));

    static PatientFacts Ordered(string medicine, FactDate date) =>
        Man() with { Medications = [new() { Codes = [], Text = medicine, Ordered = date, Origin = new("medicine") }] };

    static PatientFacts Coded(Code code) => Man() with
    {
        Medications = [new() { Codes = [code], Use = MedicationUse.Active, Ordered = DaysAgo(50), Origin = new("medicine") }],
    };
}
