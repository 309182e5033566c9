using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Store;

namespace Hormesis.Cli.Verbs;

/// <summary>Exit statuses as the contracts name them.</summary>
static class Exit
{
    public const int Yes = 0;
    public const int No = 1;
    public const int WrongInput = 2;
    public const int SafeState = 3;
    public const int Outside = 4;
}

/// <summary>What every verb has in common: options for the output, and how a failure becomes one line and a status.</summary>
static class Verb
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document and nothing else on standard output",
        Recursive = true,
    };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "Print no progress", Recursive = true };

    static readonly Dictionary<Command, string> Examples = [];

    /// <summary>A verb with an example that its help ends with.</summary>
    public static Command Of(
        string name, string description, string example, Func<ParseResult, Screen, CancellationToken, int> run, params Symbol[] symbols)
    {
        var command = new Command(name, description);
        Examples[command] = example;
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        }
        command.SetAction((parsed, stop) => Task.Run(() => Run(run, parsed, stop), CancellationToken.None));
        return command;
    }

    /// <summary>Lets --help of a verb end with its example.</summary>
    public static void AddExamplesTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExample((HelpAction)help.Action!); // the option comes with its action
    }

    static int Run(Func<ParseResult, Screen, CancellationToken, int> run, ParseResult parsed, CancellationToken stop)
    {
        var screen = new Screen(Console.Out, Console.Error, parsed.GetValue(Json), parsed.GetValue(Quiet), !Console.IsErrorRedirected);
        try
        {
            return run(parsed, screen, stop);
        }
        catch (InputException wrong)
        {
            screen.EndBar();
            Console.Error.WriteLine(LineOf(wrong));
            return Exit.WrongInput;
        }
        catch (StoreRefusal refusal)
        {
            screen.EndBar();
            Console.Error.WriteLine(OneLine($"hormesis: {refusal.Message}"));
            return Exit.Outside;
        }
        catch (OperationCanceledException)
        {
            screen.EndBar();
            Console.Error.WriteLine("hormesis: stopped before it was done; nothing more was written, start it again for an answer");
            return Exit.Outside;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            screen.EndBar();
            Console.Error.WriteLine(OneLine($"hormesis: {failed.Message}; nothing more was written, see to the disk and try again"));
            return Exit.Outside;
        }
        catch (Exception broken)
        {
            // Ours to mend: said with all that is known, and never as an answer.
            screen.EndBar();
            Console.Error.WriteLine($"hormesis: a fault of the program itself; please report it with the command line\n{broken}");
            return Exit.Outside;
        }
    }

    /// <summary>hormesis: FILE:PLACE: what is wrong; what to do</summary>
    public static string LineOf(InputException wrong)
    {
        string[] where = [.. new[] { wrong.Input, wrong.Place }.Where(part => part.Length > 0)];
        return OneLine($"hormesis: {string.Join(':', where)}{(where.Length > 0 ? ": " : "")}{wrong.Wrong}; {wrong.Remedy}");
    }

    public static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var status = help.Invoke(parseResult);
            if (Examples.TryGetValue(parseResult.CommandResult.Command, out var example))
                Console.Out.WriteLine($"Example:\n  ./hormesis {example}\n");
            return status;
        }
    }
}
