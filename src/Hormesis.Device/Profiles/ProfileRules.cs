using System.Globalization;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Controller.Phases;
using Hormesis.Device.Safety;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Device.Profiles;

/// <summary>What must hold between the values of one profile, and between them and the limits that the device is judged by.</summary>
/// <param name="Field">Named when it does not.</param>
/// <param name="Words">The rule, for people.</param>
/// <param name="Holds">False for what is not a number.</param>
public sealed record ProfileRule(string Field, string Words, Func<DeviceProfile, bool> Holds);

/// <summary>The rules by which a profile that contradicts itself is refused. They do not say that a device is a good one.</summary>
public static class ProfileRules
{
    /// <summary>Above it a bottle may burst (reference/device-safety 6.2, I3).</summary>
    static readonly GaugePressure BurstsAbove = GaugePressure.FromBar(1.05);

    /// <summary>Filled to ambient, a bottle comes no further above it.</summary>
    static readonly GaugePressure ToAmbientWithin = GaugePressure.FromBar(0.1);

    static readonly TimeSpan ReturnLeast = TimeSpan.FromMinutes(10); // 100 mL at 10 mL/min

    static readonly double StopsBelow = End(Signal.BottlePressureBar, l => l.From), StopsAbove = End(Signal.BottlePressureBar, l => l.To);
    static readonly double StandsLongest = End(Signal.StandingSeconds, l => l.To), Ambient = End(Signal.BottleFromAmbientMbar, l => l.To);
    static readonly double ReliefStops = End(Signal.ReliefTestBar, l => l.To);

    public static IReadOnlyList<ProfileRule> All { get; } = [.. OfPressures(), .. OfRelief(), .. OfBlood(), .. OfTimes()];

    /// <exception cref="InputException">Two values contradict each other; the first such rule says how.</exception>
    public static void Check(DeviceProfile profile)
    {
        if (All.FirstOrDefault(r => !r.Holds(profile)) is { } broken)
            throw new InputException(broken.Field, $"the profile contradicts itself: here {broken.Words}", "correct one of the values");
        try
        {
            _ = new PlanGuardrails(profile.Range(), body: null, GuardrailTable.Shipped);
        }
        catch (InputException none)
        {
            throw new InputException("bottle", none.Wrong, "correct the volumes, the pressures or the generator", none);
        }
    }

    static IEnumerable<ProfileRule> OfPressures() =>
    [
        new("blood.drawDeepestMmHg", Say($"the draw must stay above the vacuum that stops the device, {StopsBelow * BarInMmHg:0} mmHg"),
            p => p.Blood.DrawDeepest.Bar > StopsBelow && (!p.Equipment.SafetyMonitor || p.Blood.DrawDeepest > Monitor.VacuumLowest)),
        new("blood.drawStartMmHg", "the draw must not begin deeper than it ends", p => p.Blood.DrawStart >= p.Blood.DrawDeepest),
        new("cycle.evacuateDeepestBar",
            Say($"the bottle must not be evacuated to what stops the device, {StopsBelow:0.###} bar, less what two sensors may be apart"),
            p => (p.Cycle.EvacuateDeepest - p.Cycle.SensorsApart).Bar > StopsBelow
                && (!p.Equipment.SafetyMonitor || p.Cycle.EvacuateDeepest >= Monitor.VacuumLowest)),
        new("cycle.leakTestBar", Say($"the leak test's vacuum must stay above what stops the device, {StopsBelow:0.###} bar"),
            p => -(p.Cycle.LeakTest + p.Cycle.SensorsApart).Bar > StopsBelow),
        new("bottle.fillHighestBar", "a device with overpressure must fill well above the pressure that it pauses at",
            p => !p.Equipment.Overpressure || p.Bottle.FillHighest > p.Range().CeilingLowest),
        new("bottle.fillHighestBar", Say($"a device that fills to ambient must not come further above it than {ToAmbientWithin.Bar} bar"),
            p => p.Equipment.Overpressure || p.Bottle.FillHighest <= ToAmbientWithin),
        new("cycle.ventedMbar", Say($"a vented bottle must be as near to ambient as its return asks for, {Ambient:0} mbar"),
            p => p.Cycle.Vented.Millibar <= Ambient),
        new("cycle.ventOpenMbar", "the open vent must take over no higher than a bottle counts as vented",
            p => p.Cycle.VentOpen <= p.Cycle.Vented),
    ];

