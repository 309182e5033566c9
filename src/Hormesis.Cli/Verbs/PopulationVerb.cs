using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Model.Population;

namespace Hormesis.Cli.Verbs;

/// <summary>population: makes virtual patients, and holds them against the figures that they were made from.</summary>
static class PopulationVerb
{
    static readonly AgreementRules Rules = PopulationTable.Shipped.Agreement;

    static readonly Option<int> Patients = new("--patients")
    {
        Description = "How many; with fewer, chance is larger than the tolerances",
        HelpName = "N",
        DefaultValueFactory = _ => Rules.UsualPatients,
    };

    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of the population; patient (seed, index) is always the same",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<string?> Out = new("--out") { Description = "Write the patients to this file as CSV", HelpName = "FILE.csv" };
    static readonly Option<string?> Page = new("--page") { Description = "Write the comparison as Markdown", HelpName = "FILE.md" };

    public static Command Command { get; } = Verb.Of(
        "population", "Makes virtual patients and compares them with what was surveyed; exits with 1 where they are out of tolerance.",
        "population --patients 10000 --seed 2 --out patients.csv", Run, Patients, Seed, Out, Page);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var (count, seed) = (parsed.GetValue(Patients), parsed.GetValue(Seed));
        if (count < Rules.LeastPatients || count > Rules.MostPatients)
            throw new InputException("--patients", $"{count} patients", $"ask for {Rules.LeastPatients} to {Rules.MostPatients}");

        var made = new PopulationModel(new()).Patients(seed, first: 0, count).Select(patient =>
        {
            stop.ThrowIfCancellationRequested();
            return patient;
        });
        using var file = parsed.GetValue(Out) is { } csv ? new StreamWriter(csv, append: false, Plain) : null;
        var agreement = PopulationAgreement.Of(file is null ? made : PopulationCsv.Written(made, file));
        if (parsed.GetValue(Page) is { } page) File.WriteAllText(page, PopulationPage.Of(agreement), Plain);
        if (screen.Json) screen.Document(PopulationDocument.Of(agreement, seed), Documents.Readable.PopulationDocument);
        else PopulationText.Tell(agreement, screen);
        return agreement.AllWithin ? Exit.Yes : Exit.No;
    }

    static UTF8Encoding Plain { get; } = new(encoderShouldEmitUTF8Identifier: false);
}
