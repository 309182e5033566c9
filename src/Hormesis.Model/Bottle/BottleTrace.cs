using System.Globalization;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What is done to a bottle over time, as a table: a device's own trace of pressure, or filling, mixing and venting by hand. Each
/// row holds from its time until the next; an empty cell leaves things as they were.
/// </summary>
/// <remarks>
/// A pressure is held by letting gas of the row's mix in or out with a time constant of <see cref="HoldSeconds"/>: much faster
/// than anything in the blood, as slow as a valve. A trace is followed in steps, so its rows should be about a second apart.
/// </remarks>
public static class BottleTrace
{
    /// <summary>Of the pressure's approach to the row's.</summary>
    public const double HoldSeconds = 0.5;

    public const int RowsMaximum = 100_000;

    /// <summary>More than any valve of a bottle lets through; a limit of ours against slips of the decimal point.</summary>
    const double InflowMaximum = 1e5;
    const double SecondsMaximum = 1e6;

    static readonly InputRange Filling = InputTable.Shipped["fillPressureBarAbs"], Area = InputTable.Shipped["mixing"];
    static readonly InputRange Mix = InputTable.Shipped["ozoneUgPerMl"];

    /// <summary>In bar: a device draws blood below the atmosphere, to half of what a bottle may be filled to at least.</summary>
    static readonly InputRange Held = Filling with { Low = Filling.Low / 2 };

    const string Seconds = "seconds", PressureColumn = "pressureBarAbs", MixingColumn = "mixing";
    const string Inflow = "inflowNormalMlPerMin", Ozone = "ozoneUgPerNormalMl";

    public static IReadOnlyList<string> Columns { get; } = [Seconds, PressureColumn, MixingColumn, Inflow, Ozone];

    static string Known => string.Join(", ", Columns);

    /// <param name="csv">A head line with <see cref="Columns"/> in any order, then the rows, times ascending.</param>
    /// <param name="parameters">The bottle that it is done to: its headspace says how much gas a pressure is.</param>
    /// <param name="end">When the last row ends.</param>
    /// <exception cref="InputException">A column is unknown, a cell cannot be read or is out of range.</exception>
    public static IReadOnlyList<BottleSegment> Read(string csv, ParameterVector parameters, TimeSpan end)
    {
        string[] lines = [.. csv.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Trim().Length > 0)];
        if (lines.Length < 2) throw new InputException("", "the table has no rows", $"give the columns {Known} and a row for each change");
        if (lines.Length > RowsMaximum) throw new InputException("", $"{lines.Length} rows", $"give at most {RowsMaximum}");
        var head = Head(lines[0]);
        Row[] rows = [.. lines.Skip(1).Select((line, i) => new Row(head, line, i + 2))];
        for (var i = 1; i < rows.Length; i++)
        {
            if (!(rows[i].Time > rows[i - 1].Time))
                throw rows[i].Wrong(Seconds, "the times do not ascend", "sort the rows, each time once");
        }

        List<BottleSegment> segments = rows[0].Time > TimeSpan.Zero ? [new(rows[0].Time)] : [];
        for (var i = 0; i < rows.Length && rows[i].Time < end; i++)
            segments.Add(Segment(rows[i], i + 1 < rows.Length && rows[i + 1].Time < end ? rows[i + 1].Time : end, parameters));
        return segments;
    }

    static string[] Head(string line)
    {
        string[] head = [.. line.Split(',').Select(c => c.Trim())];
        var unknown = head.FirstOrDefault(c => !Columns.Contains(c)) ?? head.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (unknown is not null)
            throw new InputException("line 1", $"the column \"{unknown}\" is unknown or there twice", $"the columns are {Known}");
        return head.Contains(Seconds) ? head : throw new InputException("line 1", "there is no column seconds", "add the time of each row");
    }

    static BottleSegment Segment(Row row, TimeSpan until, ParameterVector parameters) => new(until)
    {
        Mixing = MixingOf(row),
        Supply = Supply(row),
        Hold = row.Number(PressureColumn, Held) is { } bar ? Hold(AbsolutePressure.FromBar(bar), parameters) : null,
    };

    static Mixing? MixingOf(Row row) => row.Cell(MixingColumn) switch
    {
        null => null,
        [>= '0' and <= '9', ..] => Mixing.OfArea(row.Number(MixingColumn, Area) ?? throw row.Wrong(MixingColumn, "empty", "give it")),
        var name => Mixing.Named(name),
    };

    static GasSupply? Supply(Row row)
    {
        var (flow, ozone) = (row.Number(Inflow, 0, InflowMaximum), row.Number(Ozone, Mix));
        if (flow is null && ozone is null) return null;
        return GasSupply.OzoneInOxygen(
            NormalFlow.FromNormalLitresPerMinute((flow ?? 0) / 1e3), OzoneConcentration.FromMicrogramsPerNormalMillilitre(ozone ?? 0));
    }

    // dn/dt = (Vg / R T) (p - P) / tau.
    static PressureHold Hold(AbsolutePressure pressure, ParameterVector parameters)
    {
        var conductance = parameters["Vg"] * 1e-3 / (parameters["R"] * parameters["T"] * HoldSeconds);
        return new(pressure, conductance, conductance);
    }

    readonly record struct Row(string[] Head, string Line, int LineNumber)
    {
        public TimeSpan Time => TimeSpan.FromSeconds(
            Number(Seconds, 0, SecondsMaximum) ?? throw Wrong(Seconds, "the time is missing", "give each row its time"));

        public string? Cell(string column)
        {
            var (cells, place) = (Line.Split(','), Array.IndexOf(Head, column));
            if (cells.Length != Head.Length)
                throw Wrong("", $"{cells.Length} cells under {Head.Length} columns", "give a cell for each column, empty ones too");
            return place < 0 || cells[place].Trim().Length == 0 ? null : cells[place].Trim();
        }

        public double? Number(string column, InputRange range) => Number(column, range.Low, range.High);

        public double? Number(string column, double low, double high)
        {
            if (Cell(column) is not { } cell) return null;
            return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
                ? value
                : throw Wrong(column, $"\"{cell}\" is not a number from {low} to {high}", "correct the cell");
        }

        public InputException Wrong(string column, string wrong, string remedy) =>
            new(column.Length > 0 ? $"line {LineNumber}, {column}" : $"line {LineNumber}", wrong, remedy);
    }
}
