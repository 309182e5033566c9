using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>CI-01 to CI-05.</summary>
static class G6pdCases
{
    static readonly PatientFacts Unknown = Man().Without("g6pd");

    public static IReadOnlyList<RuleCase> All { get; } = [.. Bands, .. Words, .. Units, .. Traps, .. Handheld, .. Genotypes, .. Genes];

    static IReadOnlyList<RuleCase> Bands =>
    [
        .. Activity(29.9, Answer.Excluded, Answer.Clear, Answer.Clear),
        .. Activity(30, Answer.Clear, Answer.Excluded, Answer.Clear),
        .. Activity(69.9, Answer.Clear, Answer.Excluded, Answer.Clear),
        .. Activity(70, Answer.Clear, Answer.Clear, Answer.Caution),
        .. Activity(79.9, Answer.Clear, Answer.Clear, Answer.Caution),
        .. Activity(80, Answer.Clear, Answer.Clear, Answer.Clear),
        MissingRequired("CI-01", "no activity", Unknown),
        MissingRequired("CI-02", "no activity", Unknown),
        MissingRequired("CI-03", "no activity", Unknown),
        MissingRequired("CI-04", "no activity", Unknown),
        Clear("CI-04", "an activity of ten years ago", Man().With("g6pd", 95, 3650)),
        Excluded("CI-01", "diagnosed, with a normal activity", Man().Diagnosed(Snomed("124134002"))),
        Excluded("CI-01", "diagnosed by ICD-10", Man().Diagnosed(Icd("D55.0"), course: ClinicalCourse.Resolved)),
        Excluded("CI-02", "surely below 70 by a bound", Man().With("g6pd", 50, bound: Bound.Below)),
        MissingRequired("CI-01", "maybe below 30 by a bound", Man().With("g6pd", 50, bound: Bound.Below)),
        Clear("CI-03", "surely below 70 by a bound", Man().With("g6pd", 50, bound: Bound.Below)),
        MissingRequired("CI-03", "70 or more by a bound", Man().With("g6pd", 70, bound: Bound.AtLeast)),
        Clear("CI-03", "80 or more by a bound", Man().With("g6pd", 80, bound: Bound.AtLeast)),
        MissingRequired("CI-04", "a bound that tells nothing", Man().With("g6pd", 20, bound: Bound.Above)),
    ];

    static IEnumerable<RuleCase> Activity(double percent, params Answer[] answers) =>
    [
        .. answers.Select((answer, i) => new RuleCase($"CI-0{i + 1}", $"activity {percent} %", Man().With("g6pd", percent), answer)),
        Clear("CI-04", $"activity {percent} %", Man().With("g6pd", percent)),
    ];

    static IReadOnlyList<RuleCase> Words =>
    [
        Excluded("CI-01", "screen deficient", Unknown.Says("g6pd-screen", Word.Deficient)),
        MissingRequired("CI-02", "screen deficient", Unknown.Says("g6pd-screen", Word.Deficient)),
        Clear("CI-01", "screen normal in a man", Unknown.Says("g6pd-screen", Word.Normal)),
        Clear("CI-03", "screen normal in a man", Unknown.Says("g6pd-screen", Word.Normal)),
        Clear("CI-04", "screen normal in a man", Unknown.Says("g6pd-screen", Word.Normal)),
        Clear("CI-04", "screen normal in a man ten years ago", Unknown.Says("g6pd-screen", Word.Normal, 3650)),
        MissingRequired("CI-01", "screen normal in a woman", Woman().Without("g6pd").Says("g6pd-screen", Word.Normal)),
        MissingRequired("CI-04", "screen normal in a woman", Woman().Without("g6pd").Says("g6pd-screen", Word.Normal)),
        Clear("CI-04", "screen normal in a woman with an older activity", Woman().With("g6pd", 95, 100).Says("g6pd-screen", Word.Normal)),
        MissingRequired("CI-04", "screen normal, sex not known", (Unknown with { Sex = Sex.Unknown }).Says("g6pd-screen", Word.Normal)),
        MissingRequired("CI-04", "screen intermediate", Unknown.Says("g6pd-screen", Word.Intermediate)),
        Excluded("CI-02", "a normal screen does not answer a low activity", Man().With("g6pd", 50, 100).Says("g6pd-screen", Word.Normal)),
        Excluded("CI-02", "nor one without a date",
            Unknown.Also(Result("g6pd", 50, null)).Also(Result("g6pd-screen", null, DaysAgo(1)) with { Qualitative = Word.Normal })),
        Clear("CI-04", "a good activity without a date takes nothing from a normal screen",
            Unknown.Also(Result("g6pd", 95, null)).Also(Result("g6pd-screen", null, DaysAgo(1)) with { Qualitative = Word.Normal })),
        Clear("CI-01", "an activity answers an older deficient screen", Man().With("g6pd", 95, 1).Says("g6pd-screen", Word.Deficient, 100)),
        Excluded("CI-01", "a deficient screen after an activity", Man().With("g6pd", 95, 100).Says("g6pd-screen", Word.Deficient)),
    ];

