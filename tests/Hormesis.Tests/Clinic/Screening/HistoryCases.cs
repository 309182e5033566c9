using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>What diagnoses and the history questionnaire answer: CI-10 to CI-17 and CI-23.</summary>
static class HistoryCases
{
    static readonly FactDate ThisAndLastYear = new(new(2025, 6, 1), new(2026, 3, 1));

    public static IReadOnlyList<RuleCase> All { get; } = [.. Vascular, .. Bleeding, .. Epilepsy, .. Iron, .. Others, .. Age];

    static IReadOnlyList<RuleCase> Vascular =>
    [
        Clear("CI-10", "never", Man()),
        Excluded("CI-10", "infarction a day short of 6 months ago", Infarction(On.AddMonths(-6).AddDays(1))),
        Caution("CI-10", "infarction 6 months ago", Infarction(On.AddMonths(-6))),
        Caution("CI-10", "infarction 7 months less a day ago", Infarction(On.AddMonths(-7).AddDays(1))),
        Excluded("CI-10", "infarction 5 months ago", Infarction(On.AddMonths(-5))),
        Caution("CI-10", "stroke years ago, said to be over", Man().Diagnosed(Snomed("230690007"), 2000, ClinicalCourse.Resolved)),
        MissingRequired("CI-10", "infarction, nobody knows when", Man().Diagnosed(Snomed("22298006"), null)),
        Caution("CI-10", "infarction without date, patient says not recent",
            Man().Diagnosed(Snomed("22298006"), null)
                .Says(("mi-or-stroke", true), ("mi-or-stroke.recent", false), ("mi-or-stroke.haemorrhagic", false))),
        MissingRequired("CI-10", "infarction at a time that may be recent", Man().Diagnosed(new Diagnosis
        {
            Codes = [Icd("I21.9")],
            Onset = ThisAndLastYear,
            Origin = new("diagnosis"),
        })),
        Clear("CI-10", "infarction after the day", Man().Diagnosed(Snomed("22298006"), -5)),
        Excluded("CI-10", "says yes, nothing of when", Man().Says(("mi-or-stroke", true))),
        Excluded("CI-10", "says yes and recent", Man().Says(("mi-or-stroke", true), ("mi-or-stroke.recent", true))),
        Caution("CI-10", "says yes and not recent", Man().Says(("mi-or-stroke", true), ("mi-or-stroke.recent", false))),
        MissingRequired("CI-10", "not asked", Man().Says(("mi-or-stroke", null))),

        Clear("CI-16", "no", Man()),
        Excluded("CI-16", "says yes", Man().Says(("pfo-or-migraine-with-aura", true))),
        Caution("CI-16", "says yes, no overpressure", Man().Says(("pfo-or-migraine-with-aura", true))) with { Profile = Unpressurised },
        MissingRequired("CI-16", "not asked", Man().Says(("pfo-or-migraine-with-aura", null))),
        MissingRequired("CI-16", "not asked, no overpressure", Man().Says(("pfo-or-migraine-with-aura", null)))
            with { Profile = Unpressurised },
        Excluded("CI-16", "foramen ovale", Man().Diagnosed(Snomed("204317008"))),
        Caution("CI-16", "foramen ovale, closed", Man().Diagnosed(Icd("Q21.1"), course: ClinicalCourse.Resolved)),
        Excluded("CI-16", "migraine with aura", Man().Diagnosed(Icd("G43.1"))),
        Clear("CI-16", "migraine without aura", Man().Diagnosed(Snomed("124171000119105", "Chronic intractable migraine without aura"))),
        Clear("CI-16", "migraine without aura by ICD-10", Man().Diagnosed(Icd("G43.0"))),

        Clear("CI-23", "no", Man()),
        Caution("CI-23", "stroke from bleeding, years ago", Man().Diagnosed(Icd("I61.9"), 5000, ClinicalCourse.Resolved)),
        Clear("CI-23", "stroke of another kind", Man().Diagnosed(Icd("I63.9"), 5000)),
        Caution("CI-23", "says stroke from bleeding",
            Man().Says(("mi-or-stroke", true), ("mi-or-stroke.recent", false), ("mi-or-stroke.haemorrhagic", true))),
        MissingRequired("CI-23", "says stroke, not of what kind", Man().Says(("mi-or-stroke", true), ("mi-or-stroke.recent", false))),
        Caution("CI-23", "says transplant", Man().Says(("transplant", true))),
        MissingRequired("CI-23", "not asked of a transplant", Man().Says(("transplant", null))),
        Caution("CI-23", "transplant as a procedure", Man().Underwent("Transplantation of kidney", 4000)),
        Caution("CI-23", "transplant status", Man().Diagnosed(IcdCm("Z94.0"))),
        Clear("CI-23", "cornea", Man().Underwent("Corneal transplant", 4000)),
    ];

