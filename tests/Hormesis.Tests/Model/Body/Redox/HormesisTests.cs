using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Redox;

/// <summary>Low doses train and high ones harm, and nothing draws that curve: take either arm away and it is gone.</summary>
public class HormesisTests
{
    static readonly double[] Concentrations = [0, 5, 10, 20, 40, 60, 80, 100, 130, 160, 200];

    static readonly string[] Inductions =
        ["inductionHO1", "inductionNQO1", "inductionGCL", "inductionGPx", "inductionSOD", "inductionCatalase"];

    // For each body the average of F2-isoprostanes over 8 weeks with 15 sessions, of sham, less one.
    static readonly double[][] Harm = Measure(
        Bodies.Patient(EffectSet.Claimed), Bodies.Patient(EffectSet.Literature),
        Bodies.Patient(EffectSet.Claimed).With(("electrophileGain", 0)),
        Bodies.Patient(EffectSet.Claimed).With([.. Inductions.Select(i => (i, 0.0))]));

    [Theory, InlineData(0), InlineData(1)]
    public void Damage_falls_below_sham_at_low_doses_and_rises_above_it_at_high_ones(int body)
    {
        var harm = Harm[body];
        double[] steps = [.. harm.Skip(1).Zip(harm, (after, before) => after - before)];
        var lowest = Array.IndexOf(harm, harm.Min());

        Assert.True(harm.Min() < 0 && harm[^1] > 0, string.Join(' ', harm));
        Assert.All(steps[..lowest], s => Assert.True(s < 0));
        Assert.All(steps[lowest..], s => Assert.True(s > 0));
    }

    [Theory, InlineData(2), InlineData(3)]
    public void Without_NRF2_s_answer_or_without_induction_it_only_rises(int body)
    {
        Assert.All(Harm[body], h => Assert.True(h >= -1e-9, string.Join(' ', Harm[body])));
        for (var i = 1; i < Concentrations.Length; i++) Assert.True(Harm[body][i] > Harm[body][i - 1]);
    }

    [Theory, InlineData("ho1Fold"), InlineData("nqo1Fold")]
    public void Sessions_every_other_day_add_up_and_sessions_a_fortnight_apart_do_not(string enzyme)
    {
        var (often, seldom) = (Troughs(enzyme, 2), Troughs(enzyme, 14));

        for (var i = 1; i < often.Length; i++) Assert.True(often[i] > often[i - 1]);
        Assert.True(often[^1] - 1 > 1.1 * (often[0] - 1));
        Assert.Equal(seldom[0], seldom[^1], 0.02 * (often[0] - 1));
    }

    // Just before the second session and those after it.
    static double[] Troughs(string enzyme, double every) =>
        Bodies.Patient(EffectSet.Claimed).Over(Bodies.Sessions(6, every), Enumerable.Range(1, 5).Select(i => i * every)).Of(enzyme);

    static double[][] Measure(params Hormesis.Model.Numerics.Declaration.ParameterValues[] bodies)
    {
        var courses = Concentrations.Select(c => Bodies.Over(bodies, Bodies.Sessions(15, 4, c), Bodies.Days(56, 0.25), new())).ToList();
        double[] sham = [.. courses[0].Select(Average)];
        return [.. bodies.Select((_, b) => courses.Select(c => Average(c[b]) / sham[b] - 1).ToArray())];
    }

    static double Average(ObservedCourse course) => course.Of("f2IsoprostanesPgPerMl").Average();
}
