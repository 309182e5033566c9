using System.Text.RegularExpressions;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Clinic.Screening;

public partial class TermsTests
{
    public static TheoryData<string> Anticoagulants =>
    [
        "warfarin", "phenprocoumon", "acenocoumarol", "apixaban", "rivaroxaban", "dabigatran", "edoxaban", "heparin", "enoxaparin",
        "dalteparin", "fondaparinux",
    ];

    [Theory, MemberData(nameof(Anticoagulants))]
    public void An_anticoagulant_is_known_by_its_name_in_any_case(string name) => Assert.Equal(Answer.Caution, OfMedicine(name, "CI-11"));

    public static TheoryData<string> AceInhibitors =>
    [
        "captopril", "enalapril", "lisinopril", "ramipril", "perindopril", "quinapril", "benazepril", "fosinopril", "trandolapril",
        "moexipril", "imidapril", "cilazapril", "zofenopril",
    ];

    [Theory, MemberData(nameof(AceInhibitors))]
    public void An_ACE_inhibitor_is_known_by_its_name_in_any_case(string name) => Assert.Equal(Answer.Caution, OfMedicine(name, "CI-19"));

    public static TheoryData<string> Immunosuppressants =>
        ["ciclosporin", "cyclosporine", "tacrolimus", "sirolimus", "everolimus", "mycophenolate"];

    [Theory, MemberData(nameof(Immunosuppressants))]
    public void An_immunosuppressant_is_known_by_its_name_in_any_case(string name) =>
        Assert.Equal(Answer.Caution, OfMedicine(name, "CI-23"));

    static Answer OfMedicine(string name, string rule)
    {
        var sentence = Ask(Man().Takes($"{name.ToUpperInvariant()} 5 MG Oral Tablet"))[rule].Answer;
        var word = Ask(Man().Takes($"x{name}"))[rule].Answer;
        Assert.Equal(Answer.Clear, word);
        return sentence;
    }

    [Theory]
    [InlineData("iron sucrose")]
    [InlineData("Ferric Carboxymaltose 50 MG/ML")]
    [InlineData("iron dextran")]
    [InlineData("FERUMOXYTOL")]
    [InlineData("iron isomaltoside 1000")]
    [InlineData("ferric derisomaltose")]
    public void Iron_for_the_vein_is_known(string name) =>
        Assert.Equal(Answer.Excluded, Ask(Man().Takes(name, daysAgo: 1))["CI-13"].Answer);

    [Fact]
    public void The_medicines_of_the_sample_patients_are_none_of_ours_but_warfarin()
    {
        string[] ordinary =
        [
            "Aspirin 81 MG Oral Tablet", "ferrous sulfate 325 MG Oral Tablet", "Vitamin B 12 5 MG/ML Injectable Solution",
            "Hydrochlorothiazide 25 MG", "Digoxin 0.125 MG Oral Tablet", "Verapamil Hydrochloride 40 MG",
            "Levothyroxine Sodium 0.075 MG Oral Tablet", "1 ML DOCEtaxel 20 MG/ML Injection", "Hydrocortisone 10 MG/ML Topical Cream",
        ];
        var facts = ordinary.Aggregate(Man(), (f, name) => f.Takes(name, daysAgo: 0));

        Assert.All(Ask(facts).Findings, f => Assert.Equal(Answer.Clear, f.Answer));
        Assert.Equal(Answer.Caution, Ask(facts.Takes("Warfarin Sodium 5 MG Oral Tablet"))["CI-11"].Answer);
    }

    // Every code of the sample patients' problem lists that bears on no rule.
    [Fact]
    public void Ordinary_diagnoses_bear_on_no_rule()
    {
        string[] ordinary =
        [
            "Anemia (disorder)", "Prediabetes", "Hypertension", "Diabetes", "Atrial Fibrillation", "Miscarriage in first trimester",
            "Chronic intractable migraine without aura", "Gout", "Concussion with no loss of consciousness", "Drug overdose",
            "Idiopathic atrophic hypothyroidism", "Cardiac Arrest", "Neoplasm of prostate", "Heat stroke",
        ];
        var facts = ordinary.Aggregate(Man(), (f, name) => f.Diagnosed(Named(name)));

        Assert.All(Ask(facts).Findings, f => Assert.Equal(Answer.Clear, f.Answer));
    }

    [Fact]
    public void Each_set_has_an_id_of_its_own_and_terms() =>
        Assert.All(TermSets.Table.Sets, set =>
        {
            Assert.Single(TermSets.Table.Sets, other => other.Id == set.Id);
            Assert.NotEmpty(set.Terms);
            Assert.Equal(set.Terms.Count, set.Terms.Select(t => (t.System, t.Value)).Distinct().Count());
        });

    [Fact]
    public void Each_code_is_written_as_its_terminology_writes_it() =>
        Assert.All(TermSets.Table.Sets.SelectMany(s => s.Terms), term =>
        {
            Assert.NotEmpty(term.Meaning);
            Assert.Matches(FormOf(term.System), term.Value);
        });

    // The check digit of SNOMED CT identifiers is Verhoeff's: it finds every slip of one digit.
    [Fact]
    public void Each_SNOMED_code_has_a_right_check_digit() =>
        Assert.All(TermSets.Table.Sets.SelectMany(s => s.Terms).Where(t => t.System == TermSystem.Snomed), t =>
            Assert.True(Verhoeff.IsValid(t.Value), $"{t.Value} {t.Meaning}"));

    [Fact]
    public void The_check_digit_finds_a_slip() // 236 with its check digit 3 is the customary example
    {
        Assert.True(Verhoeff.IsValid("2363"));
        Assert.False(Verhoeff.IsValid("2364"));
        Assert.False(Verhoeff.IsValid("2633"));
    }

    static Regex FormOf(TermSystem system) => system switch
    {
        TermSystem.Snomed => SnomedForm(),
        TermSystem.Icd10 => IcdForm(),
        TermSystem.RxNorm => RxNormForm(),
        TermSystem.Atc => AtcForm(),
        _ => WordForm(),
    };

    [GeneratedRegex("^[1-9][0-9]{5,17}$")]
    private static partial Regex SnomedForm();

    [GeneratedRegex("^[A-Z]([0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?)?$")]
    private static partial Regex IcdForm();

    [GeneratedRegex("^[0-9]{2,7}$")]
    private static partial Regex RxNormForm();

    [GeneratedRegex("^[A-Z][0-9]{2}[A-Z]{1,2}([0-9]{2})?$")]
    private static partial Regex AtcForm();

    [GeneratedRegex("^[a-z0-9]+( [a-z0-9]+)*$")]
    private static partial Regex WordForm();
}
