using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

/// <summary>The order's values are confirmed by reading them from the device, and above what is recommended by two persons.</summary>
public class ReadBackTests
{
    static readonly Fraction Within = Rig.Profile.Cycle.ReadBackWithin;

    // RC-36
    [Fact]
    public void The_plans_own_values_are_right_and_a_slip_of_any_one_is_not()
    {
        var plan = Rig.Plan();
        var dose = plan.Dose;

        Assert.True(ReadBack.Of(plan).IsOf(plan, Within));
        Assert.False(new ReadBack(10 * dose, plan.Concentration, plan.BloodVolume, plan.Reinfusion).IsOf(plan, Within));
        Assert.False(new ReadBack(dose, Mix(150), plan.BloodVolume, plan.Reinfusion).IsOf(plan, Within));
        Assert.False(new ReadBack(dose, plan.Concentration, ActualVolume.FromMillilitres(101), plan.Reinfusion).IsOf(plan, Within));
        Assert.False(new ReadBack(dose, plan.Concentration, plan.BloodVolume, 0.1 * plan.Reinfusion).IsOf(plan, Within));
        Assert.False(default(ReadBack).IsOf(plan, Within));
    }

    [Fact]
    public void What_is_not_a_number_is_never_read_back()
    {
        var plan = Rig.Plan();

        Assert.False(new ReadBack(plan.Dose, default, plan.BloodVolume, plan.Reinfusion).IsOf(plan, Within));
        var noNumber = OzoneMass.FromMicrograms(double.NaN);
        Assert.False(new ReadBack(noNumber, plan.Concentration, plan.BloodVolume, plan.Reinfusion).IsOf(plan, Within));
        Assert.False(ReadBack.Of(plan).IsOf(plan with { BloodVolume = ActualVolume.FromMillilitres(double.NaN) }, Within));
    }

    [Fact]
    public void It_comes_back_from_its_words_bit_for_bit() => Prop.ForAll(
        Gen.Choose(1, 100_000).ArrayOf(4).ToArbitrary(), n =>
        {
            var read = new ReadBack(
                OzoneMass.FromMicrograms(n[0] / 7.0), Mix(n[1] / 1e3), ActualVolume.FromMillilitres(n[2] / 3e2),
                ActualFlow.FromMillilitresPerMinute(n[3] / 1e3));
            return ReadBack.FromWords(read.Words.First, read.Words.Second) == read;
        }).CheckFromSeed();

    public static TheoryData<string> Slips { get; } = ["dose", "concentration", "blood", "return"];

    [Theory, MemberData(nameof(Slips))]
    public void A_session_does_not_go_on_while_a_value_is_read_back_wrong(string slip)
    {
        var plan = Rig.Plan();
        var rig = new Rig(seed: 1, plan).To(Phase.SetUp);
        var wrong = slip switch
        {
            "dose" => new ReadBack(10 * plan.Dose, plan.Concentration, plan.BloodVolume, plan.Reinfusion),
            "concentration" => new ReadBack(plan.Dose, Mix(51), plan.BloodVolume, plan.Reinfusion),
            "blood" => new ReadBack(plan.Dose, plan.Concentration, ActualVolume.FromMillilitres(10), plan.Reinfusion),
            _ => new ReadBack(plan.Dose, plan.Concentration, plan.BloodVolume, 4 * plan.Reinfusion),
        };

        rig.Distort = r => r with { ReadBack = wrong };
        rig.For(90);

        Assert.True(rig.State is { Phase: Phase.SetUp, ReadBackWrong: true });
        Assert.Equal(Prompt.FirstCheck, SessionController.PromptFor(rig.State));
        rig.Distort = r => r;
        rig.To(Phase.Prime);
    }

    // Blood above 100 mL is above what is recommended, by the device's own guardrails.
    [Theory, InlineData(150, true), InlineData(100, false)]
    public void Above_what_is_recommended_one_person_cannot_check_twice(double bloodMl, bool needsSecond)
    {
        var rig = new Rig(seed: 2, Rig.Plan(bloodMl: bloodMl)).To(Phase.SetUp);
        Assert.Equal(needsSecond, rig.Setup.NeedsSecondPerson);

        rig.Distort = r => r with { Person = 7 };
        rig.For(120);

        if (!needsSecond)
        {
            Assert.True(rig.State.Phase > Phase.SetUp);
            return;
        }
        Assert.True(rig.State is { Phase: Phase.SetUp, PersonWrong: true });
        Assert.Equal(Prompt.SecondCheck, SessionController.PromptFor(rig.State));
        rig.Distort = r => r with { Person = 8 };
        rig.To(Phase.Prime);
        Assert.Equal(7, rig.State.CheckedBy);
    }

    [Fact]
    public void A_plan_that_says_so_needs_a_second_person_though_its_values_do_not()
    {
        var rig = new Rig(seed: 3, Rig.Plan() with { SecondPerson = true }).To(Phase.SetUp);

        rig.Distort = r => r with { Person = 1 };
        rig.For(120);

        Assert.Equal(Prompt.SecondCheck, SessionController.PromptFor(rig.State));
    }

    [Fact]
    public void A_check_by_nobody_is_none()
    {
        var rig = new Rig(seed: 4).To(Phase.SetUp);

        rig.Distort = r => r with { Person = 0 };
        rig.For(120);

        Assert.Equal((Prompt.FirstCheck, true), (SessionController.PromptFor(rig.State), rig.State.PersonWrong));
    }

    [Theory]
    [InlineData("concentrationUgPerMl"), InlineData("bloodVolumeMl"), InlineData("reinfusionMlPerMin"), InlineData("anticoagulantMl")]
    public void A_device_refuses_what_no_session_may_be(string setting)
    {
        var plan = setting switch
        {
            "concentrationUgPerMl" => Rig.Plan(ugPerNMl: 85),
            "bloodVolumeMl" => Rig.Plan(bloodMl: 210),
            "reinfusionMlPerMin" => Rig.Plan(reinfusionMlPerMin: 61),
            _ => Rig.Plan() with { AnticoagulantVolume = ActualVolume.FromMillilitres(1) },
        };

        Assert.Equal(setting, Assert.Throws<Hormesis.Model.InputException>(() => new Rig(seed: 1, plan)).Place);
    }

    static OzoneConcentration Mix(double ugPerNMl) => OzoneConcentration.FromMicrogramsPerNormalMillilitre(ugPerNMl);
}
