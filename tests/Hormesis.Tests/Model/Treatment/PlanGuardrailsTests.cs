using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Protocol;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;
using Hormesis.Tests.Clinic.Protocol;
using Hormesis.Tests.Device.Profiles;

namespace Hormesis.Tests.Model.Treatment;

/// <summary>Single settings that are legal are legal together, whatever is chosen, on every device and for every body.</summary>
public class PlanGuardrailsTests
{
    static void ForAllChoices(int times, Func<RandomSource, bool> law) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => law(new RandomSource((ulong)seed, 0)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(times));

    [Fact]
    public void Whoever_stays_within_each_bound_is_within_all_and_always_finds_something_to_choose() => ForAllChoices(5_000, random =>
    {
        var device = Some(random);
        var guardrails = new PlanGuardrails(device.Range(), SomeBody(random), GuardrailTable.Shipped);
        var plan = Choose(guardrails, random); // throws where nothing is left between two bounds

        var findings = guardrails.Check(plan);
        return findings.Count == 7 && findings.All(f => f.Standing.IsAllowed());
    });

    [Fact]
    public void The_device_carries_out_whatever_is_within_the_bounds() => ForAllChoices(1_000, random =>
    {
        var device = Some(random);
        var plan = Choose(new PlanGuardrails(device.Range(), body: null, GuardrailTable.Shipped), random);

        var setup = new ControllerSetup(plan, device, LimitTable.Shipped); // throws for what it cannot do

        var above = new PlanGuardrails(device.Range(), body: null, GuardrailTable.Shipped).Check(plan)
            .Any(f => f.Standing == Standing.AboveRecommended);
        return setup.NeedsSecondPerson == above;
    });

    [Fact]
    public void Whatever_is_suggested_is_recommended() => ForAllChoices(1_000, random =>
    {
        var guardrails = new PlanGuardrails(Some(random).Range(), SomeBody(random), GuardrailTable.Shipped);

        return guardrails.Check(guardrails.Suggested()) is { Count: 7 } findings
            && findings.All(f => f.Standing.IsRecommended() || f.Rule is "anticoagulant-for-blood" or "gas-for-blood");
    });

    // The laws that bind two settings, by hand and not by the code that bounds them.
    [Fact]
    public void No_two_settings_within_their_bounds_break_a_law_that_binds_them() => ForAllChoices(5_000, random =>
    {
        var (device, body) = (Some(random), SomeBody(random));
        var plan = Choose(new PlanGuardrails(device.Range(), body, GuardrailTable.Shipped), random);

        var headspace = device.Bottle.Volume.Millilitres - plan.BloodVolume.Millilitres - plan.AnticoagulantVolume.Millilitres
            - (plan.Passes > 1 ? device.Blood.Residual.Millilitres : 0);
        var rise = plan.GasVolume.NormalMillilitres * 1.01325 / 273.15 * device.Bottle.Room.Kelvin / headspace; // bar
        var citrate = body.CitratePerMillilitre.Milligrams * plan.AnticoagulantVolume.Millilitres; // mg, over the return's time
        var minutes = (plan.BloodVolume + plan.AnticoagulantVolume).Millilitres / plan.Reinfusion.MillilitresPerMinute;
        const double rounding = 1 + 1e-6;
        return headspace > 0
            && rise <= (device.Equipment.Overpressure ? plan.OverpressureCeiling.Bar : -device.Cycle.EvacuateDeepest.Bar)
            && plan.DosePerBlood.MicrogramsPerMillilitre <= 60 * rounding
            && plan.Dose.Milligrams <= 12 * rounding
            && citrate / body.Weight.Kilograms / minutes <= 1.0 * rounding
            && plan.BloodVolume.Millilitres <= 0.1 * body.Blood.Millilitres * rounding
            && minutes < 60;
    });

    [Fact]
    public void A_setting_pushed_beyond_its_bounds_is_found_by_name() => ForAllChoices(2_000, random =>
    {
        var guardrails = new PlanGuardrails(Some(random).Range(), SomeBody(random), GuardrailTable.Shipped);
        var plan = guardrails.Suggested();
        var (setting, pushed) = random.NextUniform() switch
        {
            < 0.2 => ("bloodVolumeMl", plan with { BloodVolume = ActualVolume.FromMillilitres(201) }),
            < 0.4 => ("anticoagulantMl", plan with { AnticoagulantVolume = 0.21 * plan.BloodVolume }),
            < 0.6 => ("gasVolumeNormalMl",
                plan with { GasVolume = NormalVolume.FromNormalMillilitres(2.1 * plan.BloodVolume.Millilitres) }),
            < 0.8 => ("concentrationUgPerMl", plan with { Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(81) }),
            _ => ("reinfusionMlPerMin", plan with { Reinfusion = ActualFlow.FromMillilitresPerMinute(61) }),
        };

        return guardrails.Check(pushed)[^1] is { Standing: Standing.AboveAbsolute } last && last.Setting == setting;
    });

