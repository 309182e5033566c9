using Hormesis.Device.Controller;

namespace Hormesis.Device.Observer;

/// <summary>What the observer remembers between two ticks. The default has seen nothing.</summary>
public readonly record struct ObserverState
{
    public Verdict Verdict { get; init; }

    /// <summary>When each finding was first made; the order is that of <see cref="Findings"/>.</summary>
    public TimeSpan LeakAt { get; init; }
    public TimeSpan DriftAt { get; init; }
    public TimeSpan UptakeAt { get; init; }
    public TimeSpan VolumeAt { get; init; }

    internal bool Started { get; init; }
    internal TimeSpan Now { get; init; }
    internal Commands Commands { get; init; }

    /// <summary>Blood was drawn and has not begun to go back: nobody pours anything into the bottle meanwhile.</summary>
    internal bool BloodSeen { get; init; }

    /// <summary>Since no valve has moved.</summary>
    internal TimeSpan QuietSince { get; init; }
    internal Slope Pressure { get; init; }
    internal Slope Weight { get; init; }

    /// <summary>How far apart the pressure sensors stand at rest, bar.</summary>
    internal double RestApartBar { get; init; }
    internal bool RestKnown { get; init; }

    /// <summary>Photometer over the power's model, filtered.</summary>
    internal double PhotometerRatio { get; init; }

    /// <summary>While gas goes in: pressure at the beginning, and moles since.</summary>
    internal double FillStartBar { get; init; }
    internal double FillMoles { get; init; }

    /// <summary>Ozone in the gas as it should be, µg, and what went in.</summary>
    internal double ExpectedUg { get; init; }
    internal double OfferedUg { get; init; }

    internal ObserverState Found(Findings finding, TimeSpan now)
    {
        if ((Verdict.Findings & finding) != 0) return this;
        var next = this with { Verdict = Verdict with { Findings = Verdict.Findings | finding } };
        return finding switch
        {
            Findings.Leak => next with { LeakAt = now },
            Findings.SensorDrift => next with { DriftAt = now },
            Findings.PoorUptake => next with { UptakeAt = now },
            _ => next with { VolumeAt = now },
        };
    }
}
