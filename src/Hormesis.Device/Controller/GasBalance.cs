using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// The gas let into the closed bottle, measured twice: by the flow sensor, and by what the pressure has become (n = p V / R T). The
/// larger of both decides when to stop, and that they agree says that neither lies (reference/device-safety, H10 and H13).
/// </summary>
public readonly record struct GasBalance
{
    /// <summary>Gas in the headspace before, and the headspace itself.</summary>
    NormalVolume Before { get; init; }
    ActualVolume Headspace { get; init; }

    /// <summary>By the flow sensor.</summary>
    public NormalVolume Flowed { get; private init; }

    /// <summary>By the pressure.</summary>
    public NormalVolume Found { get; private init; }

    // The bottle is at rest: one reading's noise would stay in every difference that follows.
    internal static GasBalance Begin(in ControllerState s, ControllerSetup setup)
    {
        var headspace = setup.Headspace(s);
        return new() { Headspace = headspace, Before = headspace.GasAt(setup.Gas(s.Checks.PressureBefore)) };
    }

    internal GasBalance Follow(in Readings r, TimeSpan elapsed, ControllerSetup setup) => this with
    {
        Flowed = Flowed + r.OxygenFlow * elapsed,
        Found = Headspace.GasAt(setup.Gas(r.Bottle)) - Before,
    };

    /// <summary>By how much the pressure's account is above the flow's; never below 1. What is not a number stays so.</summary>
    public double FoundOverFlowed
    {
        get
        {
            if (Flowed <= NormalVolume.Zero) return 1;
            var ratio = Found.CubicMetres / Flowed.CubicMetres;
            return ratio <= 1 ? 1 : ratio;
        }
    }

    /// <summary>Their distance, as a share of the larger, but of no less than a quarter of the order.</summary>
    public double Apart(NormalVolume order)
    {
        var larger = Math.Max(Math.Max(Flowed.CubicMetres, Found.CubicMetres), order.CubicMetres / 4);
        return Math.Abs(Flowed.CubicMetres - Found.CubicMetres) / larger;
    }
}
