using System.Globalization;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Device.Capnography;

/// <summary>Breaths of a person, not of a model, through the rules: tests/data/capnography.</summary>
public class RealBreathsTests
{
    const double AmbientLessWater = 760 - 47; // mmHg, sea level

    // Only a minute is of rest: told again from its beginning until there is half an hour of it.
    [Fact]
    public void Resting_breaths_of_a_person_are_never_taken_for_an_embolism()
    {
        var (gravest, hasBaseline) = Judge(Resting(minutes: 34));

        Assert.True(hasBaseline);
        Assert.NotEqual(CapnographyAction.Abort, gravest);
    }

    // Exercise changes breathing more than any treatment: it may slow or hold a session, and is no embolism.
    [Fact]
    public void Exercise_is_never_taken_for_an_embolism()
    {
        var rest = Resting(minutes: 4);
        var (gravest, _) = Judge([.. rest, .. Load().Where(b => b.LoadW > 0).Select(b => (b.Time + rest[^1].Time, b.MmHg))]);

        Assert.InRange(gravest, CapnographyAction.Advise, CapnographyAction.Pause);
    }

    static List<(double Time, double MmHg)> Resting(double minutes)
    {
        var minute = Load().Where(b => b.LoadW == 0).ToList();
        var length = minute[^1].Time + minute[1].Time - minute[0].Time;
        return [.. Enumerable.Range(0, (int)(60 * minutes / length)).SelectMany(n => minute.Select(b => (b.Time + n * length, b.MmHg)))];
    }

    // Heart, pressure and saturation are well throughout: nobody measured them here.
    static (CapnographyAction Gravest, bool HasBaseline) Judge(List<(double Time, double MmHg)> breaths)
    {
        const double punctured = 240;
        CapnographyState state = default;
        var (gravest, next) = (CapnographyAction.None, 0);
        for (var t = 0u; t < breaths[^1].Time; t++)
        {
            while (next + 1 < breaths.Count && breaths[next + 1].Time <= t) next++;
            var since = breaths[next].Time - breaths[Math.Max(0, next - 5)].Time;
            Vitals frame = new()
            {
                Good = true,
                Frame = t + 1,
                Breath = (uint)next,
                EtCO2 = AbsolutePressure.FromMmHg(Math.Round(breaths[next].MmHg)),
                RespiratoryRate = Frequency.FromPerMinute(since > 0 ? 60 * Math.Min(next, 5) / since : 14),
                HeartRate = Frequency.FromPerMinute(72),
                SpO2 = Fraction.FromPercent(98),
                Systolic = GaugePressure.FromMmHg(122),
                Diastolic = GaugePressure.FromMmHg(76),
                Quality = Fraction.FromValue(0.95),
            };
            (state, var verdict) = CapnographyRules.Step(
                state, frame, new() { Reinfusing = t >= punctured }, CapnographyLimits.Shipped, TimeSpan.FromSeconds(t));
            if (verdict.Action > gravest) gravest = verdict.Action;
        }
        return (gravest, state.HasBaseline);
    }

    static IReadOnlyList<(double Time, double LoadW, double MmHg)> Load() =>
    [
        .. File.ReadLines(Repository.Path("tests", "data", "capnography", "spiro_zan_ramp_breaths.csv")).Skip(1)
            .Select(line => line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .Select(v => (v[1], v[2], v[10] / 100 * AmbientLessWater)),
    ];
}
