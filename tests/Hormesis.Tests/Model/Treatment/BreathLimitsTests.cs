using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.Protocol;
using Hormesis.Device;
using Hormesis.Device.Capnography;
using Hormesis.Device.Controller.Limits;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Tests.Device;

namespace Hormesis.Tests.Model.Treatment;

/// <summary>Limits of breathing in a plan: stricter ones are taken, looser ones refused, by the clinic and by the device.</summary>
public class BreathLimitsTests
{
    static readonly BreathLimits Protocol = BreathProtocol.Shipped.Limits;

    public static TheoryData<string> Names { get; } = [.. BreathLimits.Figures.Select(f => f.Name)];

    [Fact]
    public void Every_figure_of_a_plan_is_compared_and_has_a_source()
    {
        var written = Json(Protocol).Select(p => p.Key).Where(k => k != "version").ToList();

        Assert.Equal(written.Order(StringComparer.Ordinal), BreathLimits.Figures.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(BreathLimits.Figures, f => Assert.Equal((double)Json(Protocol)[f.Name]!, f.Of(Protocol), 1e-9));
        Assert.Equal(written, BreathProtocol.Shipped.Sources.Keys);
        Assert.All(BreathProtocol.Shipped.Sources.Values, s => Assert.Matches(@"\[[A-Z]2?\]$", s));
    }

    [Fact]
    public void The_protocols_limits_are_taken_by_the_device()
    {
        Assert.Empty(Protocol.LooserThan(CapnographyLimits.Shipped.Breath));
        Assert.Same(Protocol, CapnographyLimits.Shipped.For(Protocol).Breath);
        Assert.Same(CapnographyLimits.Shipped, CapnographyLimits.Shipped.For(null));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_centre_may_tighten_each_figure_and_loosen_none(string name)
    {
        var figure = BreathLimits.Figures.Single(f => f.Name == name);
        var value = figure.Of(Protocol);
        var (more, less) = (With(name, 1.2 * value + 1), With(name, Math.Floor(0.8 * value)));

        if (figure.Way != Stricter.Neither)
        {
            var (stricter, looser) = figure.Way == Stricter.Higher ? (more, less) : (less, more);
            Assert.Equal(name, RefusedBy(looser));
            Assert.Equal(stricter, BreathProtocol.OfCentre(Bytes(stricter), "centre.json"));
            Assert.Same(stricter, CapnographyLimits.Shipped.For(stricter).Breath);
        }
        else
        {
            Assert.Equal(name, RefusedBy(more));
            Assert.Equal(name, RefusedBy(less));
        }
    }

    [Theory]
    [InlineData("null"), InlineData("{}"), InlineData("[1]"), InlineData("{\"version\":1}"), InlineData("")]
    public void What_are_no_limits_is_refused_in_words(string text)
    {
        var wrong = Assert.Throws<InputException>(() => BreathProtocol.OfCentre(System.Text.Encoding.UTF8.GetBytes(text), "centre.json"));

        Assert.Contains("centre.json", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_too_large_for_a_time_is_refused_and_not_thrown()
    {
        var json = Json(Protocol);
        json["afterReinfusionSeconds"] = 1e300;

        Assert.Throws<InputException>(() => BreathProtocol.OfCentre(JsonSerializer.SerializeToUtf8Bytes(json), "centre.json"));
    }

    [Fact]
    public void They_go_with_the_plan_and_a_plan_without_them_is_written_as_before()
    {
        var plan = Rig.Plan();
        var without = JsonSerializer.Serialize(plan, TreatmentJson.Default.SessionPlan);
        var with = JsonSerializer.Serialize(plan with { Breath = Protocol }, TreatmentJson.Default.SessionPlan);

        Assert.DoesNotContain("breath", without, StringComparison.Ordinal);
        Assert.Equal(Protocol, JsonSerializer.Deserialize(with, TreatmentJson.Default.SessionPlan)!.Breath);
    }

    [Fact]
    public void What_the_session_is_judged_by_are_the_plans_limits()
    {
        var strict = With("pauseFallPercent", 12);

        UnitSetup setup = new(Rig.Plan() with { Breath = strict }, Rig.Profile, LimitTable.Shipped);

        Assert.Equal(12, setup.Capnography.Breath.PauseFall.Percent, 1e-9);
        Assert.Equal(12, setup.With(setup.Monitor).Capnography.Breath.PauseFall.Percent, 1e-9);
    }

    // Both must refuse it, naming the figure.
    static string RefusedBy(BreathLimits looser)
    {
        var clinic = Assert.Throws<InputException>(() => BreathProtocol.OfCentre(Bytes(looser), "centre.json"));
        var device = Assert.Throws<InputException>(() => CapnographyLimits.Shipped.For(looser));
        var name = device.Message.Split(':')[0].Replace("breath.", "", StringComparison.Ordinal).Trim();
        Assert.Contains(name, clinic.Message, StringComparison.Ordinal);
        return name;
    }

    static BreathLimits With(string name, double value)
    {
        var json = Json(Protocol);
        json[name] = name == "baselineBreaths" ? (int)value : value;
        return JsonSerializer.Deserialize(json, TreatmentJson.Default.BreathLimits)!;
    }

    static byte[] Bytes(BreathLimits limits) => JsonSerializer.SerializeToUtf8Bytes(limits, TreatmentJson.Default.BreathLimits);

    static JsonObject Json(BreathLimits limits) => JsonSerializer.SerializeToNode(limits, TreatmentJson.Default.BreathLimits)!.AsObject();
}
