using Hormesis.Device.Controller;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>The simulated machine against the physics that it stands for.</summary>
public class PlantTests
{
    static readonly Commands Filling = new()
    {
        GasToBottle = true,
        OxygenFlow = NormalFlow.FromNormalLitresPerMinute(1),
        VentClosed = true,
    };

    static readonly Commands Drawing = new()
    {
        DrawClampOpen = true,
        VentClosed = true,
        VacuumOn = true,
        VacuumTarget = GaugePressure.FromMmHg(-200),
    };

    static readonly Commands Closed = new() { VentClosed = true };

    [Fact]
    public void Filling_the_closed_bottle_raises_its_pressure_by_the_gas_law()
    {
        var plant = NewPlant();

        Run(plant, Filling, seconds: 10);

        var expected = (NormalFlow.FromNormalLitresPerMinute(1) * TimeSpan.FromSeconds(10))
            .RiseIn(ActualVolume.FromMillilitres(500), Temperature.FromCelsius(22));
        Assert.Equal(expected.Bar, BottleBar(plant), 0.02 * expected.Bar); // valve delay and flow lag: 0.15 s of 10
    }

    [Fact]
    public void A_closed_dry_bottle_keeps_its_pressure()
    {
        var plant = NewPlant();
        Run(plant, Filling, seconds: 10);
        Run(plant, Closed, seconds: 1);
        var before = BottleBar(plant);

        Run(plant, Closed, seconds: 600);

        Assert.Equal(before, BottleBar(plant), 1e-9);
    }

    [Fact]
    public void The_open_vent_lets_half_a_bar_out_within_two_seconds()
    {
        var plant = NewPlant();
        Run(plant, Filling, seconds: 15);

        Run(plant, default, seconds: 2);

        Assert.InRange(BottleBar(plant), -0.001, 0.02);
    }

    // device-safety 1.3: an 18G cannula gives 74 mL/min at 200 mmHg; the vein's own 10 mmHg comes on top, and 10 % of spread.
    [Fact]
    public void Blood_comes_as_fast_as_the_cannula_lets_it()
    {
        var plant = NewPlant();
        Run(plant, Drawing, seconds: 10);
        var before = plant.Ledger.BloodDrawnMl;

        Run(plant, Drawing, seconds: 30);

        var mlPerMin = (plant.Ledger.BloodDrawnMl - before) * 2;
        Assert.InRange(mlPerMin, 74 * 210 / 200.0 / 1.12, 74 * 210 / 200.0 / 0.88);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Two_machines_of_one_seed_are_the_same_machine(ulong seed)
    {
        var (a, b) = (new SimulatedDevice(Rig.Profile, seed), new SimulatedDevice(Rig.Profile, seed));
        for (var tick = 0; tick < 2_000; tick++)
        {
            Assert.Equal(a.Read(tick * Rig.Tick), b.Read(tick * Rig.Tick));
            a.Apply(Filling, Rig.Tick);
            b.Apply(Filling, Rig.Tick);
        }
    }

    [Fact]
    public void Machines_of_two_seeds_differ()
    {
        var (a, b) = (new SimulatedDevice(Rig.Profile, 1), new SimulatedDevice(Rig.Profile, 2));

        Assert.NotEqual(a.Read(TimeSpan.Zero), b.Read(TimeSpan.Zero));
    }

    [Fact]
    public void Priming_drives_the_air_out_without_any_of_it_passing_the_clamp()
    {
        var plant = NewPlant();
        Assert.True(plant.AirNow);

        Run(plant, new() { PrimeOn = true }, seconds: 30);

        Assert.False(plant.AirNow);
        Assert.Equal(0, plant.Ledger.AirPastClampMl);
    }

    [Fact]
    public void An_open_draw_clamp_on_a_pressurised_bottle_sends_gas_to_the_patient()
    {
        var plant = NewPlant();
        Run(plant, Filling, seconds: 15);

        Run(plant, Closed with { DrawClampOpen = true }, seconds: 1);

        Assert.True(plant.Ledger.AirPastClampMl > 1, "the simulator must show this hazard, or it could not show its absence");
    }

    [Fact]
    public void The_step_of_the_plant_does_not_change_what_comes_out()
    {
        var (fine, coarse) = (NewPlant(), NewPlant());

        Run(fine, Filling, seconds: 10, tick: TimeSpan.FromMilliseconds(2.5));
        Run(coarse, Filling, seconds: 10, tick: TimeSpan.FromMilliseconds(50));

        Assert.Equal(BottleBar(fine), BottleBar(coarse), 1e-6);
    }

    static Plant NewPlant() => new(Rig.Profile, PlantParameters.Shipped, seed: 1);

    static double BottleBar(Plant plant) => GaugePressure.FromPascal(plant.BottleGauge).Bar;

    static void Run(Plant plant, Commands commands, double seconds, TimeSpan? tick = null)
    {
        var step = tick ?? Rig.Tick;
        for (var t = TimeSpan.Zero; t < TimeSpan.FromSeconds(seconds); t += step) plant.Step(commands, step);
    }
}
