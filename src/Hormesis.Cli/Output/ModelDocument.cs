using System.Text.Json.Nodes;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Output;

/// <summary>What validate --inputs --json prints of a model.</summary>
sealed record ModelDocument(
    string Model, string Summary, double LongestSeconds, IReadOnlyList<InputDocument> Inputs, IReadOnlyList<ObservableDocument> Observables)
{
    public static ModelDocument Of(ICaseModel model) => new(
        model.Id, model.Summary, model.Longest.TotalSeconds,
        [.. model.Inputs.Select(InputDocument.Of)],
        [.. model.Observables.Select(o => new ObservableDocument(o.Name, o.Unit, o.Text, ModelText.TimeWords(o.Time)))]);
}

/// <param name="Default">A number or a word.</param>
/// <param name="Range">As people read it.</param>
sealed record InputDocument(
    string Name, string Unit, JsonNode? Default, string Range, double? Min, double? Max,
    IReadOnlyList<string>? Words, IReadOnlyList<string>? Switches, string Meaning)
{
    public static InputDocument Of(CaseInput i) => new(
        i.Name, i.Unit,
        i.Default is { } number ? JsonValue.Create(number) : i.DefaultWord.Length > 0 ? JsonValue.Create(i.DefaultWord) : null,
        i.Range, i.TakesNumber ? i.Low : null, i.TakesNumber ? i.High : null,
        i.Words.Count > 0 ? i.Words : null, i.Switches.Count > 0 ? i.Switches : null, i.Text);
}

/// <param name="Time">needed, optional or none.</param>
sealed record ObservableDocument(string Name, string Unit, string Meaning, string Time);