    static IReadOnlyList<RuleCase> Units =>
    [
        MissingRequired("CI-04", "U/g without a median", Absolute(15)),
        MissingRequired("CI-04", "U/g without a median, after a normal screen", Absolute(2).Also(
            Result("g6pd-screen", null, DaysAgo(9)) with { Qualitative = Word.Normal })),
        Excluded("CI-01", "U/g without a median answers no older low activity", Absolute(15).Also("g6pd", 20, 400)),
        Clear("CI-04", "U/g with a median", Absolute(15)) with { Settings = new() { G6pdMaleMedianUPerGHb = 15 } },
        Excluded("CI-01", "29 % of the median", Absolute(2.9)) with { Settings = new() { G6pdMaleMedianUPerGHb = 10 } },
        Excluded("CI-02", "69 % of the median", Absolute(6.9)) with { Settings = new() { G6pdMaleMedianUPerGHb = 10 } },
        MissingRequired("CI-04", "a median of zero", Absolute(15)) with { Settings = new() { G6pdMaleMedianUPerGHb = 0 } },
        MissingRequired("CI-04", "a median of NaN", Absolute(15)) with { Settings = new() { G6pdMaleMedianUPerGHb = double.NaN } },
    ];

    static PatientFacts Absolute(double value) => Unknown.Also(Result("g6pd", value, DaysAgo(1), unit: "U/g{Hb}"));

    static IReadOnlyList<RuleCase> Handheld =>
    [
        Clear("CI-04", "a handheld device says 29.8 %", OfDevice(29.8)),
        Excluded("CI-01", "a handheld device says 29.8 %", OfDevice(29.8)),
        MissingRequired("CI-04", "a handheld device says 30 %", OfDevice(30)),
        Excluded("CI-02", "a handheld device says 50 %", OfDevice(50)),
        MissingRequired("CI-04", "a handheld device says 85 %", OfDevice(85)),
        Clear("CI-03", "a handheld device says 85 %", OfDevice(85)),
        Clear("CI-04", "a handheld device says 85.2 %", OfDevice(85.2)),
        MissingRequired("CI-04", "a handheld device says above 80 %", OfDevice(80, Bound.Above)),
        Clear("CI-04", "a handheld device, confirmed the same day", OfDevice(82).Also("g6pd", 90)),
        Clear("CI-04", "a handheld device, confirmed later", OfDevice(82).Also("g6pd", 90, 0)),
        MissingRequired("CI-04", "a laboratory, and a handheld device later", OfDevice(82).Also("g6pd", 90, 2)),
        MissingRequired("CI-04", "a handheld device in U/g", By("POC", Result("g6pd", 8, DaysAgo(1), unit: "U/g{Hb}"))) with
        {
            Settings = new() { G6pdMaleMedianUPerGHb = 10 },
        },
        Clear("CI-04", "a laboratory's spectrophotometer", By("Spectrophotometry", Result("g6pd", 82, DaysAgo(1)))),
    ];

    static PatientFacts OfDevice(double percent, Bound bound = Bound.Exact) =>
        By("STANDARD G6PD biosensor, point-of-care", Result("g6pd", percent, DaysAgo(1), bound));