    [Theory]
    [InlineData("bloodVolumeMl"), InlineData("gasVolumeNormalMl"), InlineData("concentrationUgPerMl"), InlineData("reinfusionMlPerMin")]
    public void What_is_not_a_number_is_not_allowed(string setting)
    {
        var guardrails = new PlanGuardrails(ShippedProfiles.Hyperbaric.Range(), body: null, GuardrailTable.Shipped);
        var plan = guardrails.Suggested();

        var broken = setting switch
        {
            "bloodVolumeMl" => plan with { BloodVolume = ActualVolume.FromMillilitres(double.NaN) },
            "gasVolumeNormalMl" => plan with { GasVolume = NormalVolume.FromNormalMillilitres(double.NaN) },
            "concentrationUgPerMl" => plan with { Concentration = default },
            _ => plan with { Reinfusion = ActualFlow.FromMillilitresPerMinute(double.NaN) },
        };

        Assert.Equal((setting, Standing.NotANumber), (guardrails.Check(broken)[^1].Setting, guardrails.Check(broken)[^1].Standing));
    }

    // The planner keeps caps of its own: what it makes is within these bounds as well, so that no good plan is refused at a device.
    [Fact]
    public void Every_plan_of_the_planner_is_within_the_bounds_of_the_default_device() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var (facts, verdict) = SomePlans.ByChance(seed);
            var clinical = ClinicalProfiles.Get("hb-mah");
            if (Planning.Plan(facts, verdict, SomePlans.Any, clinical, 10) is not PlanOutcome.Planned plan) return true;
            var guardrails = new PlanGuardrails(ShippedProfiles.Hyperbaric.Range(), plan.Body, GuardrailTable.Shipped);
            return plan.Course.Sessions.All(s => guardrails.Check(s) is { Count: 7 } findings
                && findings.All(f => f.Standing is Standing.Within or Standing.BelowRecommended));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_body_for_which_no_session_is_possible_is_refused()
    {
        var infant = new BodyRange(Mass.FromKilograms(2), ActualVolume.FromMillilitres(160), Mass.FromMilligrams(24.4));

        Assert.Throws<InputException>(() => new PlanGuardrails(ShippedProfiles.Hyperbaric.Range(), infant, GuardrailTable.Shipped));
    }

    static DeviceProfile Some(RandomSource random)
    {
        var device = ShippedProfiles.All[(int)(random.NextUniform() * ShippedProfiles.All.Count)];
        return device with
        {
            Bottle = device.Bottle with { Volume = ActualVolume.FromMillilitres(random.NextBetween(250, 1000)) },
            Blood = device.Blood with { Residual = ActualVolume.FromMillilitres(random.NextBetween(5, 30)) },
        };
    }

    static BodyRange SomeBody(RandomSource random)
    {
        var kilograms = random.NextBetween(40, 160);
        return new(
            Mass.FromKilograms(kilograms), ActualVolume.FromMillilitres(random.NextBetween(55, 75) * kilograms),
            Mass.FromMilligrams(random.NextUniform() < 0.2 ? 0 : random.NextBetween(15, 25)));
    }

    // Any value within each bound, the ends among them.
    static SessionPlan Choose(PlanGuardrails g, RandomSource random)
    {
        double Between(double low, double high) => random.NextUniform() switch
        {
            < 0.2 => low,
            > 0.8 => high,
            _ => random.NextBetween(low, high),
        };
        var passes = (int)Math.Round(Between(g.Passes.Lowest, g.Passes.Highest));
        var ceiling = GaugePressure.FromPascal(Between(g.Ceiling().Lowest.Pascal, g.Ceiling().Highest.Pascal));
        var ofBlood = g.Blood(passes, ceiling);
        var blood = ActualVolume.FromCubicMetres(Between(ofBlood.Lowest.CubicMetres, ofBlood.Highest.CubicMetres));
        var ofAnticoagulant = g.Anticoagulant(blood);
        var anticoagulant = ActualVolume.FromCubicMetres(Between(ofAnticoagulant.Lowest.CubicMetres, ofAnticoagulant.Highest.CubicMetres));
        var ofGas = g.Gas(passes, ceiling, blood, anticoagulant);
        var gas = NormalVolume.FromCubicMetres(Between(ofGas.Lowest.CubicMetres, ofGas.Highest.CubicMetres));
        var ofMix = g.Concentration(passes, blood, gas);
        var ofReturn = g.Reinfusion(blood, anticoagulant);
        return g.Suggested() with
        {
            Passes = passes,
            OverpressureCeiling = ceiling,
            BloodVolume = blood,
            AnticoagulantVolume = anticoagulant,
            GasVolume = gas,
            Concentration = OzoneConcentration.FromKilogramsPerCubicMetre(
                Between(ofMix.Lowest.KilogramsPerCubicMetre, ofMix.Highest.KilogramsPerCubicMetre), ReferenceCondition.Normal),
            Reinfusion = ActualFlow.FromCubicMetresPerSecond(
                Between(ofReturn.Lowest.CubicMetresPerSecond, ofReturn.Highest.CubicMetresPerSecond)),
        };
    }
}
