using System.Globalization;
using Hormesis.Cli.Output;
using Hormesis.Clinic;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>What one record took, ms: the median of its rounds. Prediction is null where no course is planned.</summary>
sealed record RecordTime(string File, double Screen, double Plan, double? Predict);

sealed record ClinicBenchDocument(int Rounds, IReadOnlyList<RecordTime> Records);

/// <summary>
/// bench clinic: what a program that is already running takes to read, screen and plan each record of a folder, on one thread. The
/// start of the program and the compiling of the model are left out: the first round is not counted.
/// </summary>
static class ClinicBench
{
    const int MostFiles = 10_000;

    /// <exception cref="InputException">The folder cannot be read, or a record in it.</exception>
    public static int Run(string folder, DateOnly on, int rounds, Screen screen, CancellationToken stop)
    {
        if (!Directory.Exists(folder)) throw new InputException("--records", $"there is no folder {folder}",
            "name a folder of FHIR Bundles");
        var files = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Take(MostFiles).ToList();
        if (files.Count == 0) throw new InputException("--records", $"{folder} holds no .json", "name a folder of FHIR Bundles");
        List<RecordTime> times = [];
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            times.Add(Measure(file, InputFile.Read(file, FhirImport.MaximumBytes), on, rounds));
        }
        if (screen.Json) screen.Document(new(rounds, times), Documents.Readable.ClinicBenchDocument);
        else Tell(times, rounds, screen);
        return Exit.Yes;
    }

    static RecordTime Measure(string file, ReadOnlyMemory<byte> content, DateOnly on, int rounds)
    {
        var (indication, profile) = (Indications.All[0], ClinicalProfiles.Get(ClinicalProfiles.Default));
        List<double> screened = [], planned = [], predicted = [];
        for (var round = 0; round <= rounds; round++)
        {
            var begun = TimeProvider.System.GetTimestamp();
            var import = FhirImport.Read(content);
            var verdict = Screening.Ask(import.Facts, profile, new ClinicSettings(), on);
            var judged = TimeProvider.System.GetTimestamp();
            var plan = Planning.Plan(import.Facts, verdict, indication, profile);
            var made = TimeProvider.System.GetTimestamp();
            var expected = Expected.Of(import, verdict, plan, EffectSet.Literature);
            if (round == 0) continue;
            screened.Add(Milliseconds(begun, judged));
            planned.Add(Milliseconds(begun, made));
            if (expected.Markers.Count > 0) predicted.Add(TimeProvider.System.GetElapsedTime(made).TotalMilliseconds);
        }
        return new(Path.GetFileName(file), Median(screened), Median(planned), predicted.Count > 0 ? Median(predicted) : null);
    }

    static void Tell(List<RecordTime> times, int rounds, Screen screen)
    {
        screen.Line(Text($"{times.Count} records, median of {rounds} rounds each, on one thread of a program that is already running"));
        screen.Line($"  read and screened:          {Spread(times, t => t.Screen)}");
        screen.Line($"  read, screened and planned: {Spread(times, t => t.Plan)}");
        var predicted = times.Where(t => t.Predict is not null).ToList();
        if (predicted.Count > 0) screen.Line($"  predicted by the model:     {Spread(predicted, t => t.Predict ?? 0)}");
    }

    static string Spread(List<RecordTime> times, Func<RecordTime, double> of)
    {
        var worst = times.MaxBy(of)!; // there is at least one
        return Text($"median {Median(times.Select(of)):0.00} ms, worst {of(worst):0.00} ms ({worst.File})");
    }

    static double Milliseconds(long from, long to) => TimeProvider.System.GetElapsedTime(from, to).TotalMilliseconds;

    static double Median(IEnumerable<double> values) => Model.Numerics.Sampling.Quantiles.Of(values, 0.5);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