    static PatientFacts Infarction(DateOnly day) => Man().Diagnosed(Snomed("22298006"), On.DayNumber - day.DayNumber);

    static IReadOnlyList<RuleCase> Bleeding =>
    [
        Clear("CI-11", "no", Man()),
        Excluded("CI-11", "says bleeding", Man().Says(("bleeding", true))),
        MissingRequired("CI-11", "not asked", Man().Says(("bleeding", null))),
        Excluded("CI-11", "haemophilia", Man().Diagnosed(Icd("D66"))),
        Excluded("CI-11", "coagulopathy by its dotless CM code", Man().Diagnosed(IcdCm("D689"))),
        Caution("CI-11", "coagulopathy, over", Man().Diagnosed(Icd("D68.4"), course: ClinicalCourse.Resolved)),
        Clear("CI-11", "thrombocytopenia is for CI-06", Man().Diagnosed(Icd("D69.6"))),
        Excluded("CI-11", "bleeding", Man().Diagnosed(Icd("R58"), 1)),
        Clear("CI-11", "bleeding, over", Man().Diagnosed(Icd("R58"), 100, ClinicalCourse.Resolved)),

        Clear("CI-17", "no", Man()),
        MissingRequired("CI-17", "not asked", Man().Says(("hit", null))),
        MissingRequired("CI-17", "not asked, heparin", Man().Says(("hit", null))) with { Profile = WithHeparin },
        Clear("CI-17", "says yes, citrate", Man().Says(("hit", true))),
        Excluded("CI-17", "says yes, heparin", Man().Says(("hit", true))) with { Profile = WithHeparin },
        Excluded("CI-17", "diagnosed, heparin", Man().Diagnosed(IcdCm("D75.82"), 3000, ClinicalCourse.Resolved))
            with { Profile = WithHeparin },
    ];

    static IReadOnlyList<RuleCase> Epilepsy =>
    [
        Clear("CI-12", "no", Man()),
        MissingRequired("CI-12", "not asked", Man().Says(("epilepsy", null))),
        Excluded("CI-12", "says yes, nothing of control", Man().Says(("epilepsy", true))),
        Excluded("CI-12", "says yes, not controlled", Man().Says(("epilepsy", true), ("epilepsy.controlled", false))),
        Caution("CI-12", "says yes, controlled", Man().Says(("epilepsy", true), ("epilepsy.controlled", true))),
        Excluded("CI-12", "diagnosed", Man().Diagnosed(Snomed("84757009"))),
        Excluded("CI-12", "diagnosed, the course not known", Man().Diagnosed(Icd("G40.9"), course: ClinicalCourse.Unknown)),
        Caution("CI-12", "diagnosed, controlled",
            Man().Diagnosed(Snomed("128613002")).Says(("epilepsy", true), ("epilepsy.controlled", true))),
        Caution("CI-12", "diagnosed, over", Man().Diagnosed(Snomed("84757009"), course: ClinicalCourse.Resolved)),
        Excluded("CI-12", "diagnosed, over after the day", Man().Diagnosed(new Diagnosis
        {
            Codes = [Snomed("84757009")],
            Course = ClinicalCourse.Resolved,
            Abated = DaysAgo(-10),
            Origin = new("diagnosis"),
        })),
        Caution("CI-12", "a single seizure", Man().Diagnosed(Snomed("703151001", "History of single seizure (situation)"))),
        Excluded("CI-12", "a concept that only its name tells", Man().Diagnosed(Named("Juvenile myoclonic epilepsy (disorder)"))),
        Clear("CI-12", "in the family", Man().Diagnosed(Named("Family history of epilepsy"))),
    ];

