using System.Text.Json;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Capnography;

public class PlausibilityTests
{
    static readonly CapnographyLimits Limits = CapnographyLimits.Shipped;
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    static readonly Vitals Well = new BreathTrace(1).Frame(0);

    public static TheoryData<string> Wrong { get; } =
    [
        "bad checksum", "SpO2 above 100 %", "diastolic above systolic", "heart rate 0", "heart rate 300", "breaths 90", "EtCO2 200",
        "quality 2", "heart rate NaN", "SpO2 NaN", "systolic NaN", "diastolic NaN", "EtCO2 NaN", "breaths NaN", "quality NaN",
    ];

    // RC-39
    [Theory, MemberData(nameof(Wrong))]
    public void What_cannot_be_true_is_not_believed(string what)
    {
        Assert.True(Believed(Well, Well));

        Assert.False(Believed(Spoilt(what), Well));
    }

    [Fact]
    public void A_shift_by_one_byte_is_not_believed()
    {
        // Heart rate, breaths, SpO2, systolic, diastolic, EtCO2 as bytes in this order, each field showing its neighbour's.
        double[] bytes =
        [
            Well.HeartRate.PerMinute, Well.RespiratoryRate.PerMinute, 100 * Well.SpO2.Value, Well.Systolic.MmHg, Well.Diastolic.MmHg,
            Well.EtCO2.MmHg,
        ];
        for (var by = 1; by < bytes.Length; by++)
        {
            var b = Enumerable.Range(0, bytes.Length).Select(i => bytes[(i + by) % bytes.Length]).ToArray();
            var shifted = Well with
            {
                HeartRate = Frequency.FromPerMinute(b[0]),
                RespiratoryRate = Frequency.FromPerMinute(b[1]),
                SpO2 = Fraction.FromPercent(b[2]),
                Systolic = GaugePressure.FromMmHg(b[3]),
                Diastolic = GaugePressure.FromMmHg(b[4]),
                EtCO2 = AbsolutePressure.FromMmHg(b[5]),
            };

            Assert.False(Believed(shifted, Well), $"by {by}");
            Assert.False(Plausibility.IsPlausible(shifted, Well, true, TimeSpan.FromHours(1), Limits.Plausible), "waiting");
        }
    }

    [Fact]
    public void All_fields_at_once_are_a_frame_and_not_a_patient_but_one_field_may_move()
    {
        var one = Well with { HeartRate = Frequency.FromPerMinute(Well.HeartRate.PerMinute + 30) };
        var all = one with { Systolic = GaugePressure.FromMmHg(200), Diastolic = GaugePressure.FromMmHg(130) };

        Assert.True(Believed(one, Well));
        Assert.False(Believed(all, Well));
    }

    [Fact]
    public void Frames_that_cannot_be_true_are_told_within_two_seconds_and_hold_within_fifteen()
    {
        var trace = new BreathTrace(2);
        var state = default(CapnographyState);
        var (told, held) = (double.NaN, double.NaN);
        for (var t = 0.0; t < 640; t++)
        {
            var frame = trace.Frame(t);
            if (t >= 600) frame = frame with { SpO2 = Fraction.FromPercent(124) };
            var context = new CapnographyContext { Reinfusing = t > 300 };
            (state, var verdict) = CapnographyRules.Step(state, frame, context, Limits, TimeSpan.FromSeconds(t));
            if (verdict.Implausible && double.IsNaN(told)) told = t;
            if (verdict.Action == CapnographyAction.Pause && double.IsNaN(held)) held = t;
        }

        Assert.InRange(told, 600, 602);
        Assert.InRange(held, 600, 616);
    }

    [Fact]
    public void Every_figure_has_a_source_and_every_source_a_figure()
    {
        using var file = JsonDocument.Parse(
            Hormesis.Model.EmbeddedData.Open(typeof(CapnographyLimits).Assembly, "Capnography/capnography.json"));
        var root = file.RootElement;
        var figures = root.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number).Select(p => p.Name)
            .Concat(root.GetProperty("plausible").EnumerateObject().Select(p => "plausible." + p.Name))
            .Concat(root.GetProperty("breath").EnumerateObject().Where(p => p.Name != "version").Select(p => "breath." + p.Name));

        Assert.Equal(figures.Order(StringComparer.Ordinal), Limits.Sources.Keys.Order(StringComparer.Ordinal));
        Assert.All(Limits.Sources.Values, s => Assert.Matches(@"\[[A-Z]\]$", s));
    }

    static bool Believed(Vitals v, Vitals before) => Plausibility.IsPlausible(v, before, true, Second, Limits.Plausible);

    static Vitals Spoilt(string what) => what switch
    {
        "bad checksum" => Well with { Good = false },
        "SpO2 above 100 %" => Well with { SpO2 = Fraction.FromValue(1.01) },
        "diastolic above systolic" => Well with { Diastolic = Well.Systolic },
        "heart rate 0" => Well with { HeartRate = default },
        "heart rate 300" => Well with { HeartRate = Frequency.FromPerMinute(300) },
        "breaths 90" => Well with { RespiratoryRate = Frequency.FromPerMinute(90) },
        "EtCO2 200" => Well with { EtCO2 = AbsolutePressure.FromMmHg(200) },
        "quality 2" => Well with { Quality = Fraction.FromValue(2) },
        "heart rate NaN" => Well with { HeartRate = Frequency.FromPerMinute(double.NaN) },
        "SpO2 NaN" => Well with { SpO2 = Fraction.FromValue(double.NaN) },
        "systolic NaN" => Well with { Systolic = GaugePressure.FromMmHg(double.NaN) },
        "diastolic NaN" => Well with { Diastolic = GaugePressure.FromMmHg(double.NaN) },
        "EtCO2 NaN" => Well with { EtCO2 = AbsolutePressure.FromMmHg(double.NaN) },
        "breaths NaN" => Well with { RespiratoryRate = Frequency.FromPerMinute(double.NaN) },
        "quality NaN" => Well with { Quality = Fraction.FromValue(double.NaN) },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };
}
