using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Tests.Clinic.Protocol;

public class ProgrammesTests
{
    static readonly PatientFacts Nobody = new() { Id = "nobody" };

    // A measure that the record already knows by its LOINC code stands for any other.
    static readonly ProgrammeCriterion Score = Programmes.Get("knee-osteoarthritis").Inclusion[0] with
    {
        Terms = "",
        Measure = "haemoglobin",
        AtLeast = new(12, "g/dL", "test", Certainty.P),
        ValidDays = new(30, "d", "test", Certainty.P),
    };

    public static TheoryData<string> Codes { get; } = [.. Programmes.All.Select(p => p.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void An_empty_chart_answers_nothing_and_every_question_is_asked(string code)
    {
        var programme = Programmes.Get(code);
        var findings = Programmes.Ask(Nobody, programme, Patients.On);

        Assert.Equal(programme.Inclusion.Count + programme.Exclusion.Count, findings.Count);
        Assert.All(findings, f => Assert.Equal((Answer.Missing, false), (f.Answer, f.Required)));
        Assert.All(findings, f => Assert.Contains(f.Question, f.Explanation, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Every_way_of_writing_the_diagnosis_is_found(string code)
    {
        foreach (var criterion in Programmes.Get(code).Inclusion.Where(c => c.Terms.Length > 0))
        {
            foreach (var term in Programmes.Table.Terms.Single(t => t.Id == criterion.Terms).Terms)
            {
                var facts = Nobody.Diagnosed(CodeOf(term));

                Assert.Equal(Answer.Clear, Answered(facts, code, criterion.Id));
            }
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void What_excludes_is_found_in_the_chart_and_nobody_talks_it_away(string code)
    {
        foreach (var criterion in Programmes.Get(code).Exclusion.Where(c => c.Terms.Length > 0))
        {
            foreach (var term in Programmes.Table.Terms.Single(t => t.Id == criterion.Terms).Terms)
            {
                var facts = Nobody.Diagnosed(CodeOf(term));

                Assert.Equal(criterion.Level, Answered(facts, code, criterion.Id));
                Assert.Equal(criterion.Level, Answered(facts, code, criterion.Id, said: false));
            }
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_word_decides_where_the_chart_is_silent(string code)
    {
        var programme = Programmes.Get(code);

        Assert.All(programme.Inclusion, c => Assert.Equal(Answer.Clear, Answered(Nobody, code, c.Id, said: true)));
        Assert.All(programme.Inclusion, c => Assert.Equal(c.Level, Answered(Nobody, code, c.Id, said: false)));
        Assert.All(programme.Exclusion, c => Assert.Equal(Answer.Clear, Answered(Nobody, code, c.Id, said: false)));
        Assert.All(programme.Exclusion, c => Assert.Equal(c.Level, Answered(Nobody, code, c.Id, said: true)));
    }

    [Fact]
    public void A_diagnosis_that_has_passed_is_a_caution_and_one_of_tomorrow_is_none()
    {
        var code = Patients.Snomed("239873007", "Osteoarthritis of knee");

        Assert.Equal(Answer.Caution, Knee(Nobody.Diagnosed(code, course: ClinicalCourse.Resolved)));
        Assert.Equal(Answer.Missing, Knee(Nobody.Diagnosed(code, daysAgo: -1)));
        Assert.Equal(Answer.Missing, Knee(Nobody.Diagnosed(Patients.Named("Family history of knee osteoarthritis"))));
    }

    [Fact]
    public void A_past_exclusion_is_asked_and_not_taken_for_over() => Assert.Equal(Answer.Missing, Answered(
        Nobody.Diagnosed(Patients.Named("Septic arthritis"), course: ClinicalCourse.Resolved), "knee-osteoarthritis", "joint-infection"));

    [Theory]
    [InlineData(12, 1, Answer.Clear)]
    [InlineData(11.9, 1, Answer.Excluded)]
    [InlineData(14, 30, Answer.Clear)]
    [InlineData(14, 31, Answer.Missing)]
    [InlineData(14, -1, Answer.Missing)]
    [InlineData(double.NaN, 1, Answer.Missing)]
    public void A_score_counts_while_it_is_fresh(double value, int daysAgo, Answer expected) =>
        Assert.Equal(expected, OfScore(Nobody.Also("haemoglobin", value, daysAgo)));

    [Fact]
    public void The_newest_score_counts_and_of_one_day_the_less_favourable()
    {
        Assert.Equal(Answer.Clear, OfScore(Nobody.Also("haemoglobin", 10, 5).Also("haemoglobin", 14, 2)));
        Assert.Equal(Answer.Excluded, OfScore(Nobody.Also("haemoglobin", 14, 5).Also("haemoglobin", 10, 2)));
        Assert.Equal(Answer.Excluded, OfScore(Nobody.Also("haemoglobin", 14, 2).Also("haemoglobin", 10, 2)));
        Assert.Equal(Answer.Missing, OfScore(Nobody.Also(Patients.Result("haemoglobin", 14, null))));
        Assert.Equal(Answer.Missing, OfScore(Nobody.Also("haemoglobin", 20, 2, Bound.Below)));
        Assert.Equal(Answer.Excluded, OfScore(Nobody.Also("haemoglobin", 12, 2, Bound.Below)));
    }

    [Fact]
    public void An_upper_bound_is_held_the_other_way_round()
    {
        var most = Score with { AtLeast = null, AtMost = new(12, "g/dL", "test", Certainty.P) };

        Assert.Equal(Answer.Clear, OfScore(Nobody.Also("haemoglobin", 12, 1), most));
        Assert.Equal(Answer.Excluded, OfScore(Nobody.Also("haemoglobin", 12.1, 1), most));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Asking_changes_no_verdict(string code)
    {
        var facts = Patients.Man();
        var before = Patients.Ask(facts).Outcome;

        Programmes.Ask(facts, Programmes.Get(code), Patients.On);

        Assert.Equal(before, Patients.Ask(facts).Outcome);
    }

    static Answer Knee(PatientFacts facts) => Answered(facts, "knee-osteoarthritis", "diagnosis");

    static Answer OfScore(PatientFacts facts, ProgrammeCriterion? criterion = null)
    {
        var programme = Programmes.Get("knee-osteoarthritis") with { Inclusion = [criterion ?? Score], Exclusion = [] };
        return Assert.Single(Programmes.Ask(facts, programme, Patients.On)).Answer;
    }

    static Answer Answered(PatientFacts facts, string code, string criterion, bool? said = null)
    {
        var words = said is { } yes ? new Dictionary<string, bool> { [criterion] = yes } : [];
        return Programmes.Ask(facts, Programmes.Get(code), Patients.On, words).Single(f => f.Rule == $"{code}/{criterion}").Answer;
    }

    static Code CodeOf(Term term) => term.System switch
    {
        TermSystem.Snomed => Patients.Snomed(term.Value),
        TermSystem.Icd10 => Patients.Icd(term.Value),
        _ => Patients.Named(term.Value),
    };
}
