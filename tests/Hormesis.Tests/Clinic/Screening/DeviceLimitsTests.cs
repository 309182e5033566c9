using System.Text.Json;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// The clinic's rules of breath, room and bottle, and the device that holds them: the two never see each other, and their numbers have
/// to be the same.
/// </summary>
public class DeviceLimitsTests
{
    // Rule and limit, the field of capnography.json.
    static readonly (string Rule, string Limit, string Field)[] Breath =
    [
        ("CAP-01", "baseline-seconds", "baselineSeconds"), ("CAP-01", "breaths-from", "baselineBreaths"),
        ("CAP-01", "lowest", "baselineLowestMmHg"), ("CAP-01", "highest", "baselineHighestMmHg"),
        ("CAP-01", "quality-from", "qualityLowest"), ("CAP-01", "median-seconds", "medianSeconds"),
        ("CAP-02", "fall-from", "adviseFallPercent"), ("CAP-02", "rate-above", "adviseRateHighestPerMin"),
        ("CAP-02", "rate-below", "adviseRateLowestPerMin"), ("CAP-02", "seconds", "adviseSeconds"), ("CAP-02", "flow-share", "adviseFlow"),
        ("CAP-03", "fall-from", "pauseFallPercent"), ("CAP-03", "below", "pauseLowestMmHg"), ("CAP-03", "fall-seconds", "pauseFallSeconds"),
        ("CAP-03", "from", "pauseHighestMmHg"), ("CAP-03", "rise-from", "pauseRisePercent"), ("CAP-03", "rise-seconds", "pauseRiseSeconds"),
        ("CAP-03", "saturation-fall-from", "spO2FallPercent"), ("CAP-03", "heart-rate-below", "heartRateLowestPerMin"),
        ("CAP-03", "heart-rate-fall-from", "heartRateChangePerMin"), ("CAP-03", "systolic-fall-from", "systolicFallPercent"),
        ("CAP-03", "signal-lost-seconds", "lostSeconds"), ("CAP-03", "steep-fall-from", "steepFallMmHg"),
        ("CAP-03", "steep-seconds", "steepSeconds"), ("CAP-03", "resume-within", "resumeWithinPercent"),
        ("CAP-03", "resume-seconds", "resumeSeconds"), ("CAP-04", "abrupt-fall-from", "abruptFallMmHg"),
        ("CAP-04", "abrupt-seconds", "abruptSeconds"), ("CAP-04", "waveform-lost-seconds", "lostSeconds"),
        ("CAP-04", "heart-rate-change-from", "heartRateChangePerMin"), ("CAP-04", "after-reinfusion-seconds", "afterReinfusionSeconds"),
    ];

    [Fact]
    public void Every_limit_of_the_breath_is_compared() => Assert.Equal(
        RuleSet.Shipped.Breath.SelectMany(r => r.Limits.Keys, (r, name) => (r.Id, name)), Breath.Select(b => (b.Rule, b.Limit)));

    [Fact]
    public void The_device_holds_the_breath_to_the_clinic_s_limits()
    {
        using var capnography = Open("Capnography/capnography.json");

        Assert.All(Breath, b => Assert.Equal(LimitOf(b.Rule, b.Limit), Held(capnography.RootElement, b.Field)));
    }

    // Those that a plan carries to the device; the rest is how the device finds them.
    [Fact]
    public void Plans_carry_the_limits_that_the_rules_of_the_breath_state()
    {
        var carried = JsonSerializer.SerializeToElement(BreathProtocol.Shipped.Limits, TreatmentJson.Default.BreathLimits);
        string[] ofTheDevice = ["medianSeconds", "steepSeconds", "abruptSeconds"];

        Assert.All(Breath.Where(b => !ofTheDevice.Contains(b.Field)), b =>
            Assert.Equal(LimitOf(b.Rule, b.Limit), carried.GetProperty(b.Field).GetDouble(), tolerance: 1e-9));
    }

    static double Held(JsonElement capnography, string field) =>
        (capnography.GetProperty("breath").TryGetProperty(field, out var limit) ? limit : capnography.GetProperty(field)).GetDouble();

    [Fact]
    public void The_device_begins_on_the_vital_signs_that_screening_lets_pass()
    {
        using var capnography = Open("Capnography/capnography.json");
        (string Limit, string Field)[] resting =
        [
            ("heart-rate-below", "restingHeartRateLowestPerMin"), ("heart-rate-above", "restingHeartRateHighestPerMin"),
            ("systolic-below", "restingSystolicLowestMmHg"), ("systolic-above", "restingSystolicHighestMmHg"),
        ];

        Assert.All(resting, r => Assert.Equal(LimitOf("CI-22", r.Limit), capnography.RootElement.GetProperty(r.Field).GetDouble()));
    }

    [Fact]
    public void Controller_and_monitor_hold_the_room_to_the_clinic_s_limits()
    {
        using var limits = Open("Controller/Limits/limits.json");
        using var monitor = Open("Safety/monitor.json");
        var monitored = monitor.RootElement.GetProperty("limits");
        const double percentToPpm = 1e4;

        Assert.Equal(LimitOf("ENV-01", "early-from"), To(limits, "room-ozone-early"));
        Assert.Equal(LimitOf("ENV-01", "off-from"), To(limits, "room-ozone"));
        Assert.Equal(LimitOf("ENV-01", "evacuate-from"), To(limits, "room-ozone-evacuate"));
        Assert.Equal(LimitOf("ENV-01", "off-from"), percentToPpm * monitored.GetProperty("roomOzonePercent").GetDouble(), tolerance: 1e-9);
        Assert.Equal(
            LimitOf("ENV-01", "evacuate-from"), percentToPpm * monitored.GetProperty("roomEvacuatePercent").GetDouble(), tolerance: 1e-9);
    }

    // The monitor's sensor may be off by 5 mbar more; blood an hour old is withheld by both.
    [Fact]
    public void Controller_and_monitor_hold_the_bottle_to_the_clinic_s_limits()
    {
        using var limits = Open("Controller/Limits/limits.json");
        using var monitor = Open("Safety/monitor.json");
        var monitored = monitor.RootElement.GetProperty("limits");

        Assert.Equal(LimitOf("BAG-03", "pressure-above"), To(limits, "return-not-at-ambient"));
        Assert.True(monitored.GetProperty("returnFromAmbientMbar").GetDouble() >= LimitOf("BAG-03", "pressure-above"));
        Assert.Equal(60 * LimitOf("BAG-03", "minutes-from"), monitored.GetProperty("bloodOldestSeconds").GetDouble());
    }

    static double LimitOf(string rule, string limit) => RuleSet.Shipped.All.Single(r => r.Id == rule).Limits[limit].Value;

    static double To(JsonDocument limits, string alarm) => limits.RootElement.EnumerateArray()
        .First(l => l.GetProperty("alarm").GetString() == alarm).GetProperty("to").GetDouble();

    static JsonDocument Open(string name)
    {
        using var stream = EmbeddedData.Open(typeof(Hormesis.Device.Controller.Limits.LimitTable).Assembly, name);
        return JsonDocument.Parse(stream);
    }
}
