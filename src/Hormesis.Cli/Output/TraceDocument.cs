using System.Globalization;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Output;

/// <summary>What simulate --json prints: rows of values, one for each time, in the order of the names.</summary>
/// <param name="Times">In seconds.</param>
/// <param name="Bands">Of the observables, where draws were asked for.</param>
sealed record TraceDocument(
    string Model, IReadOnlyList<string> States, IReadOnlyList<string> StateUnits, IReadOnlyList<double> Times,
    IReadOnlyList<double[]> Values,
    IReadOnlyList<string> Observables, IReadOnlyList<string> ObservableUnits, IReadOnlyList<double[]> ObservableValues,
    BandsDocument? Bands)
{
    public static TraceDocument Of(string model, CaseTrace t, CaseBands? bands) => new(
        model,
        [.. t.States.Select(s => s.Name)], [.. t.States.Select(s => s.Unit)],
        [.. t.Times.Select(time => time.TotalSeconds)],
        t.Values,
        [.. t.Observables.Select(o => o.Name)], [.. t.Observables.Select(o => o.Unit)], t.ObservableValues,
        bands is null ? null : new(bands.Draws, bands.Low, bands.Mid, bands.High));
}

/// <summary>P5, median and P95 of the observables: a row for each time.</summary>
sealed record BandsDocument(int Draws, IReadOnlyList<double[]> Low, IReadOnlyList<double[]> Mid, IReadOnlyList<double[]> High);

/// <summary>The same as a table: a header of names with units, then a row for each time.</summary>
static class TraceCsv
{
    public static void Write(CaseTrace trace, Action<string> line)
    {
        line(string.Join(',', ["time (s)", .. trace.States.Concat(trace.Observables).Select(Header)]));
        for (var i = 0; i < trace.Times.Count; i++)
        {
            double[] row = [trace.Times[i].TotalSeconds, .. trace.Values[i], .. trace.ObservableValues[i]];
            line(string.Join(',', row.Select(Number)));
        }
    }

    // No name and no unit holds a comma or a quote; one that did would be told by the test of the columns.
    static string Header(CaseColumn column) => column.Unit is "" or "1" ? column.Name : $"{column.Name} ({column.Unit})";

    static string Number(double value) => value.ToString("G10", CultureInfo.InvariantCulture);
}