    static IReadOnlyList<RuleCase> Iron =>
    [
        Excluded("CI-13", "says haemochromatosis", Man().Says(("haemochromatosis", true))),
        MissingRequired("CI-13", "not asked", Man().Says(("haemochromatosis", null))),
        Excluded("CI-13", "haemochromatosis", Man().Diagnosed(IcdCm("E83.110"), course: ClinicalCourse.Remission)),
        ExcludedToday("CI-13", "says iron or copper", Man().Says(("iron-or-copper", true))),
        MissingRequired("CI-13", "not asked of iron", Man().Says(("iron-or-copper", null))),
        new("CI-13", "iron today and overload always: always is shown",
            Man().Says(("iron-or-copper", true), ("haemochromatosis", true)), Answer.Excluded) { Scope = Scope.Always },
    ];

    static IReadOnlyList<RuleCase> Others =>
    [
        Excluded("CI-14", "says sickle cell", Man().Says(("sickle-cell", true))),
        MissingRequired("CI-14", "not asked", Man().Says(("sickle-cell", null))),
        Excluded("CI-14", "sickle cell", Man().Diagnosed(Icd("D57.1"))),
        Excluded("CI-15", "says intolerance", Man().Says(("ozone-intolerance", true))),
        MissingRequired("CI-15", "not asked", Man().Says(("ozone-intolerance", null))),
        Excluded("CI-15", "allergy", Man() with { Allergies = [Allergic("Ozone (inhaled)")] }),
        Clear("CI-15", "another allergy", Man() with { Allergies = [Allergic("Penicillin")] }),
        Clear("CI-15", "allergy recorded after the day", Man() with { Allergies = [Allergic("ozone") with { Recorded = DaysAgo(-3) }] }),
    ];

    static Allergy Allergic(string text) => new() { Codes = [], Text = text, Origin = new("allergy") };

    static IReadOnlyList<RuleCase> Age =>
    [
        Clear("CI-14", "asked 30 days ago", AskedDaysAgo(30)),
        MissingRequired("CI-14", "asked 31 days ago", AskedDaysAgo(31)),
        MissingRequired("CI-14", "asked, without a date", Man() with { Histories = [Man().Histories[0] with { Answered = null }] }),
        MissingRequired("CI-14", "asked after the day", AskedDaysAgo(-1)),
        Excluded("CI-14", "said yes years ago, not asked since", Never().Responds(DaysAgo(900), ("sickle-cell", true))),
        Excluded("CI-14", "said yes years ago, another question asked since",
            Never().Responds(DaysAgo(900), ("sickle-cell", true)).Responds(DaysAgo(1), ("epilepsy", false))),
        Clear("CI-14", "said yes years ago, no since", Man().Responds(DaysAgo(900), ("sickle-cell", true))),
        Excluded("CI-14", "said yes and no on one day", Man().Responds(DaysAgo(1), ("sickle-cell", true))),
        Excluded("CI-14", "said yes, without a date", Never().Responds(null, ("sickle-cell", true))),
        Clear("CI-14", "said yes without a date, and no freshly", Man().Responds(null, ("sickle-cell", true))),
    ];

    static PatientFacts AskedDaysAgo(int days) => Man() with { Histories = [Man().Histories[0] with { Answered = DaysAgo(days) }] };

    static PatientFacts Never() => Man() with { Histories = [] };
}
