using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Validation;

/// <summary>An experiment for a model with states: what holds before time zero and for how long, and what holds from then on.</summary>
sealed class SolvedExperiment
{
    readonly ReadOnlyMemory<double> _after;

    SolvedExperiment(ReadOnlyMemory<double> before, TimeSpan rest, ReadOnlyMemory<double> after) =>
        (Parameters, Rest, _after) = (before, rest, after);

    /// <summary>Those that the run begins with.</summary>
    public ReadOnlyMemory<double> Parameters { get; }

    /// <summary>How long the model is left to settle before time zero.</summary>
    public TimeSpan Rest { get; }

    /// <summary>The declared start is time zero.</summary>
    public static SolvedExperiment FromStart(ParameterValues parameters) => new(parameters.Values, TimeSpan.Zero, default);

    public static SolvedExperiment AfterRest(ParameterValues before, TimeSpan rest, ParameterValues after) =>
        new(before.Values, rest, after.Values);

    /// <param name="end">From time zero.</param>
    public IReadOnlyList<Segment> Segments(TimeSpan end)
    {
        const double shortest = 1e-6; // a run has some length even where only its start is asked for
        var last = Rest.TotalSeconds + Math.Max(shortest, end.TotalSeconds);
        return Rest > TimeSpan.Zero
            ? [new(Rest.TotalSeconds), new(last, (parameters, _) => _after.Span.CopyTo(parameters))]
            : [new(last)];
    }
}
