using System.Text.Json;

namespace Hormesis.IntegrationTests;

public sealed class TreatTests : InFolder
{
    [Theory, InlineData(1), InlineData(7)]
    public void A_session_from_file_to_report_holds_what_it_must_show(int seed)
    {
        var run = Treat("eligible", seed, In("s.hrec"));

        Assert.Equal(0, run.Status);
        Assert.Equal("completed", run.Json.GetProperty("outcome").GetString());
        var (truth, order) = (run.Json.GetProperty("truth"), Number(run.Json, "orderUg"));
        var offered = Number(truth, "offeredUg");
        var found = Number(truth, "absorbedUg") + Number(truth, "ventedUg") + Number(truth, "leftUg") + Number(truth, "decayedUg");
        Assert.Equal(offered, found, 0.01 * offered);
        Assert.InRange(offered / order, 0.94, 1.06);
        Assert.InRange(Number(truth, "returnPressureMaxMmHg"), 0, 15); // 20 mbar
        Assert.Equal(0, Number(truth, "airPastClampMl"));
        var reported = run.Json.GetProperty("ozoneAbsorbedUg");
        Assert.InRange(Number(truth, "absorbedUg"), Number(reported, "low"), Number(reported, "high"));
        Assert.Equal(1, run.Json.GetProperty("passes").GetInt32());
        Assert.Equal(0, run.Json.GetProperty("alarms").GetArrayLength());
    }

    [Fact]
    public void A_recording_replays_identically()
    {
        Treat("eligible", 1, In("s.hrec"));

        var replay = Tool.Hormesis("replay", In("s.hrec"), "--json");

        Assert.Equal(0, replay.Status);
        Assert.True(replay.Json.GetProperty("identical").GetBoolean());
        Assert.True(replay.Json.GetProperty("ticks").GetInt64() > 50_000);
        Assert.Equal(replay.Json.GetProperty("recordedBy").GetString(), replay.Json.GetProperty("runBy").GetString());
    }

    [Fact]
    public void The_same_seed_and_start_give_the_same_bytes()
    {
        Treat("eligible", 3, In("a.hrec"), "--start", "2026-11-02T10:00:00Z");
        Treat("eligible", 3, In("b.hrec"), "--start", "2026-11-02T10:00:00Z");
        Treat("eligible", 3, In("c.hrec"), "--start", "2026-11-02T10:00:01Z");

        Assert.Equal(File.ReadAllBytes(In("a.hrec")), File.ReadAllBytes(In("b.hrec")));
        Assert.Equal(File.ReadAllText(In("a.html")), File.ReadAllText(In("b.html")));
        Assert.NotEqual(File.ReadAllBytes(In("a.hrec")), File.ReadAllBytes(In("c.hrec")));
    }

    [Theory]
    [InlineData("g6pd-20", "CI-01")]
    [InlineData("history-missing", "CI-12")]
    [InlineData("platelets-120", "CI-06")]
    public void A_patient_who_may_not_be_treated_is_refused_and_no_device_is_opened(string example, string rule)
    {
        var run = Treat(example, 1, In("s.hrec"));

        Assert.Equal(1, run.Status);
        Assert.Equal("refused", run.Json.GetProperty("outcome").GetString());
        Assert.Contains(run.Json.GetProperty("refused").EnumerateArray(), r => r.GetProperty("rule").GetString() == rule);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Fact]
    public void A_caution_that_a_named_person_accepts_for_a_reason_is_treated()
    {
        var run = Treat("g6pd-75", 1, In("s.hrec"), "--accept", "CI-03=reviewed, lowest dose", "--by", "Dr A");

        Assert.Equal(0, run.Status);
        Assert.Equal(15, Number(run.Json.GetProperty("plan"), "concentrationUgPerMl"));
        Assert.Contains("reviewed, lowest dose", File.ReadAllText(In("s.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_acceptance_that_nobody_asked_for_is_refused() =>
        Assert.Equal(1, Treat("eligible", 1, In("s.hrec"), "--accept", "CI-06=why not", "--by", "Dr A").Status);

    [Fact]
    public void The_last_session_of_a_course_of_15_is_run_at_40()
    {
        var run = Treat("eligible", 2, In("s.hrec"), "--session", "15", "--sessions", "15");

        Assert.Equal(0, run.Status);
        Assert.Equal(4000, Number(run.Json, "orderUg"), 1e-6);
        Assert.Equal(40, Number(run.Json.GetProperty("plan"), "doseUgPerMlBlood"), 1e-6);
    }

    [Fact]
    public void A_recording_is_not_written_over()
    {
        Treat("eligible", 1, In("s.hrec"));
        var before = File.ReadAllBytes(In("s.hrec"));

        var again = Treat("eligible", 2, In("s.hrec"));

        Assert.Equal(2, again.Status);
        Assert.Contains("s.hrec: there is a file already", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(In("s.hrec")));
    }

    [Fact]
    public async Task An_interrupt_ends_in_the_safe_state_with_the_recording_whole()
    {
        const int most = 5; // on a busy computer a session that runs in real time may stop by itself, for a controller called too late
        for (var attempt = 1; attempt <= most; attempt++)
        {
            var record = In($"s-{attempt}.hrec");
            using var process = Tool.Start(
                Tool.Path("hormesis"), Tool.Root, "treat", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", "2026-11-01",
                "--pace", "real", "--json", "--record", record);
            var error = process.StandardError.ReadToEndAsync(Stop);
            var output = process.StandardOutput.ReadToEndAsync(Stop);
            for (var (grown, length) = (0, 0L); grown < 3 && !process.HasExited; await Task.Delay(50, Stop))
            {
                // The header, and two seconds of rows.
                var now = File.Exists(record) ? new FileInfo(record).Length : 0;
                if (now > length) (grown, length) = (grown + 1, now);
            }
            var isUnderWay = !process.HasExited;

            Tool.Run("kill", Tool.Root, "-INT", $"{process.Id}");

            Assert.True(process.WaitForExit(30_000), "it does not end");
            Assert.Equal(3, process.ExitCode);
            Assert.Equal("stopped", JsonDocument.Parse(await output).RootElement.GetProperty("outcome").GetString());
            var replay = Tool.Hormesis("replay", record, "--json");
            Assert.True(replay.Json.GetProperty("identical").GetBoolean() && replay.Json.GetProperty("whole").GetBoolean());
            if (isUnderWay) return;
            Assert.True(attempt < most, await error);
        }
    }

    [Fact]
    public void Fifty_kills_lose_and_tear_nothing()
    {
        var run = Tool.Run(Tool.Path("hormesis"), Tool.Root, TimeSpan.FromMinutes(15), "kill-test", "50", "--json", "--quiet");

        Assert.Equal(0, run.Status);
        Assert.Equal((50, 0, 0), (Count(run, "kills"), Count(run, "lost"), Count(run, "torn")));
        Assert.True(run.Json.GetProperty("ticksReplayed").GetInt64() > 100_000);
    }

    static Outcome Treat(string example, int seed, string record, params string[] more) => Tool.Hormesis(
        ["treat", Tool.Example(example), "--indication", "chronic-pain", "--at", "2026-11-01", "--seed", $"{seed}",
            "--json", "--quiet", "--record", record, .. more]);

    static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static int Count(Outcome run, string name) => run.Json.GetProperty(name).GetInt32();
}
