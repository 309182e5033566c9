using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// What one sensor lets expect of another, followed from tick to tick: a second opinion on concentration, draw, return and pressure.
/// It judges nothing; the limits do, on the signals made from it.
/// </summary>
public readonly record struct CrossChecks
{
    static readonly TimeSpan PressureFilter = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan ChannelFilter = TimeSpan.FromSeconds(3); // at a sample every 2 s leaves half of the noise
    static readonly TimeSpan Quick = TimeSpan.FromSeconds(2), Slow = TimeSpan.FromSeconds(10);

    /// <summary>Of the bottle, filtered: without the noise of one reading.</summary>
    internal GaugePressure PressureBefore { get; private init; }

    /// <summary>Of the bottle, for each second.</summary>
    public GaugePressure PressurePerSecond { get; private init; }

    /// <summary>Second channel over first, and photometer over model, when the generator was found conditioned; 0 before.</summary>
    public double ChannelRatio { get; init; }
    public double ModelRatio { get; init; }

    /// <summary>Second channel less what the first lets expect of it since then, filtered, µg/NmL.</summary>
    public double ChannelsApart { get; private init; }

    /// <summary>Sums of both channels while the generator is being conditioned, µg/NmL, and of how many samples.</summary>
    public double FirstSum { get; private init; }
    public double SecondSum { get; private init; }
    public int Samples { get; private init; }

    /// <summary>Blood that vacuum and cannula let expect in this pass.</summary>
    public ActualVolume DrawExpected { get; private init; }

    /// <summary>
    /// Pressure over flow in the return line, mmHg for each mL/min: now, ten seconds before, and at first; 0 before it is known.
    /// </summary>
    public double Resistance { get; private init; }
    public double ResistanceBefore { get; private init; }
    public double ResistanceAtFirst { get; private init; }

    public static CrossChecks From(in Readings r) => new() { PressureBefore = r.Bottle };

    /// <summary>The same at the beginning of a pass.</summary>
    public CrossChecks ForNextPass() =>
        this with { DrawExpected = ActualVolume.Zero, Resistance = 0, ResistanceBefore = 0, ResistanceAtFirst = 0 };

    /// <summary>Begins to compare the channels anew.</summary>
    public CrossChecks Comparing() => this with { FirstSum = 0, SecondSum = 0, Samples = 0 };

    /// <summary>One more sample of both.</summary>
    public CrossChecks Compare(in Readings r) => this with
    {
        FirstSum = FirstSum + r.Photometer.MicrogramsPerNormalMillilitre,
        SecondSum = SecondSum + r.PhotometerSecond.MicrogramsPerNormalMillilitre,
        Samples = Samples + 1,
    };

    internal CrossChecks Follow(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var before = PressureBefore + Share(PressureFilter, s.Elapsed) * (r.Bottle - PressureBefore);
        var next = this with { PressureBefore = before, PressurePerSecond = 1 / PressureFilter.TotalSeconds * (r.Bottle - before) };
        if (ChannelRatio != 0 && s.Estimates.SampleAt == s.Now) next = next.FollowChannels(r, s.Estimates.SampledAfter);
        if (s.Issued.DrawClampOpen && s.Phase == Phase.Draw)
            return next with { DrawExpected = DrawExpected + setup.DrawFlow(r.Bottle) * s.Elapsed };
        return s.Issued.ReturnClampOpen && s.Phase == Phase.Reinfusion ? next.FollowReturn(s, r, setup) : next;
    }

    CrossChecks FollowChannels(in Readings r, TimeSpan since)
    {
        var apart = r.PhotometerSecond.MicrogramsPerNormalMillilitre - ChannelRatio * r.Photometer.MicrogramsPerNormalMillilitre;
        return this with { ChannelsApart = ChannelsApart + Share(ChannelFilter, since) * (apart - ChannelsApart) };
    }

    // Too slow a flow is judged as such; divided by it, the pressure would say nothing.
    CrossChecks FollowReturn(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var flow = -s.Estimates.BloodIn.MillilitresPerMinute;
        var blood = setup.Profile.Blood;
        if (!(s.InStage >= blood.ReturnStart) || !(flow >= blood.ReturnSlowest.MillilitresPerMinute)) return this;

        var now = (r.Line - blood.Vein).MmHg / flow;
        var resistance = Resistance == 0 ? now : Resistance + Share(Quick, s.Elapsed) * (now - Resistance);
        var slow = ResistanceBefore == 0 ? now : ResistanceBefore + Share(Slow, s.Elapsed) * (now - ResistanceBefore);
        var known = ResistanceAtFirst != 0 || s.InStage < blood.ReturnStart + Slow;
        return this with { Resistance = resistance, ResistanceBefore = slow, ResistanceAtFirst = known ? ResistanceAtFirst : slow };
    }

    static double Share(TimeSpan filter, TimeSpan elapsed) => elapsed / (filter + elapsed);
}
