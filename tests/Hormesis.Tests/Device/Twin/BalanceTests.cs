using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>Nothing is made and nothing is lost, whatever is commanded and whatever breaks.</summary>
public class BalanceTests
{
    public static TheoryData<ulong> Seeds { get; } = new(Enumerable.Range(1, 12).Select(s => (ulong)s));

    static readonly FaultKind[] Gas =
    [
        FaultKind.GasLeak, FaultKind.GasValveStuckOpen, FaultKind.VentFast, FaultKind.BottleRupture, FaultKind.HighVoltageStuck,
        FaultKind.FlowGain,
    ];

    [Theory, MemberData(nameof(Seeds))]
    public void Ozone_offered_is_absorbed_left_vented_or_decayed(ulong seed)
    {
        var bench = Muddle(seed, Gas);

        var l = bench.Ledger;
        Assert.True(l.OfferedUg > 100);
        Assert.Equal(l.OfferedUg, l.AbsorbedUg + l.VentedUg + l.LeftUg + l.DecayedUg, 1e-7 * l.OfferedUg);
        Assert.Equal(l.OfferedUg, bench.Truth.OzoneTotalUg, 1e-7 * l.OfferedUg);
        Assert.Equal(l.LeftUg, bench.Machine.State.Gas.OzoneUg, 1e-9 * l.OfferedUg);
    }

    [Fact]
    public void Gas_that_flows_into_the_closed_bottle_is_there()
    {
        var bench = new Bench();
        var (before, flowed) = (bench.Machine.State.Gas.Moles, 0.0);
        for (var i = 0; i < 1000; i++)
        {
            bench.Run(Bench.Filling, seconds: 0.01);
            var flow = NormalFlow.FromNormalLitresPerMinute(bench.Truth.OxygenFlowNLPerMin);
            if (bench.Truth.WayToBottle) flowed += flow.CubicMetresPerSecond * 0.01;
        }

        var moles = flowed * ReferenceCondition.Normal.MolesPerCubicMetre;
        Assert.Equal(moles, bench.Machine.State.Gas.Moles - before, 1e-9 * moles);
    }

    [Fact]
    public void Ozone_that_decays_on_the_wall_of_a_dry_bottle_becomes_oxygen_atom_for_atom()
    {
        var bench = new Bench().Run(Bench.Making, seconds: 60).Run(Bench.Injecting, seconds: 20).Run(Bench.Closed, seconds: 5);
        double Atoms() => 2 * bench.Machine.State.Gas.OxygenMoles + 3 * bench.Machine.State.Gas.OzoneMoles;
        var (atoms, ozone) = (Atoms(), bench.Machine.State.Gas.OzoneMoles);

        bench.Run(Bench.Closed, seconds: 1200);

        Assert.Equal(atoms, Atoms(), 1e-9 * atoms);
        Assert.Equal(Math.Exp(-1200 * bench.Machine.Constants.DecayPerSecond), bench.Machine.State.Gas.OzoneMoles / ozone, 1e-4);
        Assert.InRange(Math.Log(2) / bench.Machine.Constants.DecayPerSecond / 60, 50, 60); // 55 min: chemistry 1.3
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Blood_that_was_drawn_is_in_the_bottle_the_line_the_patient_or_the_room(ulong seed)
    {
        var bench = new Bench(seed).Run(new() { PrimeOn = true }, seconds: 30);
        double InLine() => 10.6 - bench.Machine.State.Return.GasMl;
        var saline = InLine();
        bench.Machine.LoadAnticoagulant(ActualVolume.FromMillilitres(13));
        bench.Run(Bench.Drawing, seconds: 60);

        Muddle(seed, [FaultKind.LineOpen, FaultKind.Clot, FaultKind.LineResistance, FaultKind.LineAir, FaultKind.GasValveStuckOpen], bench);

        var t = bench.Truth;
        var found = t.ContentMl + t.ReturnedMl + t.BloodLostMl + InLine();
        Assert.True(bench.Ledger.BloodDrawnMl > 20);
        Assert.Equal(saline + 13 + bench.Ledger.BloodDrawnMl, found, 1e-6 * found);
    }

    // Commands at random, a new set every two seconds, faults that come and go; priming would add saline.
    static Bench Muddle(ulong seed, FaultKind[] faults, Bench? begun = null)
    {
        var bench = begun ?? new Bench(seed).WithBlood(30);
        var random = new RandomSource(seed, 77);
        for (var i = 0; i < 150; i++)
        {
            var kind = faults[(int)(random.NextUniform() * faults.Length)];
            if (random.NextUniform() < 0.1) bench.Machine.Inject(Fault.Of(kind));
            if (random.NextUniform() < 0.2) bench.Machine.Clear(kind);
            bench.Run(Any(random), seconds: 2);
        }
        return bench;
    }

    static Commands Any(RandomSource random)
    {
        bool Maybe(double share) => random.NextUniform() < share;
        return new()
        {
            DrawClampOpen = Maybe(0.4),
            ReturnClampOpen = Maybe(0.3),
            GasToBottle = Maybe(0.3),
            GasToDestruct = Maybe(0.3),
            HighVoltageOn = Maybe(0.7),
            Power = Fraction.FromValue(random.NextUniform()),
            OxygenFlow = NormalFlow.FromNormalLitresPerMinute(random.NextUniform()),
            VentClosed = Maybe(0.6),
            VacuumOn = Maybe(0.4),
            VacuumTarget = GaugePressure.FromMmHg(-350 * random.NextUniform()),
            SlowVentOpening = Fraction.FromValue(random.NextUniform() * random.NextUniform()),
            MixerOn = Maybe(0.5),
            FlushOn = Maybe(0.1),
            ReturnOpening = Fraction.FromValue(random.NextUniform()),
        };
    }
}
