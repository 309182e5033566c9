using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Model;
using Hormesis.Store.Fhir;
using Hormesis.Web;
using Hormesis.Web.Access;

namespace Hormesis.Cli.Verbs;

/// <summary>What serve --json prints once it listens.</summary>
/// <param name="Token">Null unless it was made for this run.</param>
sealed record ServeDocument(IReadOnlyList<string> Addresses, int Kept, int Skipped, string? Token);

/// <summary>serve: the FHIR API and CDS Hooks on this computer, until Ctrl-C.</summary>
static class ServeVerb
{
    public const string TokenVariable = "HORMESIS_TOKEN";
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
    static readonly Option<string?> Data = new("--data") { Description = "Folder of a durable store (not built yet)", HelpName = "DIR" };

    public static Command Command { get; } = Verb.Of(
        "serve", "Serves FHIR R4 and CDS Hooks on this computer, in memory.", "serve --load examples/patients --at 2026-11-01", Run, Urls,
        TokenFile, Load, Data, Patient.At, Patient.Profile, Patient.G6pdMedian, Patient.Centre, Patient.Rules);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop) => Serve(parsed, screen, stop).GetAwaiter().GetResult();

    static async Task<int> Serve(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Data) is not null)
            throw new InputException(
                "--data", "a durable store is not built yet", "leave it out; what is sent is kept in memory until the end");
        var (token, isNew) = TokenOf(parsed);
        await using Server server = new(OptionsOf(parsed, token));
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
        Tell(server, kept, skipped, isNew ? token : null, screen);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(ended.SetResult)) await ended.Task;
        await server.Stop();
        return Exit.Yes;
    }

    static void Tell(Server server, int kept, int skipped, string? token, Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(new([.. server.Addresses], kept, skipped, token), Documents.Readable.ServeDocument);
            return;
        }
        foreach (var address in server.Addresses) screen.Line($"listening on {address}/fhir and {address}/cds-services");
        if (token is not null) screen.Line($"token {token}");
        if (kept + skipped > 0) screen.Line($"{kept} resources loaded, {skipped} of types that are not kept");
        screen.Line("Everything is kept in memory and gone when this ends (Ctrl-C). Research software, not for treatment.");
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
