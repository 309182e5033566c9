using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Screening.RuleCases;
using Word = Hormesis.Clinic.Records.Qualitative;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>REC-01, CI-09 and CI-20: death, pregnancy and age.</summary>
static class PersonCases
{
    static readonly FactDate ThisYear = new(new(2026, 1, 1), new(2026, 12, 31));

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Clear("REC-01", "alive", Man()),
        Excluded("REC-01", "recorded as deceased", Man() with { IsDeceased = true }),
        Excluded("REC-01", "died on the day", Man() with { IsDeceased = true, Died = DaysAgo(0) }),
        Clear("REC-01", "died after the day", Man() with { IsDeceased = true, Died = DaysAgo(-1) }),
        Excluded("REC-01", "died in this year", Man() with { IsDeceased = true, Died = ThisYear }),

        Clear("CI-09", "a man", Man()),
        Clear("CI-09", "a woman tested negative today", Woman()),
        Excluded("CI-09", "tested positive today", Woman().Says("hcg", Word.Positive, 0)),
        MissingRequired("CI-09", "not tested", Woman().Without("hcg")),
        MissingRequired("CI-09", "tested negative yesterday", Woman().Says("hcg", Word.Negative, 1)),
        Excluded("CI-09", "tested positive last year, not since", Woman().Says("hcg", Word.Positive, 400)),
        Clear("CI-09", "number at the limit", Woman().With("hcg", 5)),
        Excluded("CI-09", "number above the limit", Woman().With("hcg", 5.01)),
        Excluded("CI-09", "positive by word, low by number",
            Woman().Without("hcg").Also(Result("hcg", 2, DaysAgo(0)) with { Qualitative = Word.Positive })),
        Excluded("CI-09", "diagnosed pregnant, tested negative", Woman().Diagnosed(Snomed("72892002"), 60)),
        Clear("CI-09", "pregnant years ago", Woman().Diagnosed(Snomed("72892002"), 900, ClinicalCourse.Resolved)),
        Clear("CI-09", "11 years old", Aged(11).Without("hcg")),
        MissingRequired("CI-09", "12 years old", Aged(12).Without("hcg")),
        MissingRequired("CI-09", "55 years old", Aged(55).Without("hcg")),
        Clear("CI-09", "56 years old", Aged(56).Without("hcg")),
        MissingRequired("CI-09", "born in a year that may make it 55", (Woman() with { Born = Year(1970) }).Without("hcg")),
        MissingRequired("CI-09", "born in a year that may make it 12", (Woman() with { Born = Year(2014) }).Without("hcg")),
        MissingRequired("CI-09", "birth date not known", (Woman() with { Born = null }).Without("hcg")),
        MissingRequired("CI-09", "sex not known", Woman() with { Sex = Sex.Unknown }),
        Clear("CI-09", "another sex, tested negative", Woman() with { Sex = Sex.Other }),
        MissingRequired("CI-09", "another sex, not tested", (Woman() with { Sex = Sex.Other }).Without("hcg")),

        Clear("CI-20", "18 today", Man() with { Born = FactDate.Day(On.AddYears(-18)) }),
        Excluded("CI-20", "18 tomorrow", Man() with { Born = FactDate.Day(On.AddYears(-18).AddDays(1)) }),
        Clear("CI-20", "18 since yesterday", Man() with { Born = FactDate.Day(On.AddYears(-18).AddDays(-1)) }),
        Excluded("CI-20", "born in the year that may not make it 18", Man() with { Born = Year(2008) }),
        Clear("CI-20", "born in the year before that", Man() with { Born = Year(2007) }),
        MissingRequired("CI-20", "birth date not known", Man() with { Born = null }),
    ];

    static PatientFacts Aged(int years) => Woman() with { Born = FactDate.Day(On.AddYears(-years)) };

    static FactDate Year(int year) => new(new(year, 1, 1), new(year, 12, 31));
}
