using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Clinic.Protocol;

public class ProgrammeDataTests
{
    static readonly string Reference = File.ReadAllText(Repository.Path("docs", "reference", "clinical.md"));

    [Fact]
    public void Every_indication_has_its_programme() =>
        Assert.Equal(Indications.All.Select(i => i.Code), Programmes.All.Select(p => p.Code));

    // reference/clinical 6. Whoever grades this route higher has to change this test and say why.
    [Fact]
    public void No_programme_is_graded_better_than_D() =>
        Assert.All(Programmes.All, p => Assert.True(p.Grade >= Grade.D, $"{p.Code} {p.Grade}"));

    [Fact]
    public void The_claim_of_a_programme_is_one_that_its_indication_s_evidence_bears_on() => Assert.All(Programmes.All, p =>
        Assert.Contains(p.ClaimId, Indications.Get(p.Code).Evidence.SelectMany(e => e.Claims)));

    [Fact]
    public void Ids_are_unique_and_references_lead_somewhere()
    {
        Unique(Programmes.Table.Measures.Select(m => m.Id));
        Unique(Programmes.Table.Terms.Select(t => t.Id));
        Unique(Regimens.All.Select(r => r.Id));
        var terms = Programmes.Table.Terms.Select(t => t.Id).ToHashSet();
        Assert.All(Programmes.All, p =>
        {
            Unique(p.Inclusion.Concat(p.Exclusion).Select(c => c.Id));
            Unique(p.AllStopping.Select(r => r.Id));
            Assert.NotEmpty(p.Measures);
            Assert.All(p.AllStopping.SelectMany(r => r.Measures), m => Assert.Contains(m, p.MeasureIds));
            Assert.All(p.Inclusion.Concat(p.Exclusion), c => Assert.True(c.Terms.Length == 0 || terms.Contains(c.Terms), c.Terms));
        });
        Assert.All(Regimens.All.SelectMany(r => r.Programmes), code => Assert.NotNull(Programmes.Get(code)));
        Assert.Empty(terms.Except(Programmes.All.SelectMany(p => p.Inclusion.Concat(p.Exclusion)).Select(c => c.Terms)));
    }

    [Fact]
    public void Each_programme_asks_for_a_diagnosis_and_ends_by_a_session_without_improvement() => Assert.All(Programmes.All, p =>
    {
        Assert.Contains(p.Inclusion, c => c.Terms.Length > 0);
        Assert.NotEmpty(p.Exclusion);
        Assert.NotEmpty(p.StandardCare);
        var rule = Assert.Single(p.Stopping, r => r.Kind == StopKind.NoImprovement);
        Assert.InRange(rule.AfterSession!.Value, 1, 10); // asked for
        Assert.Equal(p.MeasureIds[0], Assert.Single(rule.Measures));
        var kinds = Enum.GetValues<StopKind>().Where(k => k != StopKind.Asked); // what nobody measures is not everywhere
        Assert.Empty(kinds.Except(p.AllStopping.Select(r => r.Kind)));
        Assert.All(p.AllStopping, r => Assert.Equal(r.Kind == StopKind.NoImprovement, r.AfterSession is not null));
        Assert.All(p.AllStopping.Where(r => r.ByImportant), r => Assert.NotNull(Programmes.Measure(r.Measures[0]).Important));
    });

    [Fact]
    public void A_criterion_is_a_caution_or_excludes_and_a_score_has_one_limit_and_an_age() =>
        Assert.All(Programmes.All.SelectMany(p => p.Inclusion.Concat(p.Exclusion)), c =>
        {
            Assert.Contains(c.Level, new[] { Answer.Caution, Answer.Excluded });
            Assert.True(c.Question.EndsWith('?') && c.Action.Length > 0 && c.Source.Length > 0, c.Id);
            if (c.Measure.Length == 0)
            {
                Assert.True(c is { AtLeast: null, AtMost: null, ValidDays: null }, c.Id);
                return;
            }
            Assert.True((c.AtLeast is null) != (c.AtMost is null) && c.ValidDays is { Value: > 0 }, c.Id);
            Assert.Equal(Programmes.Measure(c.Measure).Unit, (c.AtLeast ?? c.AtMost)!.Unit); // one of the two is there
        });

