using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Tests.Clinic.Evidence;

public class LedgerTests
{
    static readonly Route[] ThisRoute = [Route.Autohaemotherapy, Route.TenPass];

    // The model's effect switches refer to these ids.
    static readonly Dictionary<string, Modelling> Expected = new()
    {
        ["oxygen-release-dpg"] = Modelling.Switch,
        ["mitochondrial-activity"] = Modelling.Switch,
        ["nrf2-glutathione"] = Modelling.Switch,
        ["ros-signal"] = Modelling.Mechanism,
        ["pressure-dissolution"] = Modelling.Mechanism,
        ["immune-modulation"] = Modelling.Switch,
        ["il6-lowered"] = Modelling.Switch,
        ["osteoarthritis-mobility"] = Modelling.Switch,
        ["neuropathic-pain"] = Modelling.Switch,
        ["fewer-medicines"] = Modelling.Switch,
        ["wound-healing"] = Modelling.Switch,
        ["epithelialisation-40"] = Modelling.Switch,
        ["bactericidal-pressure"] = Modelling.Switch,
        ["diabetic-ulcers"] = Modelling.Switch,
        ["burns-incisions"] = Modelling.Switch,
        ["tissue-acidity"] = Modelling.Switch,
        ["endogenous-analgesia"] = Modelling.Switch,
        ["tumour-oxygenation"] = Modelling.Switch,
        ["post-trauma"] = Modelling.Switch,
        ["detoxification"] = Modelling.NotModelled,
        ["capnography-dosing"] = Modelling.Rule,
        ["antioxidant-regimens"] = Modelling.Rule,
    };

    [Fact]
    public void Every_claim_made_for_the_treatment_has_its_entry() => Assert.Equal(Expected.Keys, Ledger.All.Select(c => c.Id));

    [Fact]
    public void Every_claim_says_how_the_model_treats_it() =>
        Assert.All(Ledger.All, c => Assert.Equal(Expected[c.Id], c.Treatment));

    [Fact]
    public void Every_claim_has_a_grade_a_reason_sources_and_what_each_setting_means() => Assert.All(Ledger.All, c =>
    {
        Assert.True(Enum.IsDefined(c.Grade));
        Assert.NotEmpty(c.Sources);
        Assert.NotEmpty(c.Reference);
        Assert.NotEmpty(c.Text);
        Assert.All(
            [c.Why, c.Searched, c.Modelled, c.Null, c.Literature, c.Claimed],
            text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    });

    [Fact]
    public void Where_no_study_was_found_the_sources_say_so() => Assert.All(
        Ledger.All, c => Assert.Equal(c.Studies.Count == 0, c.Sources.Contains("no study found")));

    [Fact]
    public void What_has_no_switch_says_so_in_every_setting() => Assert.All(
        Ledger.All.Where(c => c.Treatment is Modelling.Mechanism or Modelling.Rule),
        c => Assert.All([c.Null, c.Literature, c.Claimed], text => Assert.StartsWith("No switch: ", text, StringComparison.Ordinal)));

    [Fact]
    public void Every_study_has_a_design_and_a_bias_and_bears_on_a_claim()
    {
        var cited = Ledger.All.SelectMany(c => c.Studies).Select(r => r.StudyId).Distinct();

        Assert.All(Ledger.Studies, s => Assert.All([s.Citation, s.Design, s.Bias], text => Assert.NotEqual("", text.Trim())));
        Assert.All(Ledger.Studies, s => Assert.True(s.N is null or > 0));
        Assert.Equal(Ledger.Studies.Select(s => s.Id).Order(), cited.Order());
    }

    [Fact]
    public void A_study_stands_once_below_a_claim() =>
        Assert.All(Ledger.All, c => Assert.Equal(c.Studies.Count, c.Studies.Select(r => r.StudyId).Distinct().Count()));

    // docs/decisions/2026-11-27-grades-of-evidence.md: whoever grades this route higher has to change this test and say why.
    [Fact]
    public void No_claim_for_autohaemotherapy_is_graded_better_than_D() =>
        Assert.All(Ledger.All, c => Assert.True(c.Grade is Grade.D or Grade.E, c.Id));

    [Fact]
    public void A_claim_that_nobody_tried_has_no_study_of_this_route_on_its_side() => Assert.All(
        Ledger.All.Where(c => c.Grade == Grade.E).SelectMany(c => c.Studies).Where(r => ThisRoute.Contains(r.Study.Route)),
        r => Assert.Equal(Direction.Aside, r.Direction));

    [Fact]
    public void A_claim_that_was_tried_has_a_study_of_this_route_or_of_the_laboratory() => Assert.All(
        Ledger.All.Where(c => c.Grade == Grade.D),
        c => Assert.Contains(
            c.Studies, r => r.Direction != Direction.Aside && (ThisRoute.Contains(r.Study.Route) || r.Study.Route == Route.InVitro)));

    [Fact]
    public void Another_route_is_another_route_and_has_a_study() => Assert.All(Ledger.All, c => Assert.All(c.Elsewhere, other =>
    {
        Assert.DoesNotContain(other.Route, ThisRoute);
        Assert.Contains(c.Studies, r => r.Study.Route == other.Route);
    }));

    // reference/clinical 6, "suggested evidence grades", and 5.4 for antioxidants.
    [Theory]
    [InlineData("immune-modulation", Grade.D)]
    [InlineData("tumour-oxygenation", Grade.D)]
    [InlineData("post-trauma", Grade.E)]
    [InlineData("epithelialisation-40", Grade.E)]
    [InlineData("capnography-dosing", Grade.E)]
    [InlineData("antioxidant-regimens", Grade.D)]
    public void Where_the_reference_suggests_a_grade_for_the_claim_it_is_that(string id, Grade grade) =>
        Assert.Equal(grade, Ledger.Get(id).Grade);

    [Theory]
    [InlineData("osteoarthritis-mobility", Route.Injection, Grade.B)]
    [InlineData("endogenous-analgesia", Route.Injection, Grade.B)]
    [InlineData("diabetic-ulcers", Route.Topical, Grade.C)]
    [InlineData("diabetic-ulcers", Route.LocalAndRectal, Grade.C)]
    public void Where_the_reference_grades_another_route_it_stands_with_that_route(string id, Route route, Grade grade) =>
        Assert.Equal(grade, Ledger.Get(id).Elsewhere.Single(e => e.Route == route).Grade);

    [Fact]
    public void An_unknown_claim_names_the_known_ones()
    {
        var wrong = Assert.Throws<InputException>(() => Ledger.Get("nonsense"));

        Assert.All(Ledger.All, c => Assert.Contains(c.Id, wrong.Remedy, StringComparison.Ordinal));
    }
}