    static IEnumerable<ProfileRule> OfRelief() =>
    [
        new("selfTest.reliefHighestBar", Say($"the relief valve must open below what may burst a bottle, {BurstsAbove.Bar} bar"),
            p => p.SelfTest.ReliefHighest <= BurstsAbove && p.SelfTest.ReliefHighest.Bar <= ReliefStops),
        new("selfTest.reliefLowestBar", "the relief valve's range must begin below its end",
            p => p.SelfTest.ReliefLowest < p.SelfTest.ReliefHighest),
        new("selfTest.reliefLowestBar", Say($"the relief valve must not open before the device stops, at {StopsAbove:0.###} bar"),
            p => p.SelfTest.ReliefLowest.Bar > StopsAbove),
        new("selfTest.reliefLongestSeconds", "there must be time for the test flow to fill the dry bottle up to the relief valve",
            p => p.SelfTest.ReliefLongest > TimeToFill(p, p.SelfTest.ReliefHighest)),
        new("selfTest.stepLongestSeconds", "there must be time for the test flow to raise the dry bottle above the vein's pressure",
            p => p.SelfTest.StepLongest > LeakTest.TimeToRaise(p)),
    ];

    static IEnumerable<ProfileRule> OfBlood() =>
    [
        new("blood.residualMl", "less must stay in the bottle than it holds", p => p.Blood.Residual < p.Bottle.Volume),
        new("bottle.tareToleranceG", "a bottle's tare must be known better than its weight", p => p.Bottle.TareTolerance < p.Bottle.Tare),
        new("blood.slopeFastSeconds", "the slope's filters must be slower than the weight's, and apart",
            p => p.Blood.WeightFilter < p.Blood.SlopeFast && p.Blood.SlopeFast < p.Blood.SlopeSlow),
        new("blood.returnSlowestMlPerMin", "the slowest return must be slower than the fastest",
            p => p.Blood.ReturnSlowest < p.Blood.ReturnFullFlow),
        new("blood.clampSeconds", "a clamp must close within what its self-test allows", p => p.Blood.ClampTime < p.SelfTest.ClampLongest),
        new("cycle.bloodStandsLongestSeconds",
            Say($"blood must be refused before it has stood for what stops its return, {StandsLongest:0} s"),
            p => p.Cycle.BloodStandsLongest.TotalSeconds < StandsLongest),
        new("cycle.bloodOldestSeconds", "with each phase at its longest, ten minutes must be left for the blood to go back",
            p => p.Range().ReturnWithin >= ReturnLeast),
    ];

    static IEnumerable<ProfileRule> OfTimes() =>
    [
        new("cycle.phaseLongestSeconds", "every timed part of a phase must be shorter than the longest phase",
            p => LongestPart(p) < p.Cycle.PhaseLongest),
        new("ozoneControl.lagUsualSeconds", "the usual lag must lie between the shortest and the longest, which differ",
            p => p.OzoneControl.LagShortest < p.OzoneControl.LagLongest && p.OzoneControl.LagUsual >= p.OzoneControl.LagShortest
                && p.OzoneControl.LagUsual <= p.OzoneControl.LagLongest),
        new("gas.doseFilterSeconds", "the dose must be measured no faster than control looks",
            p => p.Gas.DoseFilter >= p.Gas.ControlFilter),
        new("selfTest.airTestSeconds", "the air detectors' test must hold some of its pulses",
            p => p.SelfTest.AirTest > 2 * p.SelfTest.AirPulse),
    ];

    static TimeSpan LongestPart(DeviceProfile p) => new[]
    {
        p.Cycle.MixingLongest, p.Cycle.Settle, p.Cycle.Flush, p.Cycle.LeakHold, SelfTest.Patience * p.Cycle.SelfTest,
        p.Gas.OpenLoop + p.Cycle.Conditioned, p.SelfTest.ReliefLongest, p.Cycle.Settling + p.Cycle.PrePressureHold, p.Cycle.AirClear,
    }.Max();

    /// <summary>For plain oxygen at the test flow, from ambient.</summary>
    static TimeSpan TimeToFill(DeviceProfile p, GaugePressure to)
    {
        var rise = NormalVolume.FromNormalLitres(1).RiseIn(p.Bottle.Volume, p.Bottle.Room);
        return TimeSpan.FromMinutes(to / rise / p.Gas.TestFlow.NormalLitresPerMinute);
    }

    const double BarInMmHg = 750.0617; // conventional mmHg, BIPM

    static MonitorLimits Monitor => MonitorTable.Shipped.Limits;

    // Of the limits that stop on this signal, the nearest.
    static double End(Signal signal, Func<Limit, double?> end) => LimitTable.Shipped.Limits
        .Where(l => l.Signal == signal && l.Action == LimitAction.Stop).Select(end).OfType<double>().MinBy(Math.Abs);

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
