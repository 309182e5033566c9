using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Model;
using Hormesis.Store;
using Hormesis.Store.Fhir;
using Hormesis.Web;
using Hormesis.Web.Access;
using Hormesis.Web.Keeping;
using Hormesis.Web.Nodes;

namespace Hormesis.Cli.Verbs;

/// <summary>What serve --json prints once it listens.</summary>
/// <param name="Token">Null unless it was made for this run.</param>
/// <param name="FirstPassword">Of the administrator who was made, good once; null where none was.</param>
sealed record ServeDocument(IReadOnlyList<string> Addresses, int Kept, int Skipped, string? Token, string? FirstPassword);

/// <summary>serve: the FHIR API, CDS Hooks and, on a store that lasts, the clinic's pages on this computer, until Ctrl-C.</summary>
static class ServeVerb
{
    public const string TokenVariable = "HORMESIS_TOKEN";
    // A live page holds a connection as long as it is looked at.
    static readonly WebLimits ForPages = new() { Connections = 1024 };

    const int TokenBytesMaximum = 4096, FilesMaximum = 10_000;

    static readonly PatientOptions Patient = new();
    static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, on this computer only; several are parted by a semicolon",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };
    static readonly Option<string?> TokenFile = new("--token-file")
    {
        Description = $"File with the token that clients must send; else the environment's {TokenVariable}; else one is made and printed",
        HelpName = "FILE",
    };
    static readonly Option<string?> Load = new("--load")
    {
        Description = "Folder of FHIR bundles to begin with",
        HelpName = "FOLDER",
    };
    static readonly Option<string?> Data = new("--data")
    {
        Description = "A store that lasts, and with it the clinic's pages: a folder, or PostgreSQL as Host=…;Database=…",
        HelpName = "DIR",
    };
    static readonly Option<string?> FirstAdmin = new("--first-admin")
    {
        Description = "With --data: makes an administrator of this name while there are fewer than two, and prints a password good once",
        HelpName = "NAME",
    };
    static readonly Option<string?> Origin = new("--origin")
    {
        Description = "With --data: how browsers call the server where a proxy on this computer speaks TLS for it",
        HelpName = "https://HOST",
    };
    static readonly Option<string?> Traces = new("--otlp")
    {
        Description = "With --data: where traces are sent (OTLP over HTTP)",
        HelpName = "URL",
    };
    static readonly Option<string> Recordings = new("--recordings")
    {
        Description = "With --data: folder of this node's session recordings",
        HelpName = "DIR",
        DefaultValueFactory = _ => "recordings",
    };

    static readonly Option<string?> Node = new("--node")
    {
        Description = "With --data: this node's name among several on one store; else the computer's",
        HelpName = "NAME",
    };
    static readonly Option<string?> Broker = new("--broker")
    {
        Description = "With --data: RabbitMQ, over which nodes show and operate each other's sessions",
        HelpName = "amqp://HOST",
    };

