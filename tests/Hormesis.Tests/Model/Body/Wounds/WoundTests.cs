using FsCheck.Fluent;
using Hormesis.Model.Body.Wounds;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Wounds;

public class WoundTests
{
    static ParameterValues Ulcer(string more = "", EffectSet effects = EffectSet.Literature) =>
        Bodies.Patient(effects, $$"""{"woundAreaCm2":5{{more}}}""");

    [Theory, InlineData(EffectSet.Literature), InlineData(EffectSet.Claimed)]
    public void Where_there_is_no_wound_none_comes(EffectSet effects)
    {
        var course = Bodies.Patient(effects).Over(Bodies.Sessions(15, 4), Bodies.Days(84, 7));

        Assert.All(course.Of("woundAreaCm2"), a => Assert.Equal(0, a));
    }

    [Fact]
    public void At_the_beginning_the_wound_is_as_it_was_told()
    {
        var start = Ulcer(",\"woundBacteriaPercent\":45").Over(Bodies.None, [0]);

        Assert.Equal(5, start["woundAreaCm2", 0], 1e-9);
        Assert.Equal(45, start["woundBacteriaPercent", 0], 1e-9);
        Assert.Equal(0, start["areaReductionPercent", 0], 1e-9);
    }

    [Fact]
    public void Its_area_never_grows_and_is_never_below_nothing()
    {
        string[] worst = ["", ",\"woundCapillaryMmHg\":10", ",\"woundBacteriaPercent\":100", ",\"woundMarginFactor\":2"];

        var courses = Bodies.Over([.. worst.Select(w => Ulcer(w))], Bodies.None, Bodies.Days(365, 5));

        Assert.All(courses, c =>
        {
            var area = c.Of("woundAreaCm2");
            Assert.All(area, a => Assert.InRange(a, 0, 5 + 1e-9));
            for (var i = 1; i < area.Length; i++) Assert.True(area[i] <= area[i - 1] + 1e-9);
        });
        Assert.True(courses[3].Of("woundAreaCm2")[^1] < 1e-6);
    }

    // Over the ranges of every parameter of the wound but what effects do.
    [Fact]
    public void For_any_parameters_in_range_its_radius_stays_at_nothing_or_above()
    {
        RandomSource chance = new(7, 0);
        var bodies = Enumerable.Range(0, 64).Select(_ => Bodies.Patient().With(
            [.. Wound.Table.Parameters.Where(p => !p.Name.StartsWith("effect", StringComparison.Ordinal))
                .Select(p => (p.Name, chance.NextBetween(p.Low, p.High)))])).ToList();

        var courses = Bodies.Over(bodies, Bodies.None, Bodies.Days(84, 7), new());

        Assert.All(courses, c => Assert.All(c.Of("woundAreaCm2"), a => Assert.True(a >= 0 && a <= c["woundAreaCm2", 0] + 1e-9)));
        Assert.All(courses, c => Assert.All(c.Of("granulationPercent"), g => Assert.InRange(g, -1e-6, 100 + 1e-6)));
    }

    [Fact]
    public void More_oxygen_heals_faster() => AssertFaster([20, 30, 40, 50, 60], mmHg => $",\"woundCapillaryMmHg\":{mmHg}");

    [Fact]
    public void Fewer_bacteria_heal_faster() => AssertFaster([90, 60, 30, 10], percent => $",\"woundBacteriaPercent\":{percent}");

    [Fact]
    public void A_margin_that_advances_faster_closes_sooner() =>
        AssertFaster([0.3, 0.7, 1, 1.4], factor => $",\"woundMarginFactor\":{factor}");

    // Sheehan 2003, midpoint: 53 % in 4 weeks (physiology 5.4), to which the margin's speed is fitted.
    [Fact]
    public void The_usual_ulcer_loses_half_its_area_in_four_weeks() =>
        Assert.Equal(53, Ulcer().Over(Bodies.None, [0, 28])["areaReductionPercent", 1], 2.0);

    // The margin advances at one speed whatever the size (Bull 2022): radii differ by the same at any time.
    [Fact]
    public void The_margin_of_a_large_wound_advances_as_far_as_that_of_a_small_one()
    {
        double[] areas = [5, 20, 80];

        var courses = Bodies.Over(
            [.. areas.Select(a => Bodies.Patient(told: $$"""{"woundAreaCm2":{{a}}}"""))], Bodies.None, [0, 21]);

        double[] advance = [.. courses.Select(c => Math.Sqrt(c["woundAreaCm2", 0] / Math.PI) - Math.Sqrt(c["woundAreaCm2", 1] / Math.PI))];
        Assert.All(advance, a => Assert.Equal(advance[0], a, 0.06 * advance[0])); // it slows down near nothing
    }

    static void AssertFaster(double[] better, Func<double, string> told)
    {
        var reduction = Bodies.Over([.. better.Select(b => Ulcer(told(b)))], Bodies.None, [0, 28])
            .Select(c => c["areaReductionPercent", 1]).ToList();

        for (var i = 1; i < better.Length; i++) Assert.True(reduction[i] > reduction[i - 1], string.Join(' ', reduction));
    }
}