    static PatientFacts By(string method, LabResult result) => Unknown.Also(result with { Method = method });

    static IReadOnlyList<RuleCase> Traps =>
    [
        Clear("CI-04", "reticulocytes at the limit", Man().With("reticulocytes", 2.5)),
        MissingRequired("CI-04", "reticulocytes above the limit", Man().With("reticulocytes", 2.51)),
        MissingRequired("CI-04", "reticulocytes high long ago, not since", Man().With("reticulocytes", 5, 500)),
        Clear("CI-04", "reticulocytes high, normal since", Man().With("reticulocytes", 5, 500).Also("reticulocytes", 1, 20)),
        Clear("CI-04", "reticulocytes normal long ago", Man().With("reticulocytes", 1, 500)),
        MissingRequired("CI-04", "reticulocytes not told by a bound", Man().With("reticulocytes", 3, bound: Bound.Below)),
        Clear("CI-04", "reticulocytes not told by a bound that is 31 days old", Man().With("reticulocytes", 3, 31, Bound.Below)),
        MissingRequired("CI-04", "reticulocytes not told by a bound of 30 days", Man().With("reticulocytes", 3, 30, Bound.Below)),
        MissingRequired("CI-04", "transfused 89 days before the sample",
            Man().With("g6pd", 95, 0).Underwent("Transfusion of packed cells", 89)),
        Clear("CI-04", "transfused 90 days before the sample", Man().With("g6pd", 95, 0).Underwent("Transfusion of packed cells", 90)),
        MissingRequired("CI-04", "transfused since the sample", Man().With("g6pd", 95, 1000).Underwent("Blood transfusion", 400)),
        MissingRequired("CI-04", "transfused before an older sample", Man().With("g6pd", 95, 1000).Underwent("Blood transfusion", 1089)),
        Clear("CI-04", "transfused long before an older sample", Man().With("g6pd", 95, 1000).Underwent("Blood transfusion", 1090)),
        MissingRequired("CI-04", "transfused, nobody knows when", Man().Underwent("Blood transfusion", null)),
        MissingRequired("CI-04", "says transfused", Man().Says(("transfusion-90-days", true))),
        MissingRequired("CI-04", "does not say whether transfused", Man().Says(("transfusion-90-days", null))),
        MissingRequired("CI-04", "said transfused earlier, no since, sample between",
            Man().With("g6pd", 95, 250).Responds(DaysAgo(200), ("transfusion-90-days", true))),
        Clear("CI-04", "said transfused earlier, no since, sample long after",
            Man().With("g6pd", 95, 100).Responds(DaysAgo(200), ("transfusion-90-days", true))),
        MissingRequired("CI-04", "haemolytic anaemia", Man().Diagnosed(Icd("D59.1"), 30)),
        MissingRequired("CI-04", "haemolysis that ended after the sample",
            Man().With("g6pd", 95, 100).Diagnosed(Ended("Hemolysis", 300, 50))),
        Clear("CI-04", "haemolysis that ended long before the sample", Man().With("g6pd", 95, 100).Diagnosed(Ended("Hemolysis", 300, 200))),
        MissingRequired("CI-04", "haemolysed by laboratory since the sample",
            Man().With("g6pd", 95, 400).Also("ldh", 600, 300).Also("haptoglobin", 0.1, 300)),
        Clear("CI-04", "haemolysed by laboratory before the sample",
            Man().With("g6pd", 95, 10).Also("ldh", 600, 300).Also("haptoglobin", 0.1, 300)),
        Excluded("CI-01", "low with reticulocytosis: it only reads too high", Man().With("g6pd", 20).With("reticulocytes", 9)),
        Excluded("CI-02", "low and transfused: it only reads too high", Man().With("g6pd", 50).Says(("transfusion-90-days", true))),
    ];

    static Diagnosis Ended(string text, int began, int ended) => new()
    {
        Codes = [],
        Text = text,
        Course = ClinicalCourse.Resolved,
        Onset = DaysAgo(began),
        Abated = DaysAgo(ended),
        Origin = new($"diagnosis {text}"),
    };

