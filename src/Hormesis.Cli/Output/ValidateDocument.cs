using System.Text.Json.Serialization;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Output;

/// <summary>What validate --json prints.</summary>
/// <param name="Cases">How many experiments.</param>
/// <param name="Checks">How many expectations.</param>
/// <param name="Within">How many of them hold.</param>
sealed record ValidateDocument(int Cases, int Checks, int Within, IReadOnlyList<CheckDocument> Results)
{
    public static ValidateDocument Of(CaseEvaluation e) =>
        new(e.Cases, e.Results.Count, e.Within, [.. e.Results.Select(CheckDocument.Of)]);
}

/// <summary>One expectation. What a kind does not have is null, and a prediction that is no number too.</summary>
sealed record CheckDocument
{
    public required string Case { get; init; }
    public required string Observable { get; init; }

    /// <summary>As the case gives it: "5 min".</summary>
    public string? At { get; init; }

    public double? AtSeconds { get; init; }

    /// <summary>mean, range, greaterThan or lessThan.</summary>
    public required string Kind { get; init; }

    /// <summary>The mean; null for the other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Reported { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Predicted { get; init; }

    /// <summary>In the observable's unit; null for what is no mean.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Tolerance { get; init; }

    public double? Min { get; init; }
    public double? Max { get; init; }

    /// <summary>The case that this one is compared with, what is predicted for it, and what the prediction must be beyond.</summary>
    public string? Other { get; init; }

    public string? OtherObservable { get; init; }
    public double? OtherPredicted { get; init; }
    public double? Bound { get; init; }

    /// <summary>As people read it: "20 ± 5".</summary>
    public required string Expected { get; init; }

    public required bool Within { get; init; }
    public required string Unit { get; init; }
    public string? Role { get; init; }
    public required string Model { get; init; }
    public required string Source { get; init; }
    public string? Note { get; init; }

    /// <summary>Why there is no prediction.</summary>
    public string? Failure { get; init; }

    public static CheckDocument Of(CheckResult r)
    {
        var (near, between, against) = (
            r.Expectation.Criterion as Criterion.Near,
            r.Expectation.Criterion as Criterion.Between,
            r.Expectation.Criterion as Criterion.Against);
        return new()
        {
            Case = r.Case.Id,
            Observable = r.Expectation.Observable,
            At = r.Expectation.At?.Words,
            AtSeconds = r.Expectation.At?.FromStart.TotalSeconds,
            Kind = r.Expectation.Criterion.Kind,
            Reported = near?.Mean,
            Predicted = Finite(r.Predicted),
            Tolerance = near?.Tolerance,
            Min = Finite(between?.Minimum),
            Max = Finite(between?.Maximum),
            Other = against?.Other,
            OtherObservable = against is null ? null : r.Expectation.OtherObservable,
            OtherPredicted = Finite(r.Other),
            Bound = Finite(against?.Bound(r.Other)),
            Expected = r.Expectation.Criterion.Words,
            Within = r.Within,
            Unit = r.Unit,
            Role = Given(r.Expectation.Role),
            Model = r.Case.Model,
            Source = r.Case.Source,
            Note = Given(ValidationText.NoteOf(r)),
            Failure = Given(r.Failure),
        };
    }

    static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    static string? Given(string text) => text.Length > 0 ? text : null;
}
