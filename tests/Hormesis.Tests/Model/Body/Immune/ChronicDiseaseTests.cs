using System.Globalization;
using FsCheck.Fluent;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Immune;

/// <summary>A patient whom nobody treats stays as he is.</summary>
public class ChronicDiseaseTests
{
    static readonly double[] Crp = [0.05, 0.5, 1.9, 5, 15, 40, 100], Tones = [0.2, 0.6, 1, 1.5, 2];

    // Bacteria and vessels of a wound that has no area go their way all the same, and nobody reads them.
    static readonly HashSet<string> OfTheWound =
        ["woundAreaCm2", "areaReductionPercent", "woundOxygenMmHg", "woundBacteriaPercent", "granulationPercent"];

    [Fact]
    public void Whatever_the_CRP_and_the_tone_all_that_is_observed_stays_for_twelve_weeks()
    {
        var told = (from crp in Crp from tone in Tones select (crp, tone)).ToList();

        var courses = Bodies.Over([.. told.Select(t => Patient(t.crp, t.tone))], Bodies.None, [0, 7, 28, 84]);

        foreach (var observable in Bodies.Model.Observables.Select(o => o.Name).Where(o => !OfTheWound.Contains(o)))
        {
            for (var i = 0; i < told.Count; i++)
            {
                var values = courses[i].Of(observable);
                Assert.All(values, v => Assert.True(
                    Math.Abs(v - values[0]) <= 1e-4 * Math.Abs(values[0]), $"{observable} of {told[i]}: {values[0]}, then {v}"));
            }
        }
        for (var i = 0; i < told.Count; i++) Assert.Equal(told[i].crp, courses[i]["crpMgPerL", 0], 1e-4 * told[i].crp);
    }

    // Over all that a file may tell, and the tone up to the end of its range: 0.2 to 3.
    [Fact]
    public void The_balance_is_one_and_its_source_of_damage_is_none_that_heals() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            RandomSource chance = new((ulong)seed, 0);
            var p = Patient(0.05 * Math.Pow(2000, chance.NextUniform()), 0.2 * Math.Pow(15, chance.NextUniform()));
            var start = Bodies.Start(Bodies.Model, p.Values);
            Evaluation at = new(start, p.Values);

            return at.Definition(Bodies.Model, "diseaseSource") >= 0
                && new[] { "Nstar", "D", "Ca" }.All(s => start[Bodies.Model.StateIndex(s)] > 0)
                && new[] { "Nstar", "D", "Ca" }.All(s => Math.Abs(Rate(at, s)) <= 1e-16); // of 1e-6 and more
        }).CheckFromSeed();

    // A nudge dies out: the rest is where the body returns to, not a ridge.
    [Theory, InlineData(0.05, 0.2), InlineData(1.9, 1), InlineData(100, 2), InlineData(100, 3)]
    public void After_a_nudge_it_comes_back(double crp, double tone)
    {
        var nudged = Patient(crp, tone).With(("primingGain", 0.05));

        var phagocytes = nudged.Over(Bodies.Sessions(1, 4), [0, 1.5, 84]).Of("phagocytes");

        Assert.True(phagocytes[1] > 1.02 * phagocytes[0]);
        Assert.Equal(phagocytes[0], phagocytes[2], 1e-3 * phagocytes[0]);
    }

    static double Rate(Evaluation at, string state) => at.Of(Bodies.Model.Rates[Bodies.Model.StateIndex(state)]);

    static ParameterValues Patient(double crp, double tone) => Bodies.Patient(
        EffectSet.Literature, string.Create(CultureInfo.InvariantCulture, $$"""{"crpMgPerL":{{crp:R}}}""")).With(("immuneTone", tone));
}
