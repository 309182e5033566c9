using Hormesis.Device;
using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Links;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Web.Live;

/// <summary>
/// One session on a thread of its own: the loop, the panel where people operate it, what pages see of it. Nothing that pages, viewers or
/// the store do or fail to do reaches the device.
/// </summary>
public sealed class LiveSession : ShownSession, IDisposable
{
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(30), LongestAnswer = TimeSpan.FromSeconds(1);

    readonly Panel panel;
    readonly Thread thread;
    readonly SessionLoop loop;
    readonly RecordingWriter recording;
    readonly UnitSetup setup;
    readonly TimeProvider clock;
    readonly CancellationTokenSource stopping = new();
    readonly TaskCompletionSource<SessionTrace?> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Func<Happened, Task<bool>> log;
    readonly Guid id;
    readonly string patient;
    SimulatedSession? newest;
    Phase phase = Phase.SelfTest;
    bool held;
    long now;

    /// <param name="id">Of the session.</param>
    /// <param name="patient">Whom it treats.</param>
    /// <param name="people">Who operates and who checks.</param>
    /// <param name="device">The loop with its panel, made from the set-up.</param>
    /// <param name="recording">Open; closed here.</param>
    /// <param name="feed">For pages.</param>
    /// <param name="log">Told what happens, on the session's thread; ends when that is durable, or is not to be.</param>
    /// <param name="clock">Of this computer.</param>
    internal LiveSession(
        Guid id, string patient, (Person Operator, Person Second) people, (SessionLoop Loop, Panel Panel, UnitSetup Setup) device,
        RecordingWriter recording, SessionFeed feed, Func<Happened, Task<bool>> log, TimeProvider clock)
    {
        (this.id, this.patient, Operator, Second, this.recording, Feed, this.log) =
            (id, patient, people.Operator, people.Second, recording, feed, log);
        (loop, panel, setup) = device;
        this.clock = clock;
        loop.Seen = Look;
        thread = new(Run) { IsBackground = true, Name = $"session {id}", Priority = ThreadPriority.AboveNormal };
    }

    public override Guid Id => id;
    public override string Patient => patient;
    public override LiveView View => Feed;
    public override bool IsHeard => true;
    public Person Operator { get; }
    public Person Second { get; }
    public SessionFeed Feed { get; }
    public override SessionPlan Plan => setup.Plan;
    public UnitSetup Setup => setup;

    /// <summary>Ends with the session: its trace, or null when the recording could not be closed.</summary>
    public Task<SessionTrace?> Ended => ended.Task;

    /// <summary>On the device's clock.</summary>
    public TimeSpan Now => new(Volatile.Read(ref now));

    public void Start() => thread.Start();

    /// <summary>A person does something at the panel. Hold and stop do not wait and are never refused.</summary>
    /// <param name="action">What.</param>
    /// <param name="answers">The prompt that a confirmation answers.</param>
    /// <param name="what">For the log, with who it was.</param>
    /// <param name="readBack">The order's values as they stood on the page that was confirmed.</param>
    /// <returns>Null when too much waits already; else ends when the line about it is durable, or is not to be.</returns>
    public Task<bool>? Press(OperatorAction action, Prompt answers, Happened what, ReadBack readBack = default)
    {
        var person = what.By?.AccountId switch
        {
            { } account when account == Operator.Account => (byte)1,
            { } account when account == Second.Account => (byte)2,
            _ => (byte)0,
        };
        return panel.TryPress(new(action, answers, person, readBack)) ? log(what with { Elapsed = Now }) : null;
    }

    public override async Task<Pressed> Operate(Pressing what)
    {
        if (Press(what.Action, what.Answers, new(what.Kind, what.Code, default, what.By), what.Values) is not { } kept)
            return Pressed.TooMany;
        await Task.WhenAny(kept, Task.Delay(LongestAnswer, clock));
        return kept.IsCompleted && await kept ? Pressed.Kept : Pressed.Taken;
    }

    /// <summary>The computer goes down: the device goes to its safe state, and the recording is closed whole.</summary>
    public void Stop() => stopping.Cancel();

    public void Dispose()
    {
        stopping.Cancel();
        if (thread.IsAlive) thread.Join(LongestEnd);
        Feed.Dispose();
        recording.Dispose();
        stopping.Dispose();
    }

    void Run()
    {
        try
        {
            var trace = loop.Run(progress: null, stopping.Token);
            ended.TrySetResult(trace);
        }
        catch (IOException)
        {
            ended.TrySetResult(null); // the device is safe; how the session ended, the file does not tell whole
        }
        catch (Exception failed)
        {
            ended.TrySetException(failed);
        }
        finally
        {
            recording.Dispose();
            if (newest is not null) Feed.End(newest);
        }
    }

    void Look(SimulatedSession session)
    {
        newest = session;
        Volatile.Write(ref now, session.Now.Ticks);
        Feed.Look(session);
        ref readonly var unit = ref session.Unit;
        if (unit.Controller.Phase != phase) Log("phase", (phase = unit.Controller.Phase).Name());
        if (unit.Controller.Held != held && (held = unit.Controller.Held)) Log("hold", phase.Name());
        Log("alarm", unit.Shown.Raised);
        Log("cleared", unit.Shown.Ended);
    }

    void Log(string kind, AlarmSet rows)
    {
        for (; !rows.IsEmpty; rows = rows.WithoutLowest()) Log(kind, setup.Alarms.Alarms[rows.Lowest].Id);
    }

    void Log(string kind, string code) => _ = log(new(kind, code, Now));
}
