using System.Globalization;
using System.Text;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// The page of a model for people, in Markdown as GitHub shows it: docs/models/ID-declaration.md. All that was declared stands
/// on it; a part that the model has not got is left out.
/// </summary>
public sealed class ModelPage
{
    const string Certainties =
        "Certainty: S read in the source, S2 seen quoted elsewhere, R remembered, C calculated, P from a model, D our design, "
        + "F fitted here, I an input of the experiment.";

    readonly StringBuilder _page = new();
    readonly ModelDeclaration _model;

    ModelPage(ModelDeclaration model) => _model = model;

    public static string Of(ModelDeclaration model)
    {
        ModelPage page = new(model);
        page.Write();
        return page._page.ToString();
    }

    void Write()
    {
        Line($"# {_model.Title}");
        Line(_model.Summary);
        Line();
        Line($"{Count(_model.States, "state")}, {Count(_model.Parameters, "parameter")}, {Count(_model.Processes, "process")}. Time is in");
        Line($"seconds. This page is made from the declaration by `./hormesis model {_model.Id} --as page`; mend the declaration,");
        Line("not the page.");
        Table("Compartments", "compartment | volume, L | meaning",
            _model.Compartments.Select(c => Row(Code(c.Name), Formula(c.Volume), c.Summary)));
        Table("States", "state | unit | where | start | typical size | meaning", _model.States.Select(s =>
            Row(Code(s.Name), s.Unit.Text, PlaceOf(s), Formula(s.Start), NumberText.Short(s.Scale), s.Summary)));
        Table("Parameters", "parameter | value | unit | range | certainty | source | meaning", _model.Parameters.Select(p =>
            Row(Code(p.Name), NumberText.Short(p.Value), p.Unit.Text, Range(p), p.Certainty, p.Source, p.Summary)), Certainties);
        Table("Definitions", "definition | unit | formula | meaning | source", _model.Definitions.Select(d =>
            Row(Code(d.Name), d.Unit.Text, Formula(d.Symbol.Body), d.Summary, d.Source)));
        Table("Processes", "no. | process | what becomes of what | rate | source", _model.Processes.Select((p, i) =>
            Row($"{i + 1}", p.Name, Code($"{Side(p.Takes)} → {Side(p.Gives)}"), Formula(p.Rate), p.Source)));
        WriteRates();
        Table("Observables", "observable | unit | formula | meaning", _model.Observables.Select(o =>
            Row(Code(o.Name), o.Unit.Text, Formula(o.Value), o.Summary)));
        Table("Events", "event | when | meaning", _model.Events.Select(e =>
            Row(Code(e.Name), $"{Formula(e.Crossing)} {Passes(e.Direction)}", e.Summary)));
    }

    static string PlaceOf(StateDeclaration state) => state.In is { } place ? Code(place.Name) : "";

    void WriteRates()
    {
        if (_model.States.Count == 0) return;
        Heading("Rates of change");
        Line("`#n` is the rate of process n.");
        Line();
        Line("```");
        foreach (var state in _model.States) Line($"d {FormulaText.Name(state.Name)} / dt = {RateOf(state)}");
        Line("```");
    }

    string RateOf(StateDeclaration state)
    {
        var sum = Expression.Zero;
        for (var i = 0; i < _model.Processes.Count; i++)
        {
            Expression rate = new Expression.State($"#{i + 1}", -1);
            sum += (AmountOf(state, _model.Processes[i].Gives) - AmountOf(state, _model.Processes[i].Takes)) * rate;
        }
        return FormulaText.Of(state.In is { } place ? sum / place.Volume : sum);
    }

    static Expression AmountOf(StateDeclaration state, IReadOnlyList<Share> shares) =>
        shares.Where(s => s.State == state.Symbol).Aggregate(Expression.Zero, (sum, s) => sum + s.Amount);

    void Table(string title, string columns, IEnumerable<string> rows, string legend = "")
    {
        var lines = rows.ToList();
        if (lines.Count == 0) return;
        Heading(title);
        if (legend.Length > 0)
        {
            Line(legend);
            Line();
        }
        Line($"| {columns} |");
        Line("|" + string.Concat(Enumerable.Repeat("---|", columns.Split('|').Length)));
        foreach (var line in lines) Line(line);
    }

    void Heading(string title)
    {
        Line();
        Line($"## {title}");
    }

    void Line(string text = "") => _page.Append(text).Append('\n');

    static string Row(params ReadOnlySpan<string> cells)
    {
        StringBuilder row = new("|");
        foreach (var cell in cells) row.Append(' ').Append(Cell(cell)).Append(" |");
        return row.ToString();
    }

    // A bar would end the cell and a line break the table, in code spans too.
    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    string Formula(Expression e) => FormulaLength.IsReadable(e)
        ? Code(FormulaText.Of(e))
        : $"too long to print; `./hormesis model {_model.Id} --as kernel` has it";

    static string Code(string text) => $"`{text}`";

    static string Range(ParameterDeclaration p) =>
        p.Low == p.High ? "exact" : $"{NumberText.Short(p.Low)} to {NumberText.Short(p.High)}";

    // Partners that are named twice take part twice.
    static string Side(IReadOnlyList<Share> shares)
    {
        var partners = shares.GroupBy(s => s.State, (state, parts) => parts.Aggregate(Expression.Zero, (sum, s) => sum + s.Amount) * state);
        var text = string.Join(" + ", partners.Select(FormulaText.Of));
        return text.Length > 0 ? text : "∅";
    }

    static string Passes(Direction direction) => direction switch
    {
        Direction.Rising => "rises through 0",
        Direction.Falling => "falls through 0",
        Direction.Either => "passes through 0",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "not a direction"),
    };

    static string Count<T>(IReadOnlyList<T> things, string one)
    {
        var many = one.EndsWith('s') ? "es" : "s";
        return string.Create(CultureInfo.InvariantCulture, $"{things.Count} {one}{(things.Count == 1 ? "" : many)}");
    }
}
