using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Course;

/// <summary>What the bottle gives back arrives in the body, no more and no less.</summary>
public class ReturnedBloodTests
{
    const double Never = 1e15; // s or d: with it what came back stays

    static readonly string[] Losses =
        ["electrophileLoss", "ascorbateReturn", "urateReturn", "gshCellReturn", "exposureMemory", "placeboTime"];

    [Theory, InlineData(1, 1), InlineData(3, 1), InlineData(2, 4)]
    public void With_no_loss_the_body_holds_what_came_back(int sessions, int passes)
    {
        var body = Bodies.Patient().With([.. Losses.Select(l => (l, Never))]);
        var run = CourseRun.Of(body, Bodies.Sessions(sessions, 2, 80, passes), [TimeSpan.FromDays(10)], Bodies.Tight);
        var (all, pass) = (sessions * passes, run.Returned[0]);
        var plasma = body["plasmaVolume"];

        double Of(string state) => run.States[0][Bodies.Model.StateIndex(state)];

        Near(all * pass.ElectrophileMicromoles / plasma, Of("LOP"));
        Near(all * pass.AscorbateMicromoles / (4 * plasma), body["ascorbateRest"] - Of("ascorbate"));
        Near(all * pass.UrateMicromoles / (4 * plasma), body["urateRest"] - Of("urate"));
        Near(all * pass.GlutathioneMicromoles / body["redCellVolume"], body["gshCellRest"] - Of("gshCells"));
        Near(all * pass.Absorbed.Milligrams / 8, Of("exposure"));
        Near(sessions, Of("contact"));
    }

    [Fact]
    public void More_ozone_brings_more_back_and_takes_more_away()
    {
        double[] concentrations = [0, 10, 20, 40, 60, 80, 120, 160, 200, 300];

        var back = concentrations
            .Select(c => CourseRun.Of(Bodies.Patient(), Bodies.Sessions(1, 4, c), [], Bodies.Tight).Returned[0]).ToList();

        for (var i = 1; i < back.Count; i++)
        {
            Assert.True(back[i].ElectrophileMicromoles > back[i - 1].ElectrophileMicromoles);
            Assert.True(back[i].AscorbateMicromoles > back[i - 1].AscorbateMicromoles);
            Assert.True(back[i].UrateMicromoles > back[i - 1].UrateMicromoles);
            Assert.True(back[i].DamagedLitres + back[i].LysedLitres >= back[i - 1].DamagedLitres + back[i - 1].LysedLitres);
            Assert.True(back[i].Absorbed > back[i - 1].Absorbed);
        }
        Assert.Equal(8, back[3].Absorbed.Milligrams, 0.2); // 200 mL at 40 µg/mL: nearly all of it reacts
    }

    [Fact]
    public void A_pass_is_the_same_on_any_day_and_one_bottle_answers_for_all()
    {
        CourseBlock block = new([Bodies.Patient(), Bodies.Patient()], Bodies.Sessions(15, 4), [TimeSpan.FromDays(60)]);

        block.Solve(new(), TestContext.Current.CancellationToken);

        Assert.Equal(2, block.Bottles);
    }

    [Fact]
    public void Sham_sessions_move_nothing_but_what_the_patient_expects()
    {
        string[] expected = ["vas0To100", "nrs0To10", "womac0To100", "medicinePercent"];
        double[] days = [0, 0.02, 1, 4.01, 28, 56];
        foreach (var effects in Enum.GetValues<EffectSet>())
        {
            var (sham, nothing) = (
                Ill(effects).Over(Bodies.Sessions(15, 4, concentration: 0), days), Ill(effects).Over(Bodies.None, days));

            Assert.Empty(Bodies.Model.Observables.Select(o => o.Name).Except(expected)
                .Where(name => Change(nothing.Of(name), sham.Of(name)) > 1e-6).Select(name => $"{effects}: {name}"));
            Assert.All(expected, name => Assert.True(sham[name, 5] < nothing[name, 5] - 0.1, name));
        }
    }

    [Fact]
    public void Where_effects_are_null_ozone_moves_no_cytokine_no_DPG_no_wound_no_tumour_and_no_swelling()
    {
        string[] names =
        [
            "il6PgPerMl", "tnfAlphaPgPerMl", "il10PgPerMl", "crpMgPerL", "phagocytes", "dpgMmolPerL", "p50MmHg",
            "woundAreaCm2", "areaReductionPercent", "woundOxygenMmHg", "woundBacteriaPercent", "granulationPercent",
            "tumourOxygenMmHg", "oxygenEnhancementRatio", "survivingFractionPercent", "oedemaMl", "perfusionPercent",
            "interstitialPh", "mitochondrialPercent", "nrf2Fold", "ho1Fold", "nqo1Fold", "gpxTissueFold",
        ];
        double[] days = [0, 0.02, 1, 4.01, 28, 56];

        var (real, nothing) = (Ill(EffectSet.Null).Over(Bodies.Sessions(15, 4), days), Ill(EffectSet.Null).Over(Bodies.None, days));

        Assert.DoesNotContain(names, name => Change(nothing.Of(name), real.Of(name)) > 1e-6);
        Assert.True(real["effectPercent", 5] > 50, "ozone did come");
    }

    static ParameterValues Ill(EffectSet effects) =>
        Bodies.Patient(effects, """{"vas0To100":55,"woundAreaCm2":5,"oedemaMl":500,"immuneTone":1.5,"crpMgPerL":10}""");

    static double Change(double[] before, double[] after) =>
        before.Zip(after, (a, b) => Math.Abs(a - b) / Math.Max(1, Math.Abs(a))).Max();

    static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9 + 1e-6 * Math.Abs(expected));
}
