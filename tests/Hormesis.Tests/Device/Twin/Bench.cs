using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>A machine on the bench: commands by hand, a beat that moves, every permit unless said otherwise.</summary>
sealed class Bench(ulong seed = 1, PlantSpread spread = PlantSpread.Ordinary)
{
    public static readonly Commands Filling = new()
    {
        GasToBottle = true,
        OxygenFlow = NormalFlow.FromNormalLitresPerMinute(1),
        VentClosed = true,
    };

    public static readonly Commands Drawing = new()
    {
        DrawClampOpen = true,
        VentClosed = true,
        VacuumOn = true,
        VacuumTarget = GaugePressure.FromMmHg(-200),
    };

    public static readonly Commands Closed = new() { VentClosed = true };

    public static readonly Commands Returning = new() { ReturnClampOpen = true, ReturnOpening = Fraction.FromValue(0.6) };

    public static readonly Commands Making = new()
    {
        GasToDestruct = true,
        HighVoltageOn = true,
        Power = Fraction.FromValue(0.15),
        OxygenFlow = NormalFlow.FromNormalLitresPerMinute(0.5),
    };

    /// <summary>Making, into the bottle.</summary>
    public static readonly Commands Injecting = Making with { GasToDestruct = false, GasToBottle = true, VentClosed = true };

    public static readonly Permits AllPermitted = new()
    {
        Draw = true,
        Return = true,
        Gas = true,
        HighVoltage = true,
        VentClosed = true,
        Vacuum = true,
        Heater = true,
    };

    uint beat;

    public Machine Machine { get; } = new(Rig.Profile, seed, spread);
    public TimeSpan Now { get; private set; }
    public PlantTruth Truth => Machine.Truth;
    public PlantLedger Ledger => Machine.Ledger;

    /// <summary>What hardware is permitted.</summary>
    public Permits Permits { get; set; } = AllPermitted;

    /// <summary>False: the controller hangs.</summary>
    public bool Beats { get; set; } = true;

    public Readings Readings { get; private set; }
    public MonitorReadings Monitor { get; private set; }

    public Bench Run(Commands commands, double seconds, TimeSpan? tick = null)
    {
        var step = tick ?? Rig.Tick;
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end; Now += step)
        {
            if (Beats) beat++;
            Readings = Machine.Read(Now);
            Monitor = Machine.ReadMonitor(Now);
            Machine.Apply(commands with { Beat = beat }, Permits, step);
        }
        return this;
    }

    /// <summary>A bottle with its anticoagulant, blood of 100 s, a primed line, at ambient.</summary>
    public Bench WithBlood(double seconds = 100)
    {
        Machine.LoadAnticoagulant(ActualVolume.FromMillilitres(13));
        return Run(new() { PrimeOn = true }, 30).Run(Drawing, seconds).Run(default, 5);
    }

    /// <summary>The same session, from here on by itself.</summary>
    public Bench Fork()
    {
        var other = new Bench(seed: 999) { Beats = Beats, Permits = Permits, beat = beat, Now = Now };
        (other.Readings, other.Monitor) = (Readings, Monitor);
        other.Machine.CopyFrom(Machine);
        return other;
    }
}
