using System.Text.Json;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Tests.Device;
using Hormesis.Tests.Device.Profiles;

namespace Hormesis.Tests.Links;

public sealed class SessionLoopTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_session_is_recorded_and_replays_to_the_same_commands()
    {
        var path = folder.File("a.hrec");

        var trace = Run(path, seed: 1);
        var replay = Replay.Run(path);

        Assert.Equal(SessionOutcome.Completed, trace.Outcome);
        Assert.True(replay.Identical, $"{replay.FirstDifference}");
        Assert.Equal((long)(trace.Duration / SessionLoop.Tick) + 1, replay.Ticks);
        Assert.True(replay.Tail.IsWhole);
        Assert.Equal("", trace.StopReason);
        var returned = trace.Phases.Single(p => p.Phase == "reinfusion");
        var release = Assert.IsType<BottleRelease>(trace.Release);
        Assert.InRange(release.At, returned.From, returned.To);
        Assert.InRange(release.SinceDraw, TimeSpan.FromMinutes(1), release.At);
        Assert.True(release is { LineIsClear: true, HaemolysisPercent: > 0 and < 0.8 } && release.Offered <= trace.Offered);
        Assert.InRange(release.Bottle.Millibar, -20, 20); // the device opens only at ambient
        Assert.Equal(7, replay.JournalEntries); // the bottle weighed; draw, dose and return, intended and done
    }

    [Fact]
    public void The_same_seed_and_start_give_the_same_bytes()
    {
        var (a, b, c) = (folder.File("a.hrec"), folder.File("b.hrec"), folder.File("c.hrec"));

        Run(a, seed: 5);
        Run(b, seed: 5);
        Run(c, seed: 6);

        Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(b));
        Assert.NotEqual(File.ReadAllBytes(a), File.ReadAllBytes(c));
    }

    [Fact]
    public void A_session_that_a_person_ends_is_whole_and_safe()
    {
        var path = folder.File("stopped.hrec");
        using var stop = new CancellationTokenSource();

        var trace = Run(path, seed: 2, stop: stop, progress: s => { if (s.Phase == Phase.Mixing) stop.Cancel(); });

        Assert.Equal(SessionOutcome.Stopped, trace.Outcome);
        Assert.Equal(("a person", "person"), (trace.StoppedBy, trace.StopReason));
        Assert.Null(trace.Release);
        var replay = Replay.Run(path);
        Assert.True(replay.Identical && replay.Tail.IsWhole);
        Assert.InRange(trace.Points[^1].Bottle.Millibar, -20, 20);
    }

    [Theory, InlineData(0.1), InlineData(0.5), InlineData(0.9)]
    public void A_recording_that_breaks_off_replays_up_to_there(double share)
    {
        var path = folder.File("broken.hrec");
        Run(path, seed: 3);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(share * bytes.Length)]);

        var replay = Replay.Run(path);

        Assert.True(replay.Identical, $"{replay.FirstDifference}");
        Assert.False(replay.Tail.IsWhole);
        Assert.InRange(replay.Ticks, 1_000, 100_000);
    }

    [Fact]
    public void A_recorded_command_that_the_controller_would_not_give_is_found()
    {
        var (path, forged) = (folder.File("true.hrec"), folder.File("forged.hrec"));
        Run(path, seed: 4);

        var commands = TickColumns.Names.ToList().IndexOf("commands");
        Rewrite(path, forged, (row, tick) => { if (tick == 12_345) row[commands] ^= 1; }); // the draw clamp's
        var replay = Replay.Run(forged);

        Assert.False(replay.Identical);
        Assert.Equal((12_345L, "commands"), (replay.FirstDifference!.Tick, replay.FirstDifference.Column));
        Assert.False(replay.OtherController);
    }

    [Fact]
    public void A_plan_that_was_changed_after_its_hash_is_refused()
    {
        var (path, forged) = (folder.File("true.hrec"), folder.File("forged.hrec"));
        Run(path, seed: 4);

        Rewrite(path, forged, (_, _) => { }, h => h with { Plan = Rig.Plan(ugPerNMl: 40) });

        var refusal = Assert.Throws<InputException>(() => Replay.Run(forged));
        Assert.Equal("header.plan", refusal.Place);
    }

    [Fact]
    public void Readings_come_back_from_a_row_bit_for_bit()
    {
        var rig = new Rig(seed: 9).To(Phase.Draw, secondsOn: 20);
        var row = new ulong[TickColumns.Count];

        TickColumns.Write(row, rig.Session, Start);

        Assert.Equal(rig.Readings, TickColumns.Inputs(row).Readings);
        Assert.Equal(rig.Session.MonitorReadings, TickColumns.Inputs(row).Monitor);
        Assert.Equal(rig.Now, TickColumns.Now(row));
    }

    [Fact]
    public void The_trace_holds_what_the_report_shows()
    {
        var trace = Run(folder.File("a.hrec"), seed: 1);

        Assert.Equal(trace.Duration.TotalSeconds, trace.Points.Count, 1.0);
        Assert.Equal("self-test", trace.Phases[0].Phase);
        Assert.All(trace.Phases.Zip(trace.Phases.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.True(trace.AbsorbedLow < trace.Absorbed && trace.Absorbed < trace.AbsorbedHigh);
        Assert.Empty(trace.Alarms);
    }

    [Theory, InlineData("generic-hyperbaric"), InlineData("generic-normobaric-photometer"), InlineData("generic-open-loop")]
    public void A_session_of_every_device_replays_by_the_constants_that_it_was_recorded_with(string id)
    {
        var (path, forged) = (folder.File("true.hrec"), folder.File("forged.hrec"));
        var profile = ShippedProfiles.Get(id);
        var set = DeviceCalibration.SimulatedSet(profile, DateOnly.FromDateTime(Start.UtcDateTime));
        set = set.With(set.Of(CalibratedSensor.Flow)! with { Constants = new(1.02, 0.001) });

        var trace = Run(path, seed: 7, profile: profile, calibration: set);
        Rewrite(path, forged, (_, _) => { }, h => h with
        {
            Calibration = JsonSerializer.SerializeToElement(
                set.With(set.Of(CalibratedSensor.Flow)! with { Constants = new(0.95, 0) }), CalibrationJson.Default.CalibrationSet),
        });

        Assert.Equal(SessionOutcome.Completed, trace.Outcome);
        Assert.True(Replay.Run(path).Identical, $"{Replay.Run(path).FirstDifference}");
        Assert.False(Replay.Run(forged).Identical);
    }

    [Fact]
    public void Readings_of_a_device_with_few_sensors_come_back_bit_for_bit()
    {
        var profile = ShippedProfiles.OpenLoop;
        var rig = new Rig(seed: 9, Hormesis.Device.Faults.FaultPlans.Fixed(profile), profile).To(Phase.Draw, secondsOn: 20);
        var row = new ulong[TickColumns.Count];

        TickColumns.Write(row, rig.Session, Start);

        Assert.Equal(rig.Readings, TickColumns.Inputs(row).Readings);
        Assert.Equal(rig.Session.MonitorReadings, TickColumns.Inputs(row).Monitor);
    }

    [Fact]
    public void The_header_names_who_operates_and_what_was_accepted()
    {
        var people = new SessionPeople(["A", "B"], [new("concentration", "asked for", "A", "B")]);
        var (header, _) = SessionRecord.Prepare(Rig.Plan(), Rig.Profile, LimitTable.Shipped, "p1", Start, 1, people);
        var path = folder.File("named.hrec");
        using (var recording = RecordingWriter.Create(path, header)) recording.End(new("stopped", 0));

        using var reader = RecordingReader.Open(path);

        Assert.Equal(people.Operators, reader.Header.Operators);
        Assert.Equal(people.Accepted, reader.Header.Accepted);
    }

    // The bug that this saw: the dry bottle's way up to its relief valve was told as the session's highest pressure.
    [Fact]
    public void The_highest_pressure_is_that_of_the_bottle_with_blood()
    {
        var trace = Run(folder.File("a.hrec"), seed: 1);

        Assert.InRange(trace.BottleHighest.Bar, 0.2, 0.35);
    }

    [Fact]
    public void In_real_time_a_tick_comes_every_10_ms()
    {
        var pace = new RealPace(TimeProvider.System);
        var times = Enumerable.Range(0, 30).Select(i => pace.Next(i).Now).ToList();

        Assert.InRange(times[^1].TotalMilliseconds, 289, 2_000); // never early; how late is the machine's affair
        Assert.Equal(times.Order(), times);
    }

    static SessionTrace Run(
        string path, ulong seed, CancellationTokenSource? stop = null, Action<ControllerState>? progress = null,
        DeviceProfile? profile = null, CalibrationSet? calibration = null)
    {
        var (header, setup) = SessionRecord.Prepare(
            Rig.Plan(), profile ?? Rig.Profile, LimitTable.Shipped, "p1", Start, seed, calibration: calibration);
        using var recording = RecordingWriter.Create(path, header);
        SessionLoop loop = new(setup, seed, new VirtualPace(Start), recording);
        return loop.Run(progress, stop?.Token ?? CancellationToken.None);
    }

    static void Rewrite(string from, string to, Action<ulong[], long> change, Func<RecordingHeader, RecordingHeader>? header = null)
    {
        using var reader = RecordingReader.Open(from);
        using var writer = RecordingWriter.Create(to, (header ?? (h => h))(reader.Header));
        var written = 0;
        for (var tick = 0L; reader.Read(); tick++)
        {
            while (written < reader.Journal.Count && reader.Journal[written].Tick <= tick) writer.Write(reader.Journal[written++]);
            var row = reader.Row.ToArray();
            change(row, tick);
            writer.Append(row);
        }
        while (written < reader.Journal.Count) writer.Write(reader.Journal[written++]);
        writer.End(reader.End!);
    }
}
