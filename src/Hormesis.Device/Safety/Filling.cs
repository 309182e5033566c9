using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>What the monitor knows of the blood in the bottle. Zeroed memory knows nothing: no gas and no return then.</summary>
enum FillingStage : byte
{
    Unknown = 0,
    Empty,
    Drawn,

    /// <summary>Its return has begun; it gets no more gas.</summary>
    Returning,
}

/// <summary>
/// The monitor's own account of one filling, from draw to return: weight at its begin, ozone by pressure rise and second
/// photometer, air counted, times. It judges nothing; that is the interlocks' part.
/// </summary>
readonly record struct Filling
{
    public FillingStage Stage { get; init; }

    /// <summary>On the load cell when this filling's draw was asked for.</summary>
    public Mass Before { get; init; }

    /// <summary>When blood began to come.</summary>
    public TimeSpan DrawnAt { get; init; }

    /// <summary>When it last flowed or was mixed.</summary>
    public TimeSpan MovedAt { get; init; }
    public OzoneMass Ozone { get; init; }
    public bool DoseBegun { get; init; }

    /// <summary>It has had its ozone, all or part of it: it gets no more.</summary>
    public bool DoseOver { get; init; }

    /// <summary>Air counted while its return was asked for.</summary>
    public ActualVolume Air { get; init; }

    /// <summary>The same when the return was last asked to begin.</summary>
    public ActualVolume AirAtOpening { get; init; }
    TimeSpan GasAt { get; init; }
    GaugePressure LastPressure { get; init; }
    ActualVolume LastAir { get; init; }
    bool DrawAsked { get; init; }
    bool ReturnAsked { get; init; }

    /// <summary>At power-on: blood that is already there is blood that nothing is known of.</summary>
    public static Filling From(in MonitorReadings r, MonitorSetup setup, TimeSpan now) => new()
    {
        Stage = setup.Fitted.Bridge && Senses.BloodOn(r, setup) ? FillingStage.Unknown : FillingStage.Empty,
        MovedAt = now,
        LastPressure = r.Bottle,
        LastAir = r.AirTotal,
    };

    public Filling Follow(in MonitorReadings r, in Commands c, in Senses senses, MonitorSetup setup, TimeSpan now) =>
        Draw(r, c, senses, setup, now)
            .Dose(r, c, setup, now)
            .Return(r, c, now) with
        {
            LastPressure = r.Bottle,
            LastAir = r.AirTotal,
            DrawAsked = c.DrawClampOpen,
            ReturnAsked = c.ReturnClampOpen,
        };

    /// <summary>Blood drawn into this filling, by weight.</summary>
    public ActualVolume Drawn(in MonitorReadings r) => (r.Weight - Before).AsBlood;

    public ActualVolume AirSinceOpening => Air - AirAtOpening;

    Filling Draw(in MonitorReadings r, in Commands c, in Senses senses, MonitorSetup setup, TimeSpan now)
    {
        var next = this;
        if (c.DrawClampOpen && !DrawAsked && MayBegin(r, setup)) next = Begin(r);
        var flows = !r.DrawClampClosed || c.MixerOn;
        if (flows) next = next with { MovedAt = now };
        if (next.Stage != FillingStage.Empty || r.DrawClampClosed || !senses.PatientSeen) return next;
        return next with { Stage = FillingStage.Drawn, DrawnAt = now };
    }

    Filling Begin(in MonitorReadings r) =>
        new() { Stage = FillingStage.Empty, Before = r.Weight, LastAir = LastAir, LastPressure = LastPressure };

    // A new filling begins in a bottle that never held blood, or that has been given back by the monitor's own weight.
    bool MayBegin(in MonitorReadings r, MonitorSetup setup) => Stage switch
    {
        FillingStage.Empty => true,
        FillingStage.Returning => !setup.Fitted.Bridge || Rest(r, setup) <= setup.Limits.Emptied,
        _ => false,
    };

    static ActualVolume Rest(in MonitorReadings r, MonitorSetup setup) => (r.Weight - setup.Order.Tare - setup.Order.Anticoagulant).AsBlood;

    Filling Dose(in MonitorReadings r, in Commands c, MonitorSetup setup, TimeSpan now)
    {
        var ended = DoseBegun && (c.MixerOn || !c.VentClosed || now - GasAt > setup.Limits.DosePause);
        var next = this with { DoseOver = DoseOver || ended };
        if (!c.GasToBottle && r.GasValveClosed) return next;

        next = next with { GasAt = now, DoseBegun = DoseBegun || Stage == FillingStage.Drawn };
        return setup.Fitted.OzoneAccount ? next with { Ozone = Ozone + r.Photometer * GasIn(r, setup) } : next;
    }

    // n = dp V / (R T): the headspace is what the bottle's content leaves of it. Noise cancels from tick to tick.
    NormalVolume GasIn(in MonitorReadings r, MonitorSetup setup)
    {
        ref readonly var order = ref setup.Order;
        var headspace = order.Bottle - (r.Weight - order.Tare).AsBlood;
        var rise = (r.Bottle - LastPressure).Pascal;
        return NormalVolume.FromMoles(rise * headspace.CubicMetres / (PhysicalConstants.MolarGasConstant * order.Gas.Kelvin));
    }

    Filling Return(in MonitorReadings r, in Commands c, TimeSpan now)
    {
        var next = this;
        if (c.ReturnClampOpen && !ReturnAsked) next = next with { AirAtOpening = Air };
        if (c.ReturnClampOpen) next = next with { Air = Air + Counted(r.AirTotal) };
        if (r.ReturnClampClosed) return next;
        return next with
        {
            MovedAt = now,
            Stage = next.Stage == FillingStage.Drawn ? FillingStage.Returning : next.Stage,
        };
    }

    // A counter that runs backwards has lost its count.
    ActualVolume Counted(ActualVolume total) =>
        total >= LastAir ? total - LastAir : ActualVolume.FromCubicMetres(double.NaN);
}
