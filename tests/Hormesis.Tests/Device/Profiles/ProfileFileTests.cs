using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Device.Profiles;

/// <summary>A maker's own profile is read strictly: what is wrong is named, what contradicts itself is refused with the reason.</summary>
public class ProfileFileTests
{
    static JsonObject Valid(string like = "generic-hyperbaric")
    {
        var node = JsonSerializer.SerializeToNode(ShippedProfiles.Get(like), ProfileJson.Default.DeviceProfile)!.AsObject();
        node["id"] = "maker-one";
        return node;
    }

    static DeviceProfile Read(JsonObject node) => ProfileFile.Read(Encoding.UTF8.GetBytes(node.ToJsonString()), "maker.json");

    static InputException Refused(Action<JsonObject> change, string like = "generic-hyperbaric")
    {
        var node = Valid(like);
        change(node);
        return Assert.Throws<InputException>(() => Read(node));
    }

    [Theory, InlineData("generic-hyperbaric"), InlineData("generic-normobaric-photometer"), InlineData("generic-open-loop")]
    public void A_copy_of_a_shipped_profile_under_its_own_id_is_read_and_runs(string like)
    {
        var node = Valid(like);
        node["blood"]!["residualMl"] = 20;

        var profile = Read(node);

        Assert.Equal(("maker-one", 20), (profile.Id, profile.Blood.Residual.Millilitres));
        Assert.Equal(ShippedProfiles.Get(like).Equipment, profile.Equipment);
        var rig = new Rig(seed: 1, Hormesis.Device.Faults.FaultPlans.Fixed(profile), profile).ToEnd();
        Assert.Equal(Hormesis.Device.Controller.StopReason.None, rig.State.Stop);
    }