    // Known: the reference has the code, with this verification; else it is our own.
    [Fact]
    public void Every_LOINC_code_is_of_the_reference_with_its_verification() => Assert.All(Programmes.Table.Measures, m =>
    {
        Assert.True(m.Code.Length > 0 && m.Source.Length > 0);
        Assert.Equal(m.Loinc.Length == 0, m.Verified == "own");
        if (m.Loinc.Length == 0) return;
        var row = Reference.Split('\n').Single(l => l.StartsWith('|') && l.Contains(m.Loinc, StringComparison.Ordinal));
        Assert.EndsWith($"{m.Verified} |", row.TrimEnd(), StringComparison.Ordinal);
    });

    [Fact]
    public void What_a_smallest_important_difference_rests_on_is_said_and_none_is_verified() =>
        Assert.All(Programmes.Table.Measures.Where(m => m.Important is not null), m =>
        {
            Assert.True(m.Important!.Value > 0 && m.Important.Source.Length > 0); // filtered
            Assert.Contains(m.Important.Unit, new[] { m.Unit, "%" });
            Assert.Equal(Certainty.R, m.Important.Certainty);
        });

    [Fact]
    public void Outcomes_are_measured_twice_before_after_5_10_and_15_sessions_and_weeks_later() => Assert.Equal(
        ["baseline-1", "baseline-2", "session-5", "session-10", "session-15", "end", "after"],
        Programmes.Table.Schedule.Select(v => v.When));

    [Fact]
    public void Every_measure_can_be_read_from_a_record_in_its_unit() => Assert.All(Programmes.Table.Measures, m =>
    {
        Assert.True(Analytes.TryGet(m.Analyte, out var analyte), m.Id);
        Assert.Equal(m.Unit, analyte!.Unit); // just found
        Assert.True(m.Loinc.Length == 0 || analyte.Loinc.ContainsKey(m.Loinc), m.Loinc);
    });

    [Fact]
    public void A_visit_has_its_days_in_order_and_a_session_only_where_it_is_one_s() => Assert.All(Programmes.Table.Schedule, v =>
    {
        Assert.True(v.First.Value < v.Last.Value && v.First.Unit == "d" && v.Last.Unit == "d", v.When);
        Assert.Equal(v.Of == VisitOf.Session, v.Session > 0);
    });

    [Fact]
    public void A_regimen_says_whether_it_is_this_route()
    {
        Assert.Equal(RouteMatch.This, Regimen("pad-tylicki-2004").Route);
        Assert.Equal(RouteMatch.Mixed, Regimen("hepatitis-c-mawsouf").Route);
        Assert.Equal(RouteMatch.Other, Regimen("knee-lopes-2017").Route);
        Assert.Equal(RouteMatch.Other, Regimen("ten-pass-koenig-2022").Route); // ten passes are another regime
        Assert.All(Regimens.All, r => Assert.True(r.Routes.Count > 0 && r.Source.Length > 0 && r.Frequency.Length > 0));
    }

    // Section 1.3, row by row: as many as there are, less the one that was not found.
    [Fact]
    public void The_library_holds_every_row_of_the_reference()
    {
        var (from, to) = (Reference.IndexOf("### 1.3", StringComparison.Ordinal), Reference.IndexOf("### 1.4", StringComparison.Ordinal));
        var section = Reference[from..to];
        var rows = section.Split('\n').Count(l => l.StartsWith("| ", StringComparison.Ordinal)) - 1; // the heading

        Assert.Equal(rows, Regimens.All.Count + Regimens.Table.NotFound.Count);
    }

    static Regimen Regimen(string id) => Regimens.All.Single(r => r.Id == id);

    static void Unique(IEnumerable<string> ids) => Assert.Equal(ids.Count(), ids.Distinct().Count());
}