    static IReadOnlyList<RuleCase> Genotypes =>
    [
        Clear("CI-05", "normal", Man()),
        Clear("CI-05", "normal, of ten years ago", Man().Says("g6pd-genotype", Word.Normal, 3650)),
        Excluded("CI-05", "deficient, with a normal activity", Man().Says("g6pd-genotype", Word.Deficient)),
        Clear("CI-05", "variable, with an activity", Woman().Says("g6pd-genotype", Word.Intermediate)),
        MissingRequired("CI-05", "variable, without an activity", Woman().Without("g6pd").Says("g6pd-genotype", Word.Intermediate)),
        MissingRequired("CI-05", "variable, with a screen only",
            Unknown.Says("g6pd-screen", Word.Normal).Says("g6pd-genotype", Word.Intermediate)),
        Missing("CI-05", "no genotype", Man().Without("g6pd-genotype")),
        Missing("CI-05", "normal, without a date",
            Man().Without("g6pd-genotype").Also(Result("g6pd-genotype", null, null) with { Qualitative = Word.Normal })),
    ];

    static IReadOnlyList<RuleCase> Genes =>
    [
        Clear("CI-05", "normal genes", Sequenced(Man(), "B (reference)")),
        Clear("CI-05", "normal genes, and no other genotype", Sequenced(Man().Without("g6pd-genotype"), "B (reference)")),
        MissingRequired("CI-04", "normal genes take no activity's place", Sequenced(Unknown, "B (reference)")),
        Excluded("CI-05", "a deficient gene, with a normal activity", Sequenced(Man(), "Chatham")),
        Excluded("CI-05", "a gene of class I", Sequenced(Man(), "Aachen")),
        Excluded("CI-05", "normal genes, and a deficient word of the laboratory",
            Sequenced(Man().Says("g6pd-genotype", Word.Deficient), "B (reference)")),
        Excluded("CI-01", "normal genes, and a deficient activity", Sequenced(Man().With("g6pd", 20), "B (reference)")),
        Clear("CI-05", "a carrier with an activity", Sequenced(Woman(), "B (reference)", "Chatham")),
        MissingRequired("CI-05", "a carrier without an activity", Sequenced(Woman().Without("g6pd"), "B (reference)", "Aachen")),
        Caution("CI-05", "two different genes in a man, with an activity", Sequenced(Man(), "B (reference)", "Chatham")),
        MissingRequired("CI-05", "two different genes in a man, without one", Sequenced(Unknown, "B (reference)", "Chatham")),
        Excluded("CI-05", "two deficient genes in a man", Sequenced(Man(), "Aachen", "Chatham")),
        MissingRequired("CI-05", "uncertain, without an activity", Sequenced(Unknown, "Dagua")),
        Clear("CI-05", "quality at the limit", OfQuality(20, 30)),
        MissingRequired("CI-05", "quality below the limit", OfQuality(19.9, 30)),
        Clear("CI-05", "depth at the limit", OfQuality(99, 8)),
        MissingRequired("CI-05", "depth below the limit", OfQuality(99, 7.95)),
        MissingRequired("CI-05", "quality that is no number", OfQuality(double.NaN, 30)),
    ];

    static PatientFacts Sequenced(PatientFacts facts, params string[] alleles) => facts with
    {
        G6pdSequence = new()
        {
            Sample = "S1",
            Calls =
            [
                .. G6pdAlleles.Sites.Select((_, i) =>
                    new SiteCall { Copies = [.. alleles.Select(name => G6pdAlleles.All.Single(a => a.Name == name).At[i])] }),
            ],
            IsBuildStated = true,
            Origin = new("genes.vcf, sample S1"),
        },
    };

    // One site of all is of this quality.
    static PatientFacts OfQuality(double quality, double depth)
    {
        var facts = Sequenced(Unknown, "B (reference)");
        var sequence = facts.G6pdSequence!; // just made
        var call = sequence.Calls[0] with { Quality = quality, Depth = depth };
        return facts with { G6pdSequence = sequence with { Calls = [call, .. sequence.Calls.Skip(1)] } };
    }
}
