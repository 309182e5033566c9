using Hormesis.Model;
using Hormesis.Model.Body;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Treatment;
using Hormesis.Tests.Model.Body;

namespace Hormesis.Tests.Model.Treatment;

/// <summary>A set of effects changes what it names and nothing else.</summary>
public class EffectsTests
{
    static readonly string[] Pain = ["vas0To100", "nrs0To10", "womac0To100", "medicinePercent"];
    static readonly string[] Area = ["woundAreaCm2", "areaReductionPercent"];
    static readonly string[] Wound = [.. Area, "woundOxygenMmHg", "woundBacteriaPercent", "granulationPercent"];
    static readonly string[] Damage =
    [
        "oxidativeStress", "tissueGshPercent", "tissueGssgPercent", "mdaUmPerL", "f2IsoprostanesPgPerMl", "ohdgNgPerMgCreatinine",
        "dRomsUCarr",
    ];

    // IL-10 follows damage, and phagocytes do it with their sixth power: it can move, and does by less than a millionth.
    const string HardlyMoved = "il10PgPerMl";

    const double Error = 1e-7; // steps differ, and with them the solver's error

    static readonly string[] Phagocytes = ["phagocytes", "tnfAlphaPgPerMl", "il6PgPerMl", "il10PgPerMl", "crpMgPerL", .. Damage, .. Pain];

    // Everything that each parameter may move.
    static readonly Dictionary<string, string[]> Moves = new()
    {
        ["effectDpg"] = ["dpgMmolPerL", "p50MmHg"],
        ["effectMitochondria"] = ["mitochondrialPercent"],
        ["electrophileGain"] =
            ["nrf2Fold", "ho1Fold", "nqo1Fold", "gpxTissueFold", "gpxUPerGHb", "sodUPerGHb", "catalaseUPerGHb", .. Damage],
        ["effectImmune"] = Phagocytes,
        ["primingGain"] = Phagocytes,
        ["effectIl6"] = ["il6PgPerMl", "crpMgPerL", .. Pain],
        ["effectJoint"] = Pain,
        ["effectNeuropathic"] = Pain,
        ["effectAnalgesia"] = Pain,
        ["effectMedicines"] = ["medicinePercent"],
        ["effectVessels"] = Wound,
        ["effectEpithelium"] = Area,
        ["effectKilling"] = Wound,
        ["effectUlcer"] = Wound,
        ["effectAcute"] = Area,
        ["effectAcidity"] = ["interstitialPh"],
        ["effectTumourOxygen"] = ["tumourOxygenMmHg", "oxygenEnhancementRatio", "survivingFractionPercent"],
        ["effectOedema"] = ["oedemaMl", "perfusionPercent"],
    };

    public static TheoryData<string> Parameters { get; } = [.. Effects.All.Select(e => e.Parameter)];

    [Fact]
    public void The_table_of_this_test_is_of_all_effects() =>
        Assert.Equal(Effects.All.Select(e => e.Parameter).Order(), Moves.Keys.Order());

    // Exact: by who stands in whose formula, whatever the numbers are.
    [Theory, MemberData(nameof(Parameters))]
    public void What_an_effect_s_parameter_can_reach_is_what_the_table_says(string parameter) =>
        Assert.Equal(Moves[parameter].Order(), Reach.From(BodyModel.Declaration, parameter).Order());

    [Fact]
    public void Switched_alone_it_moves_all_of_that_and_nothing_else()
    {
        double[] days = [0, 1.1, 5, 14, 28];
        var pairs = Bodies.Over(
            [.. Effects.All.SelectMany(e => new[] { Ill(e), Ill(e).With((e.Parameter, e.Claimed)) })], Bodies.Sessions(7, 4), days);

        var wrong = from i in Enumerable.Range(0, Effects.All.Count)
                    let parameter = Effects.All[i].Parameter
                    from name in BodyModel.Declaration.Observables.Select(o => o.Name)
                    let moved = Change(pairs[2 * i].Of(name), pairs[2 * i + 1].Of(name))
                    where Moves[parameter].Contains(name) ? moved < 1e-6 && name != HardlyMoved : moved > Error
                    select $"{parameter} moves {name} by {moved}";
        Assert.Empty(wrong);
    }

    [Theory, InlineData(EffectSet.Null), InlineData(EffectSet.Literature), InlineData(EffectSet.Claimed)]
    public void A_set_changes_its_parameters_and_no_other(EffectSet set)
    {
        var (before, after) = (new ParameterValues(BodyModel.Places), new ParameterValues(BodyModel.Places));

        Hormesis.Model.Body.Course.CoursePatient.SetEffects(after, set);

        Assert.All(Effects.All, e => Assert.Equal(e.Of(set), after[e.Parameter]));
        Assert.All(
            BodyModel.Declaration.Parameters.Select(p => p.Name).Except(Effects.All.Select(e => e.Parameter)),
            name => Assert.Equal(before[name], after[name]));
    }

    [Fact]
    public void Every_set_has_its_word_and_another_is_refused()
    {
        Assert.Equal(Enum.GetValues<EffectSet>(), Effects.Words.Select(w => Effects.Named(w, "")));
        Assert.Equal("effects", Assert.Throws<InputException>(() => Effects.Named("hoped", "effects")).Place);
    }

    static double Change(double[] before, double[] after) =>
        before.Zip(after, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(a))).Max();

    // Somebody in whom the effect has something to do.
    static ParameterValues Ill(EffectSwitch effect) => Bodies.Patient(
        EffectSet.Null, """{"vas0To100":55,"woundAreaCm2":5,"oedemaMl":500,"immuneTone":0.6,"crpMgPerL":10}""").With(
        ("acuteWound", effect.Parameter == "effectAcute" ? 1 : 0), ("neuropathic", effect.Parameter == "effectNeuropathic" ? 1 : 0));

    /// <summary>Which observables a parameter can reach by way of formulas and states.</summary>
    sealed class Reach
    {
        readonly Dictionary<Expression, bool> _known = [];
        readonly HashSet<int> _states;
        readonly int _parameter;

        Reach(int parameter, HashSet<int> states) => (_parameter, _states) = (parameter, states);

        public static IEnumerable<string> From(ModelDeclaration model, string parameter)
        {
            var place = model.ParameterIndex(parameter);
            HashSet<int> states = [];
            for (var before = -1; before < states.Count;)
            {
                before = states.Count;
                Reach reach = new(place, [.. states]);
                states.UnionWith(
                    Enumerable.Range(0, model.States.Count).Where(s => reach.Has(model.Rates[s]) || reach.Has(model.Starts[s])));
            }
            Reach all = new(place, states);
            return [.. model.Observables.Where(o => all.Has(o.Value)).Select(o => o.Name)];
        }

        bool Has(Expression e)
        {
            if (e is Expression.Parameter p) return p.Index == _parameter;
            if (e is Expression.State s) return _states.Contains(s.Index);
            if (_known.TryGetValue(e, out var known)) return known;
            return _known[e] = Dependence.Parts(e).Any(Has);
        }
    }
}
