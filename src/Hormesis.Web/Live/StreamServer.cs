using System.Net;
using Hormesis.Device;
using Hormesis.Device.Faults;
using Hormesis.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Hormesis.Web.Live;

/// <summary>
/// One simulated session and its stream, and nothing else: no door, no store. For measuring what it takes to show a session to many.
/// </summary>
public sealed class StreamServer : IAsyncDisposable
{
    readonly WebApplication app;
    readonly SessionFeed feed;
    readonly SimulatedSession session;
    readonly CancellationTokenSource ending = new();
    readonly Thread device;
    readonly TimeProvider clock;

    /// <param name="setup">Of the session, which runs at the clock's pace and waits for people who do not come.</param>
    /// <param name="clock">Of this computer.</param>
    /// <param name="options">How often, and for how many.</param>
    public StreamServer(UnitSetup setup, TimeProvider clock, LiveOptions options)
    {
        this.clock = clock;
        Begun = clock.GetTimestamp();
        feed = new(setup, clock, options);
        session = SimulatedSession.FromConditioning(setup, seed: 1);
        device = new(Run) { IsBackground = true, Name = "session" };
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(http => LiveStream.Send(feed, http));
    }

    /// <summary>The clock's timestamp from which the frames count their time.</summary>
    public long Begun { get; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public async Task Start(CancellationToken stop)
    {
        await app.StartAsync(stop);
        device.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        device.Join();
        feed.Dispose();
        await app.DisposeAsync();
        ending.Dispose();
    }

    void Run()
    {
        SteadyPace pace = new(clock, speed: 1);
        for (var tick = 0L; !ending.IsCancellationRequested; tick++)
        {
            pace.Next(tick);
            session.Step();
            feed.Look(session);
        }
    }
}
