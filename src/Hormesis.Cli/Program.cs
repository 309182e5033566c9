using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Hormesis.Cli.Verbs;

namespace Hormesis.Cli;

/// <summary>The command line: one verb, one result, one exit status.</summary>
static class Program
{
    // After Ctrl-C: the device goes to its safe state and the recording is closed whole before the program ends.
    static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(30);

    static async Task<int> Main(string[] arguments)
    {
        PoolFloor.Raise();
        WarmUp.Begin(arguments.FirstOrDefault(""));
        const string about =
            "Hormesis: open research software for hyperbaric ozone therapy; not a medical device, not for treatment.";
        var root = new RootCommand(about)
        {
            ScreenVerb.Command,
            PlanVerb.Command,
            TreatVerb.Command,
            FollowUpVerb.Command,
            ReplayVerb.Command,
            VerifyVerb.Command,
            BackupVerbs.Backup,
            BackupVerbs.Restore,
            KillTestVerb.Command,
            FaultsVerb.Command,
            DeviceVerb.Command,
            BenchVerb.Command,
            ValidateVerb.Command,
            FitVerb.Command,
            SimulateVerb.Command,
            ModelVerb.Command,
            EvidenceVerb.Command,
            CardVerb.Command,
            ConsentVerb.Command,
            PopulationVerb.Command,
            FhirVerb.Command,
            DemoVerb.Command,
            ServeVerb.Command,
        };
        root.Options.Add(Verb.Json);
        root.Options.Add(Verb.Quiet);
        Verb.AddExamplesTo(root);
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Action is not ParseErrorAction)
            return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = TimeToEnd, EnableDefaultExceptionHandler = false });

        var wrong = parsed.Errors.FirstOrDefault(e => e.Message.Contains('\'')) ?? parsed.Errors[0]; // the one that names what was read
        Console.Error.WriteLine(Verb.OneLine($"hormesis: {wrong.Message.TrimEnd('.')}; see hormesis {NameOf(parsed)}--help"));
        return Exit.WrongInput;
    }

    // As it is typed: "device calibrate ".
    static string NameOf(ParseResult parsed)
    {
        var name = "";
        for (var result = parsed.CommandResult; result.Command is not RootCommand; result = (CommandResult)result.Parent!)
            name = $"{result.Command.Name} {name}";
        return name;
    }
}