    [Theory]
    [InlineData("bottle", "volumeML", 500, "bottle.volumeML", "there is no such field")]
    [InlineData("gas", "flowNLPerMin", "fast", "gas.flowNLPerMin", "should be a number")]
    [InlineData("bottle", "volumeMl", -5, "bottle.volumeMl", "out of range")]
    [InlineData("bottle", "volumeMl", 5000, "bottle.volumeMl", "out of range")]
    [InlineData("equipment", "airDetectors", 0, "equipment.airDetectors", "out of range")]
    [InlineData("equipment", "pressureSensors", 1.5, "equipment.pressureSensors", "out of range")]
    [InlineData("equipment", "overpressure", 1, "equipment.overpressure", "true or false")]
    [InlineData("sources", "bottle.colour", "blue [S]", "sources.bottle.colour", "no such field")]
    [InlineData("sources", "bottle.volumeMl", "somewhere", "sources.bottle.volumeMl", "how certain")]
    public void A_wrong_field_is_named_with_its_place(string section, string field, object value, string place, string wrong)
    {
        var refusal = Refused(n => n[section]![field] = JsonSerializer.SerializeToNode(value));

        Assert.Equal(("maker.json", place), (refusal.Input, refusal.Place));
        Assert.Contains(wrong, refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bottle", "volumeMl"), InlineData("cycle", "flushSeconds"), InlineData("equipment", "heater")]
    [InlineData("sources", "gas.flowNLPerMin")]
    public void A_missing_field_is_named(string section, string field)
    {
        var refusal = Refused(n => n[section]!.AsObject().Remove(field));

        Assert.Equal($"{section}.{field}", refusal.Place);
        Assert.Contains("missing", refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("selfTest", "reliefHighestBar", 1.2, "1.05 bar")]
    [InlineData("selfTest", "reliefLowestBar", 0.85, "before the device stops")]
    [InlineData("selfTest", "reliefLowestBar", 1.04, "begin below its end")]
    [InlineData("selfTest", "reliefLongestSeconds", 20, "time for the test flow")]
    [InlineData("selfTest", "stepLongestSeconds", 1, "time for the test flow")]
    [InlineData("selfTest", "clampLongestSeconds", 0.05, "close within")]
    [InlineData("blood", "drawDeepestMmHg", -360, "vacuum that stops the device")]
    [InlineData("blood", "drawStartMmHg", -250, "deeper than it ends")]
    [InlineData("blood", "residualMl", 600, "than it holds")]
    [InlineData("blood", "slopeFastSeconds", 5, "apart")]
    [InlineData("blood", "returnSlowestMlPerMin", 30, "slower than the fastest")]
    [InlineData("cycle", "evacuateDeepestBar", -0.47, "what stops the device")]
    [InlineData("cycle", "leakTestBar", 0.46, "above what stops the device")]
    [InlineData("cycle", "ventedMbar", 30, "near to ambient")]
    [InlineData("cycle", "phaseLongestSeconds", 200, "shorter than the longest phase")]
    [InlineData("cycle", "bloodStandsLongestSeconds", 595, "before it has stood")]
    [InlineData("cycle", "bloodOldestSeconds", 1500, "ten minutes")]
    [InlineData("bottle", "fillHighestBar", 0.12, "pauses at")]
    [InlineData("bottle", "tareToleranceG", 99, "known better", "bottle.tareG", 50)]
    [InlineData("ozoneControl", "lagUsualSeconds", 0.5, "between the shortest and the longest")]
    public void A_profile_that_contradicts_itself_is_refused_with_the_reason(
        string section, string field, double value, string reason, string also = "", double alsoValue = 0)
    {
        var refusal = Refused(n =>
        {
            n[section]![field] = value;
            if (also.Length > 0) n[also.Split('.')[0]]![also.Split('.')[1]] = alsoValue;
        });

        Assert.Contains("contradicts itself", refusal.Wrong, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_fills_to_ambient_and_yet_well_above_it_is_refused()
    {
        var refusal = Refused(n => n["bottle"]!["fillHighestBar"] = 0.5, "generic-open-loop");

        Assert.Contains("fills to ambient", refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_on_which_no_session_is_possible_is_refused()
    {
        var refusal = Refused(n => (n["bottle"]!["volumeMl"], n["blood"]!["drawFullFlowMlPerMin"]) = (60, 5), "generic-open-loop");

        Assert.Contains("no session is possible", refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory, InlineData("generic-hyperbaric", "shipped"), InlineData("Maker One", "no id"), InlineData("", "empty")]
    public void A_device_has_an_id_of_its_own(string id, string wrong) =>
        Assert.Contains(wrong, Refused(n => n["id"] = id).Wrong, StringComparison.Ordinal);

    [Theory, InlineData(""), InlineData("{"), InlineData("[]"), InlineData("{\"id\":\"a\",\"id\":\"b\"}"), InlineData("hello")]
    public void What_is_no_profile_is_refused(string text) =>
        Assert.Throws<InputException>(() => ProfileFile.Read(Encoding.UTF8.GetBytes(text), "maker.json"));

    [Fact]
    public void Every_shipped_profile_keeps_the_rules_for_all_profiles() => Assert.All(ShippedProfiles.All, profile =>
    {
        Assert.All(ProfileRules.All, rule => Assert.True(rule.Holds(profile), $"{profile.Id}: {rule.Field}, {rule.Words}"));
        ProfileRules.Check(profile);
        var element = JsonSerializer.SerializeToElement(profile, ProfileJson.Default.DeviceProfile);
        foreach (var field in ProfileFields.All.Where(f => f.Kind != FieldKind.Flag))
        {
            var value = element.GetProperty(field.Section).GetProperty(field.Name).GetDouble();
            Assert.True(field.IsWithin(value), $"{profile.Id}: {field.Field}");
        }
    });

    // A field that the code has and fields.json has not could not be given by a maker.
    [Fact]
    public void Every_field_of_a_profile_is_described_and_nothing_else_is()
    {
        var element = JsonSerializer.SerializeToElement(ShippedProfiles.Hyperbaric, ProfileJson.Default.DeviceProfile);
        var fields = from section in element.EnumerateObject()
                     where section.Value.ValueKind == JsonValueKind.Object && section.Name != "sources"
                     from field in section.Value.EnumerateObject()
                     select $"{section.Name}.{field.Name}";

        Assert.Equal(fields.Order(), ProfileFields.All.Select(f => f.Field).Order());
        Assert.All(ProfileFields.All, f => Assert.True(f.Kind == FieldKind.Flag || (f.Unit.Length > 0 && f.From < f.To)));
    }

    [Fact]
    public void The_page_in_docs_is_that_of_the_data() => Assert.Equal(
        ProfilePage.Text(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "device-profiles.md")));
}
