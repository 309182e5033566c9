using System.CommandLine;
using System.Globalization;
using System.Net;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Model;
using Hormesis.Store;
using Hormesis.Web;
using Hormesis.Web.Access;
using Hormesis.Web.Pages.Live;
using Hormesis.Web.Report;
using Hormesis.Web.Sample;

namespace Hormesis.Cli.Verbs;

/// <summary>What demo --json prints once pages can be opened.</summary>
/// <param name="Password">Of every sample account.</param>
/// <param name="Token">Of the FHIR API.</param>
sealed record DemoDocument(string Address, IReadOnlyList<DemoSignIn> SignIns, string Password, string Token, string Store);

/// <param name="Secret">Of the second factor, for an authenticator app; null where none is asked for.</param>
sealed record DemoSignIn(string Name, string FullName, string Role, string? Secret);

/// <summary>demo: the clinic's pages on a fresh store with sample patients and one session under way, until Ctrl-C.</summary>
static class DemoVerb
{
    // Everybody knows the sample passwords: slow hashing would protect nothing here.
    const int PasswordRounds = 10_000;

    static readonly Option<int> Port = new("--port")
    {
        Description = "Where to listen on this computer; 0 for any free port",
        DefaultValueFactory = _ => 5080,
    };
    static readonly Option<double> Speed = new("--speed")
    {
        Description = "How many times faster than real time sessions run on the simulated device",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<string> Rehearse = new("--rehearse")
    {
        Description = $"What shall go wrong in the session under way: {string.Join(", ", Rehearsal.All.Select(r => r.Id))}",
        DefaultValueFactory = _ => Rehearsal.All[0].Id,
    };
    static readonly Option<string?> Data = new("--data")
    {
        Description = "An empty store to put the samples in, which stays: a folder, or PostgreSQL as Host=…;Database=…",
        HelpName = "DIR",
    };
    static readonly Option<string?> Broker = new("--broker")
    {
        Description = "RabbitMQ, over which other nodes on the same store (serve --node) show and operate the session",
        HelpName = "amqp://HOST",
    };

    public static Command Command { get; } = Verb.Of(
        "demo", "Serves the clinic's pages on a fresh store with sample patients, a simulated device and one session under way.",
        "demo --port 5080", Run, Port, Speed, Rehearse, Data, Broker);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var (port, speed) = (parsed.GetValue(Port), parsed.GetValue(Speed));
        if (port is < 0 or > IPEndPoint.MaxPort)
            throw new InputException("--port", $"{port} is no port", $"give 0 to {IPEndPoint.MaxPort}");
        if (!(speed is >= 1 and <= 100)) throw new InputException("--speed", "this cannot be", "give 1 to 100");
        var rehearsal = parsed.GetRequiredValue(Rehearse);
        if (Rehearsal.All.All(r => r.Id != rehearsal))
            throw new InputException("--rehearse", $"there is no \"{rehearsal}\"", "give one of those that demo --help names");
        var broker = ServeVerb.UriOf(parsed, Broker, "amqp");
        return Serve(new(port, speed, rehearsal, parsed.GetValue(Data), broker), screen, stop).GetAwaiter().GetResult();
    }

    static async Task<int> Serve(Asked asked, Screen screen, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("hormesis-demo-").FullName;
        try
        {
            await using var store = await ServeVerb.OpenStore(asked.Data ?? folder, stop);
            var token = BearerToken.New();
            await using Server server = new(OptionsOf(asked, token, folder, store));
            try
            {
                await server.Start(stop);
            }
            catch (IOException taken)
            {
                Console.Error.WriteLine(Verb.OneLine($"hormesis: {taken.Message}; choose another port with --port"));
                return Exit.Outside;
            }
            await server.FillWithSamples(asked.Rehearsal);
            Tell(server, token, store, stays: asked.Data is not null, screen);
            TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (stop.Register(ended.SetResult)) await ended.Task;
            await server.Stop();
            return Exit.Yes;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static ServerOptions OptionsOf(Asked asked, string token, string folder, ClinicStore store) => new()
    {
        Endpoints = [new(IPAddress.Loopback, asked.Port)],
        Token = token,
        Profile = ClinicalProfiles.Get(ClinicalProfiles.Default),
        Day = () => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
        Limits = new() { Connections = 512 },
        Application = new()
        {
            Store = store,
            Access = new() { PasswordRounds = PasswordRounds },
            Live = new() { Folder = Path.Combine(folder, "sessions"), Node = "demo", Speed = asked.Speed, Broker = asked.Broker },
            Samples = SampleAccount.All.Where(a => a.Secret is not null).ToDictionary(a => a.Name, a => a.Secret!), // filtered
        },
    };

    static void Tell(Server server, string token, ClinicStore store, bool stays, Screen screen)
    {
        var address = server.Addresses.First();
        if (screen.Json)
        {
            screen.Document(
                new(
                    address, [.. SampleAccount.All.Select(a => new DemoSignIn(a.Name, a.FullName, a.Role.ToString(), a.Secret))],
                    SampleAccount.Password, token, store.Place),
                Documents.Readable.DemoDocument);
            return;
        }
        screen.Line($"Open {address}/ in a browser. Sample data only: synthetic patients, a simulated device.");
        screen.Line();
        screen.Line($"sign in as, each with the password \"{SampleAccount.Password}\":");
        foreach (var a in SampleAccount.All)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"  {a.Name,-10} {a.Role,-14} {Second(a)}"));
        screen.Line();
        screen.Line("The page that asks for the code shows the present one, for this is sample data.");
        var end = stays ? "stays" : "is deleted";
        screen.Line($"The store is {store.Place} and {end} when this ends (Ctrl-C). {ReportWords.Notice}");
    }

    sealed record Asked(int Port, double Speed, string Rehearsal, string? Data, Uri? Broker);

    static string Second(SampleAccount a) => a.Secret is null ? "" : "and a six-digit code";
}
