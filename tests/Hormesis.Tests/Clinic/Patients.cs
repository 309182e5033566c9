using Hormesis.Clinic;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic;

/// <summary>Patients to start from: nothing speaks against treating them, and everything is known. Tests change one thing.</summary>
static class Patients
{
    public static readonly DateOnly On = new(2026, 3, 20);
    public static readonly ClinicSettings Settings = new();

    static readonly string[] OfTheDay = ["hcg", "glucose", "temperature", "systolic", "heart-rate"];

    public static ClinicalProfile HbMah => ClinicalProfiles.Get("hb-mah");
    public static ClinicalProfile Unpressurised => HbMah with { Pressurised = false };
    public static ClinicalProfile WithHeparin =>
        HbMah with { Anticoagulant = HbMah.Anticoagulant with { Kind = AnticoagulantKind.Heparin, Name = "heparin" } };

    public static PatientFacts Man() => new PatientFacts
    {
        Id = "man",
        Sex = Sex.Male,
        Born = FactDate.Day(new(1980, 6, 1)),
        Histories = [new() { Answered = DaysAgo(1), Answers = AllNo(), Origin = new("history") }],
    }
    .With("platelets", 250).With("haemoglobin", 14.5).With("g6pd", 95).With("tsh", 1.5).With("ft4", 1.2).With("inr", 1.0)
    .With("ferritin", 120).With("transferrin-saturation", 30).With("methaemoglobin", 0.8).With("ldh", 180).With("haptoglobin", 1.2)
    .With("ionised-calcium", 1.2).With("glucose", 5.2).With("temperature", 36.6).With("systolic", 125).With("heart-rate", 70)
    .With("ascorbate", 50).With("urate", 5).With("body-weight", 70).With("body-height", 175).Says("g6pd-genotype", Word.Normal);

    public static PatientFacts Woman() => (Man() with { Id = "woman", Sex = Sex.Female }).Says("hcg", Word.Negative, 0);

    /// <summary>Only what is required for eligible.</summary>
    public static PatientFacts Bare() =>
        Man() with { Results = [.. Man().Results.Where(r => r.Analyte is "platelets" or "haemoglobin" or "g6pd")] };

    public static Verdict Ask(
        PatientFacts facts, ClinicalProfile? profile = null, ClinicSettings? settings = null, DateOnly? on = null, RuleSet? rules = null) =>
        Hormesis.Clinic.Screening.Screening.Ask(
            facts, profile ?? HbMah, settings ?? Settings, on ?? On, new(rules ?? RuleSet.Shipped, RulesStanding.Unknown));

    public static FactDate DaysAgo(int days) => FactDate.Day(On.AddDays(-days));

    public static LabResult Result(string analyte, double? value, FactDate? taken, Bound bound = Bound.Exact, string? unit = null) => new()
    {
        Analyte = analyte,
        Value = value,
        Bound = bound,
        Unit = unit ?? (analyte == "g6pd" ? "%" : $"{Analytes.Get(analyte).Unit}"),
        Taken = taken,
        Origin = new($"{analyte} {value} {bound} {taken}"),
    };

    /// <summary>This result in place of all others of the analyte.</summary>
    public static PatientFacts With(
        this PatientFacts facts, string analyte, double value, int? daysAgo = null, Bound bound = Bound.Exact) =>
        facts.Without(analyte).Also(analyte, value, daysAgo, bound);

    public static PatientFacts Also(
        this PatientFacts facts, string analyte, double value, int? daysAgo = null, Bound bound = Bound.Exact) =>
        facts.Also(Result(analyte, value, DaysAgo(daysAgo ?? (OfTheDay.Contains(analyte) ? 0 : 1)), bound));

    public static PatientFacts Also(this PatientFacts facts, LabResult result) => facts with { Results = [.. facts.Results, result] };

    /// <summary>A result in words in place of all others of the analyte.</summary>
    public static PatientFacts Says(this PatientFacts facts, string analyte, Word word, int daysAgo = 1) =>
        facts.Without(analyte).Also(Result(analyte, null, DaysAgo(daysAgo)) with { Qualitative = word });

    public static PatientFacts Without(this PatientFacts facts, string analyte) =>
        facts with { Results = [.. facts.Results.Where(r => r.Analyte != analyte)] };

    /// <summary>Changes answers in the one history response.</summary>
    public static PatientFacts Says(this PatientFacts facts, params (string LinkId, bool? Answer)[] answers)
    {
        var changed = facts.Histories[0].Answers.ToDictionary(p => p.Key, p => p.Value);
        foreach (var (linkId, answer) in answers)
        {
            if (answer is { } yes) changed[linkId] = yes;
            else changed.Remove(linkId);
        }
        return facts with { Histories = [facts.Histories[0] with { Answers = changed }, .. facts.Histories.Skip(1)] };
    }

    /// <summary>One more history response.</summary>
    public static PatientFacts Responds(this PatientFacts facts, FactDate? answered, params (string LinkId, bool Answer)[] answers)
    {
        var given = answers.ToDictionary(a => a.LinkId, a => a.Answer);
        var response = new HistoryResponse { Answered = answered, Answers = given, Origin = new($"history {answered}") };
        return facts with { Histories = [.. facts.Histories, response] };
    }

    public static PatientFacts Diagnosed(
        this PatientFacts facts, Code code, int? daysAgo = 1000, ClinicalCourse course = ClinicalCourse.Active) =>
        facts.Diagnosed(new Diagnosis
        {
            Codes = [code],
            Course = course,
            Onset = Ago(daysAgo),
            Origin = new($"diagnosis {code.Value} {code.Display}"),
        });

    public static PatientFacts Diagnosed(this PatientFacts facts, Diagnosis diagnosis) =>
        facts with { Diagnoses = [.. facts.Diagnoses, diagnosis] };

    public static PatientFacts Takes(
        this PatientFacts facts, string medicine, MedicationUse use = MedicationUse.Active, int? daysAgo = 100)
    {
        var order = new Medication { Codes = [], Text = medicine, Use = use, Ordered = Ago(daysAgo), Origin = new($"medicine {medicine}") };
        return facts with { Medications = [.. facts.Medications, order] };
    }

    public static PatientFacts Underwent(this PatientFacts facts, string procedure, int? daysAgo)
    {
        var past = new PastProcedure { Codes = [], Text = procedure, Done = Ago(daysAgo), Origin = new($"procedure {procedure}") };
        return facts with { Procedures = [.. facts.Procedures, past] };
    }

    static FactDate? Ago(int? days) => days is { } number ? DaysAgo(number) : null;

    public static Code Snomed(string value, string display = "") => new(Code.Snomed, value, display);
    public static Code Icd(string value) => new(Code.Icd10, value, "");
    public static Code IcdCm(string value) => new(Code.Icd10Cm, value, "");
    public static Code Named(string display) => new("urn:other", "x", display);

    static Dictionary<string, bool> AllNo() =>
        HistoryQuestions.All.Where(q => q.Parent.Length == 0).ToDictionary(q => q.LinkId, _ => false);
}
