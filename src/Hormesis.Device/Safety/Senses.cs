using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>What the monitor works out over several ticks: rates, steadiness, ages, and whether a patient is there.</summary>
readonly record struct Senses
{
    /// <summary>Blood was weighed or drawn since power-on. Until then clamps may be moved and the relief valve tried.</summary>
    public bool PatientSeen { get; init; }

    /// <summary>Of the closed bottle, for each second, filtered.</summary>
    public GaugePressure RisePerSecond { get; init; }

    /// <summary>Of the closed bottle, for each second, from one tick to the next.</summary>
    public GaugePressure FallPerSecond { get; init; }
    public TimeSpan ClampsClosedFor { get; init; }
    public TimeSpan DrawOpenFor { get; init; }
    public uint Sample { get; init; }

    /// <summary>When the photometer gave its newest sample.</summary>
    public TimeSpan SampleAt { get; init; }
    public uint Beat { get; init; }

    /// <summary>The controller's beat has moved since the tick before.</summary>
    public bool Beats { get; init; }

    GaugePressure Last { get; init; }
    GaugePressure Filtered { get; init; }

    public static Senses From(in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan now) => new()
    {
        PatientSeen = setup.Fitted.Bridge && BloodOn(r, setup),
        Sample = r.PhotometerSample,
        SampleAt = now,
        Beat = c.Beat,
        Beats = true,
        Last = r.Bottle,
        Filtered = r.Bottle,
    };

    public Senses Follow(in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan now, TimeSpan elapsed)
    {
        var seconds = elapsed.TotalSeconds;
        var filter = setup.Limits.RiseFilter.TotalSeconds;
        var filtered = Filtered + seconds / (filter + seconds) * (r.Bottle - Filtered);
        var drawOpenFor = r.DrawClampClosed ? TimeSpan.Zero : DrawOpenFor + elapsed;
        return new()
        {
            PatientSeen = PatientSeen || setup.Fitted.Bridge && BloodOn(r, setup) || IsDrawing(r, setup, drawOpenFor),
            // An open vent moves the pressure as fast as it likes.
            RisePerSecond = c.VentClosed ? 1 / filter * (r.Bottle - filtered) : GaugePressure.Zero,
            FallPerSecond = c.VentClosed ? 1 / seconds * (Last - r.Bottle) : GaugePressure.Zero,
            ClampsClosedFor = r.DrawClampClosed && r.ReturnClampClosed ? ClampsClosedFor + elapsed : TimeSpan.Zero,
            DrawOpenFor = drawOpenFor,
            Sample = r.PhotometerSample,
            SampleAt = r.PhotometerSample != Sample ? now : SampleAt,
            Beat = c.Beat,
            Beats = c.Beat != Beat,
            Last = r.Bottle,
            Filtered = c.VentClosed ? filtered : r.Bottle,
        };
    }

    /// <summary>The draw clamp is open under suction, or for longer than any test of it: asks for what would be harmless.</summary>
    static bool IsDrawing(in MonitorReadings r, MonitorSetup setup, TimeSpan openFor) => !r.DrawClampClosed
        && !(r.Bottle >= -setup.Limits.DrawHighest && openFor <= setup.Limits.ClampTest);

    /// <summary>More on the load cell than a bottle with its anticoagulant. What is not a number counts as blood.</summary>
    public static bool BloodOn(in MonitorReadings r, MonitorSetup setup)
    {
        ref readonly var order = ref setup.Order;
        return !(r.Weight <= order.Tare + order.TareTolerance + order.Anticoagulant + setup.Limits.BloodSeen);
    }
}
