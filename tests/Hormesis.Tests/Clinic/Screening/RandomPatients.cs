using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Numerics;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// Patients made by chance from a seed: mostly well, with results near the limits, of all ages, with bounds, months and no dates,
/// several questionnaires, and whatever the term lists know. A failing law prints the seed.
/// </summary>
static class RandomPatients
{
    static readonly (string Analyte, double Near, double Spread)[] Numbers =
    [
        ("platelets", 150, 120), ("haemoglobin", 11, 4), ("g6pd", 75, 60), ("reticulocytes", 2, 2), ("tsh", 0.6, 1), ("ft4", 1.6, 0.6),
        ("hcg", 4, 4), ("inr", 2.5, 2), ("ferritin", 900, 900), ("transferrin-saturation", 50, 30), ("methaemoglobin", 2.5, 2),
        ("ldh", 400, 300), ("haptoglobin", 0.4, 0.4), ("ionised-calcium", 1.1, 0.3), ("glucose", 4.5, 2), ("temperature", 37.8, 2),
        ("systolic", 140, 70), ("heart-rate", 90, 50), ("ascorbate", 20, 20), ("urate", 3, 3),
    ];

    static readonly Word[] Words = Enum.GetValues<Word>();
    static readonly string[] Medicines =
    [
        "warfarin", "lisinopril", "tacrolimus", "iron sucrose", "ascorbic acid injection", "aspirin", "glutathione infusion",
        "vitamin C 1000 mg",
    ];

    public static PatientFacts From(int seed)
    {
        var chance = new RandomSource((ulong)seed, 0);
        var facts = Start(chance);
        foreach (var (analyte, near, spread) in Numbers)
        {
            if (Happens(chance, 0.15)) facts = facts.Without(analyte);
            while (Happens(chance, 0.2)) facts = facts.Also(Result(chance, analyte, near, spread));
        }
        foreach (var analyte in (string[])["g6pd-screen", "g6pd-genotype", "hcg"])
        {
            while (Happens(chance, 0.15)) facts = facts.Also(Saying(chance, analyte));
        }
        while (Happens(chance, 0.4)) facts = facts.Responds(Date(chance), Answers(chance));
        while (Happens(chance, 0.3)) facts = facts.Diagnosed(Diagnosis(chance));
        while (Happens(chance, 0.3)) facts = facts.Takes(Medicines[Below(chance, Medicines.Length)], daysAgo: Below(chance, 4));
        while (Happens(chance, 0.1)) facts = facts.Underwent("Blood transfusion", Below(chance, 400));
        return Named(facts);
    }

    static PatientFacts Start(RandomSource chance) => Below(chance, 6) switch
    {
        0 or 1 => Patients.Man(),
        2 or 3 => Patients.Woman(),
        4 => Patients.Bare(),
        _ => new() { Id = "nobody", Born = Date(chance) },
    };

    static LabResult Result(RandomSource chance, string analyte, double near, double spread)
    {
        var value = Math.Max(0, near + spread * chance.NextBetween(-1, 1));
        var result = Patients.Result(analyte, value, Date(chance), Happens(chance, 0.8) ? Bound.Exact : (Bound)Below(chance, 5));
        return analyte == "g6pd" && Happens(chance, 0.3) ? result with { Method = "Point-of-care biosensor" } : result;
    }

    static LabResult Saying(RandomSource chance, string analyte) =>
        Patients.Result(analyte, null, Date(chance)) with { Qualitative = Words[Below(chance, Words.Length)] };

    static (string, bool)[] Answers(RandomSource chance) =>
        [.. HistoryQuestions.All.Where(_ => Happens(chance, 0.6)).Select(q => (q.LinkId, Happens(chance, 0.15) == q.AdverseIsYes))];

    static Diagnosis Diagnosis(RandomSource chance)
    {
        var terms = TermSets.Table.Sets.SelectMany(s => s.Terms).Where(t => t.System is TermSystem.Snomed or TermSystem.Icd10).ToList();
        var term = terms[Below(chance, terms.Count)];
        return new()
        {
            Codes = [new(term.System == TermSystem.Snomed ? Code.Snomed : Code.Icd10, term.Value, "")],
            Course = (ClinicalCourse)Below(chance, 5),
            Onset = Date(chance),
            Origin = new("diagnosis"),
        };
    }

    static FactDate? Date(RandomSource chance)
    {
        var day = Patients.On.AddDays(-Below(chance, Happens(chance, 0.5) ? 12 : 900) + 2);
        return Below(chance, 12) switch
        {
            0 => null,
            1 => new(new(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1)),
            2 => new(new(day.Year, 1, 1), new(day.Year, 12, 31)),
            _ => FactDate.Day(day),
        };
    }

    // So that every fact can be told from every other by where it came from.
    static PatientFacts Named(PatientFacts facts) => facts with
    {
        Results = [.. facts.Results.Select((r, i) => r with { Origin = new($"result {i} {r.Analyte}") })],
        Diagnoses = [.. facts.Diagnoses.Select((d, i) => d with { Origin = new($"diagnosis {i}") })],
        Medications = [.. facts.Medications.Select((m, i) => m with { Origin = new($"medicine {i}") })],
        Procedures = [.. facts.Procedures.Select((p, i) => p with { Origin = new($"procedure {i}") })],
        Histories = [.. facts.Histories.Select((h, i) => h with { Origin = new($"history {i}") })],
    };

    static bool Happens(RandomSource chance, double share) => chance.NextUniform() < share;

    static int Below(RandomSource chance, int count) => (int)(chance.NextUniform() * count);
}
