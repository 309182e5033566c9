using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Body.Oxygen;

/// <summary>What a case model answers to inputs that are written as in a case.</summary>
static class Asked
{
    public static double Of(ICaseModel model, string inputs, string observable, double? seconds = null) =>
        Over(model, inputs, observable, [seconds])[0];

    public static IReadOnlyList<double> Over(ICaseModel model, string inputs, string observable, params double?[] seconds)
    {
        var answer = Prepare(model, inputs).Answer(
            [.. seconds.Select(s => new CaseQuestion(observable, s is { } at ? TimeSpan.FromSeconds(at) : null))]);
        Assert.Equal("", answer.Failure);
        return answer.Values;
    }

    public static ICaseRun Prepare(ICaseModel model, string inputs) => model.Prepare(JsonElement.Parse(inputs), Place.Root);

    /// <summary>A number as JSON writes it.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
