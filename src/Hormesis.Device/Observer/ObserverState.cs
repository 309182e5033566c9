using Hormesis.Device.Controller;

namespace Hormesis.Device.Observer;

/// <summary>What the observer remembers between two ticks. The default has seen nothing.</summary>
public record struct ObserverState
{
    public Verdict Verdict { get; internal set; }

    /// <summary>When each finding was first made; the order is that of <see cref="Findings"/>.</summary>
    public TimeSpan LeakAt { get; internal set; }
    public TimeSpan DriftAt { get; internal set; }
    public TimeSpan UptakeAt { get; internal set; }
    public TimeSpan VolumeAt { get; internal set; }

    /// <summary>What the photometer should show by the power, µg/NmL; not a number while the generator is not settled.</summary>
    public double ExpectedMicrograms { get; internal set; }

    /// <summary>What the bottle's gauge pressure should be while gas goes in; not a number at other times.</summary>
    public double ExpectedBar { get; internal set; }

    /// <summary>What the blood should have taken up of this filling, µg; not a number while there is none.</summary>
    public readonly double ExpectedAbsorbedUg => OfferedUg > 0 ? OfferedUg - ExpectedUg : double.NaN;

    internal bool Started { get; set; }
    internal TimeSpan Now { get; set; }
    internal Commands Commands { get; set; }

    /// <summary>Blood was drawn and has not begun to go back: nobody pours anything into the bottle meanwhile.</summary>
    internal bool BloodSeen { get; set; }

    /// <summary>Since no valve has moved.</summary>
    internal TimeSpan QuietSince { get; set; }
    internal Slope Pressure { get; set; }
    internal Slope Weight { get; set; }

    /// <summary>How far apart the pressure sensors stand at rest, bar.</summary>
    internal double RestApartBar { get; set; }
    internal bool RestKnown { get; set; }

    /// <summary>Photometer over the power's model, filtered.</summary>
    internal double PhotometerRatio { get; set; }

    /// <summary>While gas goes in: pressure at the beginning, and moles since.</summary>
    internal double FillStartBar { get; set; }
    internal double FillMoles { get; set; }

    /// <summary>Ozone in the gas as it should be, µg, and what went in.</summary>
    internal double ExpectedUg { get; set; }
    internal double OfferedUg { get; set; }

    /// <summary>Each finding keeps the time of its first.</summary>
    internal void Found(Findings finding)
    {
        if ((Verdict.Findings & finding) != 0) return;
        Verdict = Verdict with { Findings = Verdict.Findings | finding };
        if (finding == Findings.Leak) LeakAt = Now;
        else if (finding == Findings.SensorDrift) DriftAt = Now;
        else if (finding == Findings.PoorUptake) UptakeAt = Now;
        else VolumeAt = Now;
    }
}
