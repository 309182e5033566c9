using System.Text.Json.Nodes;

namespace Hormesis.IntegrationTests;

/// <summary>Device profiles, calibration and settings as a maker, a technician and an operator meet them.</summary>
public sealed class DeviceTests : InFolder
{
    const string OpenLoop = "generic-open-loop", Normobaric = "generic-normobaric-photometer";

    [Theory, InlineData(OpenLoop), InlineData(Normobaric)]
    public void A_session_on_another_device_completes_and_replays_identically(string profile)
    {
        var run = Treat("--record", In("s.hrec"), "--device-profile", profile);
        var replay = Tool.Hormesis("replay", In("s.hrec"), "--json");

        Assert.True(run.Status == 0, run.Error);
        Assert.Equal("completed", run.Json.GetProperty("outcome").GetString());
        Assert.InRange(run.Json.GetProperty("truth").GetProperty("bottlePressureMaxBar").GetDouble(), 0, 0.1);
        Assert.True(replay.Json.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public void A_makers_own_file_is_checked_treated_with_and_not_needed_for_a_replay()
    {
        File.WriteAllText(In("maker.json"), Maker(p => p["blood"]!["residualMl"] = 20));

        var told = Tool.Hormesis("device", "profile", In("maker.json"), "--json");
        var run = Treat("--record", In("s.hrec"), "--device-profile", In("maker.json"));
        File.Delete(In("maker.json"));
        var replay = Tool.Hormesis("replay", In("s.hrec"), "--json");

        Assert.Equal("maker-one", told.Json.GetProperty("id").GetString());
        Assert.True(run.Status == 0, run.Error);
        Assert.True(replay.Json.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public void A_device_is_calibrated_used_and_does_not_arm_when_it_is_overdue()
    {
        string[] device = ["--device-profile", OpenLoop, "--calibration", In("c.json")];
        string[] people = ["--by", "B. Technician", "--second", "C. Engineer"];

        var calibrated = Tool.Hormesis(
            ["device", "calibrate", "--device-profile", OpenLoop, "--at", "2026-10-01", "--out", In("c.json"), .. people]);
        var used = Treat(["--record", In("s.hrec"), .. device]);
        var overdue = Treat(["--record", In("t.hrec"), "--start", "2028-01-01", .. device]);
        var again = Tool.Hormesis(["device", "calibrate", "--device-profile", OpenLoop, "--out", In("c.json"), .. people]);

        Assert.True(calibrated.Status == 0, calibrated.Error);
        Assert.True(used.Status == 0, used.Error);
        Assert.Equal(1, overdue.Status);
        var refused = overdue.Json.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("rule").GetString());
        Assert.Contains("calibration of pressure-1", refused);
        Assert.False(File.Exists(In("t.hrec")));
        Assert.Equal(2, again.Status); // nothing is written over
    }

    [Fact]
    public void A_setting_above_what_is_recommended_needs_a_reason_and_a_second_person()
    {
        string[] more = ["--set", "bloodVolumeMl=120", "--record", In("s.hrec")];
        string[] reason = ["--accept", "blood-per-pass=heavy patient", "--by", "Dr A"];

        var alone = Treat([.. more, .. reason]);
        var together = Treat([.. more, .. reason, "--second", "Dr B"]);

        Assert.Equal(1, alone.Status);
        Assert.True(together.Status == 0, together.Out + together.Error);
        Assert.Equal(["Dr A", "Dr B"], together.Json.GetProperty("operators").EnumerateArray().Select(o => o.GetString()));
    }

    [Theory]
    [InlineData("empty", "", "device profile")]
    [InlineData("no JSON", "hello", "maker.json")]
    [InlineData("a list", "[]", "maker.json")]
    [InlineData("deep nesting", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested deeper")]
    [InlineData("nothing in it", "{}", "maker.json:id")]
    public void What_is_no_profile_is_told_in_one_line(string what, string content, string mentions)
    {
        File.WriteAllText(In("maker.json"), content);

        Check(Treat("--device-profile", In("maker.json")), mentions, what);
        Check(Tool.Hormesis("faults", "--hours", "1", "--device-profile", In("maker.json")), mentions, what);
        Check(Tool.Hormesis("device", "profile", In("maker.json"), "--json"), mentions, what);
    }

    [Theory]
    [InlineData("bottle", "volumeMl", "\"big\"", "maker.json:bottle.volumeMl")]
    [InlineData("bottle", "volumeMl", "1e300", "out of range")]
    [InlineData("bottle", "colour", "1", "no such field")]
    [InlineData("blood", "drawDeepestMmHg", "-400", "contradicts itself")]
    public void A_wrong_value_of_a_profile_is_told_in_one_line(string section, string field, string json, string mentions)
    {
        File.WriteAllText(In("maker.json"), Maker(p => p[section]![field] = JsonNode.Parse(json)));

        Check(Treat("--device-profile", In("maker.json")), mentions, field);
    }

    [Theory]
    [InlineData("empty", "", "calibration")]
    [InlineData("no JSON", "hello", "c.json")]
    [InlineData("another device's", """{"device":"generic-hyperbaric","about":"a","records":[]}""", "c.json:device")]
    [InlineData("no sensor", """{"device":"generic-open-loop","about":"a","records":[{"sensor":"nose"}]}""", "c.json:records[0].sensor")]
    public void What_is_no_calibration_is_told_in_one_line(string what, string content, string mentions)
    {
        File.WriteAllText(In("c.json"), content);
        string[] device = ["--device-profile", OpenLoop, "--calibration", In("c.json")];

        Check(Treat(device), mentions, what);
        Check(Tool.Hormesis(["faults", "--hours", "1", .. device]), mentions, what);
        Check(Tool.Hormesis(["device", "calibrate", "--by", "A", "--second", "B", "--out", In("d.json"), .. device]), mentions, what);
        Assert.False(File.Exists(In("d.json")));
    }

    [Fact]
    public void Faults_are_not_tried_on_a_device_that_does_not_arm()
    {
        Tool.Hormesis(
            "device", "calibrate", "--device-profile", OpenLoop, "--at", "2026-10-01", "--by", "A", "--second", "B", "--out", In("c.json"));

        var run = Tool.Hormesis(
            "faults", "--hours", "1", "--device-profile", OpenLoop, "--calibration", In("c.json"), "--at", "2028-01-01");

        Check(run, "the device does not arm", "overdue records");
    }

    [Theory]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--device-profile", "no-such")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--device-profile", "nothing.json")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--set", "bloodVolumeMl")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--set", "colour=3")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--set", "passes=1.5")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--set", "bloodVolumeMl=NaN")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--at", "2026-11-01", "--set", "concentrationUgPerMl=95")]
    [InlineData("treat", "{eligible}", "--indication", "wound", "--calibration", "nothing.json")]
    [InlineData("faults", "--enumerate", "--device-profile", "no-such")]
    [InlineData("device", "profile", "no-such")]
    [InlineData("device", "calibrate", "--by", "A", "--second", "a", "--out", "c.json")]
    [InlineData("device", "calibrate", "--by", "A", "--second", " ", "--out", "c.json")]
    [InlineData("device", "calibrate", "--by", "A", "--second", "B", "--out", "c.json", "--sensor", "nose")]
    [InlineData("device", "calibrate", "--by", "A", "--second", "B")]
    public void A_wrong_command_line_is_told_in_one_line(params string[] arguments)
    {
        string[] given = [.. arguments.Select(a => a.Replace("{eligible}", Tool.Example("eligible"), StringComparison.Ordinal))];

        Check(Tool.Run(Tool.Path("hormesis"), Folder, given), "", string.Join(' ', arguments));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    static string Maker(Action<JsonNode> change)
    {
        var text = File.ReadAllText(Tool.Path("src", "Hormesis.Device", "Profiles", OpenLoop + ".json"));
        var profile = JsonNode.Parse(text) ?? throw new InvalidOperationException("the shipped profile is empty");
        profile["id"] = "maker-one";
        change(profile);
        return profile.ToJsonString();
    }

    static Outcome Treat(params string[] more) => Tool.Hormesis(
        ["treat", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", "2026-11-01", "--seed", "1", "--json", .. more]);

    static void Check(Outcome run, string mentions, string what)
    {
        Assert.True(run.Status == 2, $"{what}: exit {run.Status}, {run.Error}");
        Assert.Empty(run.Out);
        var line = Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("hormesis: ", line, StringComparison.Ordinal);
        Assert.Contains(mentions, line, StringComparison.Ordinal);
    }
}