    public static Command Command { get; } = Verb.Of(
        "serve", "Serves FHIR R4 and CDS Hooks on this computer: in memory, or with the clinic's pages on a store that lasts.",
        "serve --load examples/patients --at 2026-11-01", Run, Urls,
        TokenFile, Load, Data, FirstAdmin, Origin, Traces, Recordings, Node, Broker, Patient.At, Patient.Profile, Patient.G6pdMedian,
            Patient.Centre, Patient.Rules);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop) => Serve(parsed, screen, stop).GetAwaiter().GetResult();

    static async Task<int> Serve(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var (token, isNew) = TokenOf(parsed);
        await using var store = await StoreOf(parsed, stop);
        var options = OptionsOf(parsed, token);
        await using Server server = new(store is null ? options : options with { Application = PagesOf(parsed, store), Limits = ForPages });
        var (kept, skipped) = LoadFrom(parsed.GetValue(Load), server);
        try
        {
            await server.Start(stop);
        }
        catch (IOException taken)
        {
            Console.Error.WriteLine(Verb.OneLine($"hormesis: {taken.Message}; choose another address with --urls"));
            return Exit.Outside;
        }
        var first = parsed.GetValue(FirstAdmin) is { } name && store is not null ? await server.FirstAdministrator(name) : null;
        Tell(server, new([.. server.Addresses], kept, skipped, isNew ? token : null, first), store, screen);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(ended.SetResult)) await ended.Task;
        await server.Stop();
        return Exit.Yes;
    }

    static void Tell(Server server, ServeDocument told, ClinicStore? store, Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(told, Documents.Readable.ServeDocument);
            return;
        }
        foreach (var address in server.Addresses)
            screen.Line($"listening on {address}/fhir and {address}/cds-services{(store is null ? "" : $", pages on {address}/")}");
        if (told.Token is not null) screen.Line($"token {told.Token}");
        if (told.FirstPassword is not null) screen.Line($"password of the new administrator, good once: {told.FirstPassword}");
        if (told.Kept + told.Skipped > 0) screen.Line($"{told.Kept} resources loaded, {told.Skipped} of types that are not kept");
        screen.Line(store is null
            ? "Everything is kept in memory and gone when this ends (Ctrl-C). Research software, not for treatment."
            : $"What is sent is kept in {store.Place}. Research software, not for treatment.");
    }

    static async Task<ClinicStore?> StoreOf(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetValue(Data) is not { } address)
        {
            Option[] needStore = [FirstAdmin, Origin, Traces, Node, Broker];
            string[] only = [.. needStore.Where(o => parsed.GetResult(o) is not null).Select(o => o.Name)];
            return only.Length == 0 ? null : throw new InputException(only[0], "there is no store", "give --data with it");
        }
        return await OpenStore(address, stop);
    }

    /// <exception cref="InputException">It cannot be opened.</exception>
    public static async Task<ClinicStore> OpenStore(string address, CancellationToken stop)
    {
        try
        {
            return await Stores.Open(address, new(), stop);
        }
        catch (StoreRefusal refused)
        {
            throw new InputException("--data", refused.What, refused.Remedy);
        }
    }

    static ApplicationOptions PagesOf(ParseResult parsed, ClinicStore store) => new()
    {
        Store = store,
        PublicOrigin = UriOf(parsed, Origin, "https"),
        Traces = UriOf(parsed, Traces, "http"),
        Live = new()
        {
            Folder = parsed.GetRequiredValue(Recordings),
            Node = NodeName.Parse(parsed.GetValue(Node)),
            Broker = UriOf(parsed, Broker, "amqp"),
        },
    };

    public static Uri? UriOf(ParseResult parsed, Option<string?> option, string scheme)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme.StartsWith(scheme, StringComparison.Ordinal)
            ? uri
            : throw new InputException(option.Name, $"\"{text}\" is no address", $"give one that begins with {scheme}://");
    }

    static ServerOptions OptionsOf(ParseResult parsed, string token)
    {
        var day = parsed.GetValue(Patient.At) is null ? null : (DateOnly?)DayOf(parsed);
        var centre = Patient.CentreOf(parsed);
        return new()
        {
            Endpoints = Listening.Parse(parsed.GetRequiredValue(Urls)),
            Token = token,
            Profile = ClinicalProfiles.Get(parsed.GetRequiredValue(Patient.Profile)),
            Settings = Patient.Settings(parsed, centre),
            Rules = Patient.RulesOf(parsed, centre, DayOf(parsed)),
            Day = () => day ?? DayOf(parsed),
        };
    }

    static DateOnly DayOf(ParseResult parsed) => DateOnly.FromDateTime(Patient.Moment(parsed, TimeProvider.System).DateTime);

    static (string Token, bool IsNew) TokenOf(ParseResult parsed)
    {
        if (parsed.GetValue(TokenFile) is { } file) return (Encoding.UTF8.GetString(InputFile.Read(file, TokenBytesMaximum)).Trim(), false);
        return Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? (token, false) : (BearerToken.New(), true);
    }

    static (int Kept, int Skipped) LoadFrom(string? folder, Server server)
    {
        if (folder is null) return (0, 0);
        if (!Directory.Exists(folder))
            throw new InputException("--load", $"there is no folder \"{folder}\"", "name a folder of FHIR bundles");
        var (kept, skipped) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(FilesMaximum))
        {
            try
            {
                var (more, others) = server.Load(InputFile.Read(file, FhirImport.MaximumBytes));
                (kept, skipped) = (kept + more, skipped + others);
            }
            catch (InputException wrong)
            {
                throw wrong.In(file);
            }
        }
        return (kept, skipped);
    }
}
