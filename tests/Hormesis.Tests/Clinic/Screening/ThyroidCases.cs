using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>CI-08.</summary>
static class ThyroidCases
{
    static readonly PatientFacts Low = Man().With("tsh", 0.05);
    static readonly PatientFacts Graves = Man().Diagnosed(Icd("E05.0"), 200);

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Clear("CI-08", "TSH at the limit", Man().With("tsh", 0.1).With("ft4", 3)),
        Excluded("CI-08", "TSH below the limit, free T4 high", Man().With("tsh", 0.0999).With("ft4", 3)),
        Clear("CI-08", "free T4 at the limit", Low.With("ft4", 1.7)),
        Excluded("CI-08", "free T4 above the limit", Low.With("ft4", 1.701)),
        MissingRequired("CI-08", "TSH low, free T4 not known", Low.Without("ft4")),
        MissingRequired("CI-08", "TSH low, free T4 older", Low.With("ft4", 1.2, 50)),
        Excluded("CI-08", "free T4 flagged high", Low.Without("ft4").Also(FreeT4(1.5) with { Interpretation = Word.High })),
        Clear("CI-08", "free T4 flagged normal", Low.Without("ft4").Also(FreeT4(1.9) with { Interpretation = Word.Normal })),
        Excluded("CI-08", "free T4 above the laboratory's own limit", Low.Without("ft4").Also(FreeT4(1.5) with { ReferenceHigh = 1.4 })),
        Clear("CI-08", "free T4 not above the laboratory's own limit", Low.Without("ft4").Also(FreeT4(1.9) with { ReferenceHigh = 2.0 })),
        Excluded("CI-08", "flag and own limit disagree",
            Low.Without("ft4").Also(FreeT4(1.9) with { ReferenceHigh = 2.0, Interpretation = Word.High })),
        Missing("CI-08", "TSH not known", Man().Without("tsh")),
        Clear("CI-08", "TSH of 365 days", Man().With("tsh", 1.5, 365)),
        Missing("CI-08", "TSH of 366 days", Man().With("tsh", 1.5, 366)),
        Excluded("CI-08", "both bad long ago, not since", Man().With("tsh", 0.05, 900).With("ft4", 3, 900)),
        MissingRequired("CI-08", "TSH low long ago, free T4 not known", Man().With("tsh", 0.05, 900).Without("ft4")),
        Clear("CI-08", "TSH low, free T4 of 365 days normal", Man().With("tsh", 0.05, 365).With("ft4", 1.2, 365)),
        MissingRequired("CI-08", "TSH low, free T4 of 366 days normal", Man().With("tsh", 0.05, 366).With("ft4", 1.2, 366)),
        MissingRequired("CI-08", "TSH not told by a bound, free T4 high", Man().With("tsh", 0.5, bound: Bound.Below).With("ft4", 3)),
        Clear("CI-08", "TSH not told by a bound, free T4 normal", Man().With("tsh", 0.5, bound: Bound.Below)),

        Excluded("CI-08", "overactive, nothing said of control", Man().Says(("thyroid", true))),
        Excluded("CI-08", "overactive, not controlled", Man().Says(("thyroid", true), ("thyroid.controlled", false))),
        Caution("CI-08", "overactive, controlled", Man().Says(("thyroid", true), ("thyroid.controlled", true))),
        MissingRequired("CI-08", "not asked", Man().Says(("thyroid", null))),
        MissingRequired("CI-08", "control said too long ago",
            (Man() with { Histories = [] }).Responds(DaysAgo(40), ("thyroid", true), ("thyroid.controlled", true))),

        Caution("CI-08", "diagnosed, TSH normal since", Graves),
        Excluded("CI-08", "diagnosed, TSH not known", Graves.Without("tsh")),
        Excluded("CI-08", "diagnosed, TSH of 366 days", Man().Diagnosed(Icd("E05.0"), 500).With("tsh", 1.5, 366)),
        Excluded("CI-08", "diagnosed, TSH normal before", Graves.With("tsh", 1.5, 201)),
        Excluded("CI-08", "diagnosed, TSH below normal", Graves.With("tsh", 0.399)),
        Caution("CI-08", "diagnosed, TSH at the lower end of normal", Graves.With("tsh", 0.4)),
        Caution("CI-08", "diagnosed, TSH at the upper end of normal", Graves.With("tsh", 4.0)),
        Excluded("CI-08", "diagnosed, TSH above normal", Graves.With("tsh", 4.01)),
        Excluded("CI-08", "diagnosed, TSH flagged",
            Graves.Without("tsh").Also(Result("tsh", 1.5, DaysAgo(1)) with { Interpretation = Word.Low })),
        Clear("CI-08", "diagnosed, over", Man().Diagnosed(Snomed("34486009"), course: ClinicalCourse.Resolved)),
        Clear("CI-08", "an underactive thyroid", Man().Diagnosed(Snomed("83664006", "Idiopathic atrophic hypothyroidism"))),
    ];

    static LabResult FreeT4(double value) => Result("ft4", value, DaysAgo(1));
}
