using System.Diagnostics;
using System.Net;
using Hormesis.IntegrationTests.Servers;
using Hormesis.Store.Keeping;
using Hormesis.Store.Postgres;
using Hormesis.Store.Verifying;

namespace Hormesis.IntegrationTests.Nodes;

/// <summary>
/// A clinic of several nodes on one PostgreSQL and RabbitMQ: one leads the device of a session, the others show and operate it. Each
/// node is a process; one after the other is killed.
/// </summary>
public sealed class SeveralNodesTests(PostgresServer postgres, BrokerServer broker)
    : InFolder, IClassFixture<PostgresServer>, IClassFixture<BrokerServer>
{
    const string Password = "sample clinic only";

    static readonly TimeSpan Moves = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromSeconds(90);

    readonly CookieContainer cookies = new();

    [Fact]
    public async Task Views_and_presses_cross_nodes_and_a_node_that_is_killed_loses_nothing_acknowledged()
    {
        var data = await postgres.NewDatabase();
        using var leads = new Node(
            cookies, "demo", "--port", "0", "--data", data, "--broker", broker.Address, "--speed", "20", "--rehearse", "kink");
        var session = Store(data, c => c.Sessions.Single().Id);
        var page = $"/sessions/{session}";
        using var second = Serve("second", data);
        using var third = Serve("third", data);
        await second.SignIn("nurse", Password);

        // The view crosses, with the past of before this node came.
        using var view = await Obtain(() => second.Follow(session), TimeSpan.FromSeconds(30));
        await Eventually(() => view.Frames > 50);
        await Eventually(async () => TracesOf(await second.Follow(session)) > 3);

        // An alarm crosses, and what is done at the panel crosses back, durable when it is answered.
        await Eventually(() => SignalsOf(view).Contains("on"));
        Assert.Equal(HttpStatusCode.NoContent, await second.PostFrom(page, $"/sessions/{session}/hold"));
        Assert.Equal(HttpStatusCode.NoContent, await second.PostFrom(page, $"/sessions/{session}/panel", ("action", "acknowledge")));
        Assert.Equal(["hold", "acknowledged"], Store(data, c => KindsOf(c, c.Users.Single(u => u.UserName == "nurse").Id)).TakeLast(2));
        await Eventually(() => view.State.GetProperty("held").GetBoolean() && !SignalsOf(view).Contains("on"));

        // The node of the page goes: the page comes to another one, with the same sign-in, and goes on.
        var clock = Stopwatch.StartNew();
        second.Kill();
        using var moved = await Obtain(() => third.Follow(session), Moves);
        await Eventually(() => moved.Frames > 0, Moves);
        Tell($"the page's node killed: values on another node after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.True(clock.Elapsed < Moves, $"the view moved in {clock.Elapsed}");
        Assert.True(moved.State.GetProperty("held").GetBoolean());

        Assert.NotEmpty(SignalsOf(moved));

        Assert.Equal(HttpStatusCode.NoContent, await third.PostFrom(page, $"/sessions/{session}/stop"));
        await Eventually(() => moved.State.GetProperty("phase").GetString() == "safe");

        // The node that leads the device goes: its views elsewhere say so in time, and nothing acknowledged is lost.
        var (chunks, events) = Store(data, c => (c.Set<Chunk>().Count(), c.Events.Count()));
        Assert.False(IsLost(await third.Page(page)));
        clock.Restart();
        leads.Kill();
        await Eventually(async () => IsLost(await third.Page(page)), Moves);
        Tell($"the device's node killed: said on another node after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.True(clock.Elapsed < Moves, $"the page said after {clock.Elapsed} that nobody leads");
        Assert.Equal(HttpStatusCode.GatewayTimeout, await third.PostFrom(page, $"/sessions/{session}/hold"));
        Assert.True(Store(data, c => c.Set<Chunk>().Count()) >= chunks && Store(data, c => c.Events.Count()) >= events);

        // Once its lease has run out, another takes the record over: uncertain, until a person has looked.
        await Eventually(() => moved.Saw("gone"));
        Tell($"and its record taken over after {clock.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(SessionState.Uncertain, Store(data, c => c.Sessions.Single().State));
        var verdict = StoreCheck.Run(new PostgresEngine(data), kept: null, CancellationToken.None);
        Assert.True(verdict.IsWhole, string.Join("; ", verdict.Broken));
    }

    [Fact]
    public async Task A_broker_that_is_away_holds_up_no_session_and_is_found_again()
    {
        var data = await postgres.NewDatabase();
        using var leads = new Node(cookies, "demo", "--port", "0", "--data", data, "--broker", broker.Address);
        var session = Store(data, c => c.Sessions.Single().Id);
        using var other = Serve("other", data);
        await other.SignIn("nurse", Password);
        using var view = await Obtain(() => other.Follow(session), TimeSpan.FromSeconds(30));
        await Eventually(() => view.Frames > 10);

        broker.End();
        await Eventually(async () => IsLost(await other.Page($"/sessions/{session}")));
        var frames = view.Frames;
        var chunks = Store(data, c => c.Set<Chunk>().Count());
        await Eventually(() => Store(data, c => c.Set<Chunk>().Count()) > chunks + 2); // the session goes on, and is kept
        Assert.Equal(frames, view.Frames);
        Assert.Equal(HttpStatusCode.NoContent, await leads.PostFrom($"/sessions/{session}", $"/sessions/{session}/hold"));
        await broker.Begin();

        await Eventually(() => view.Frames > frames + 10);
        Assert.False(IsLost(await other.Page($"/sessions/{session}")));
        await Eventually(() => view.State.GetProperty("held").GetBoolean());
    }

    [Fact]
    public async Task A_name_that_a_node_has_already_is_refused()
    {
        var data = await postgres.NewDatabase();
        using var one = Serve("same", data);

        var run = Tool.Hormesis(
            "serve", "--urls", "http://127.0.0.1:0", "--data", data, "--node", "same", "--recordings", In("r"), "--broker", broker.Address);

        Assert.Equal(2, run.Status);
        Assert.Contains("same", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    Node Serve(string name, string data) => new(
        cookies, "serve", "--urls", "http://127.0.0.1:0", "--data", data, "--node", name, "--recordings", In(name),
        "--broker", broker.Address);

    static IReadOnlyList<string?> SignalsOf(Follower view) =>
        [.. view.State.GetProperty("alarms").EnumerateArray().Select(a => a.GetProperty("signal").GetString())];

    static List<string> KindsOf(ClinicContext kept, Guid by) =>
        [.. kept.Events.Where(e => e.AccountId == by).OrderBy(e => e.Index).Select(e => e.Kind)];

    static void Tell(FormattableString what) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(what));

    // The warning stands on the page without "hidden".
    static bool IsLost(string page) => page.Contains("<div class=\"live-link notice stop\" role=\"alert\">", StringComparison.Ordinal);

    static int TracesOf(Follower follower)
    {
        using var one = follower;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Moves; Thread.Sleep(20))
        {
            if (one.Saw("all")) return one.All.GetProperty("traces").GetProperty("bottle").GetProperty("low").GetArrayLength();
        }
        return 0;
    }

    static T Store<T>(string data, Func<ClinicContext, T> read)
    {
        using ClinicContext context = new(new PostgresEngine(data).OptionsForReading(tracking: false));
        return read(context);
    }

    static Task Eventually(Func<bool> holds, TimeSpan? within = null) => Eventually(() => Task.FromResult(holds()), within);

    static async Task Eventually(Func<Task<bool>> holds, TimeSpan? within = null) => await Obtain(
        async () => await holds() ? true : throw new TimeoutException("it does not hold"), within ?? Longest);

    static async Task<T> Obtain<T>(Func<Task<T>> make, TimeSpan within)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            try
            {
                return await make();
            }
            catch (Exception e) when ((e is HttpRequestException or TimeoutException) && clock.Elapsed < within)
            {
                // not yet
            }
        }
    }
}
