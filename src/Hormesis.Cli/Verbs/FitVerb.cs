using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Model.Bottle.Fit;

namespace Hormesis.Cli.Verbs;

/// <summary>fit bottle: calibrates the five open parameters of the bottle to published measurements, with what those leave open.</summary>
static class FitVerb
{
    const int Walkers = 48;
    const int SweepsLeast = 40, SweepsMost = 100_000;

    static readonly Argument<string> Model = new("MODEL") { Description = "The model to fit: bottle" };
    static readonly Option<int> Sweeps = new("--sweeps")
    {
        Description = $"How often each of the {Walkers} walkers moves; the first half is not kept",
        DefaultValueFactory = _ => 1000,
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of the walk; the same gives the same result",
        DefaultValueFactory = _ => 1,
    };

    public static Command Command { get; } = Verb.Of(
        "fit", "Fits the open parameters of a model to published measurements and says what those did not determine.",
        "fit bottle", Run, Model, Sweeps, Seed);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var model = parsed.GetValue(Model);
        if (model != "bottle") throw new InputException("MODEL", $"no model {model} can be fitted", "ask for bottle");
        var sweeps = parsed.GetValue(Sweeps);
        if (sweeps is < SweepsLeast or > SweepsMost)
            throw new InputException("--sweeps", $"{sweeps} sweeps", $"ask for {SweepsLeast} to {SweepsMost}");
        var seed = parsed.GetValue(Seed);

        var fit = BottleFit.Shipped(Environment.ProcessorCount);
        var result = fit.Run(Walkers, sweeps, seed, done =>
        {
            stop.ThrowIfCancellationRequested();
            screen.Progress((double)done / sweeps, $"sweep {done} of {sweeps}", lineDue: done % (SweepsLeast * 2) == 0);
        });
        screen.EndBar();
        if (screen.Json) screen.Document(FitDocument.Of(result, seed), Documents.Readable.FitDocument);
        else FitText.Tell(result, screen);
        return Exit.Yes;
    }
}
