using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Validation;

/// <summary>
/// What a case's inputs mean to a model with states: what holds before time zero and for how long, and what holds from then on.
/// </summary>
public sealed class Experiment
{
    readonly ReadOnlyMemory<double> _after;

    Experiment(ReadOnlyMemory<double> before, TimeSpan rest, ReadOnlyMemory<double> after) =>
        (Parameters, Rest, _after) = (before, rest, after);

    /// <summary>Those that the run begins with, in the order of the declaration.</summary>
    public ReadOnlyMemory<double> Parameters { get; }

    /// <summary>How long the model is left to settle before time zero.</summary>
    public TimeSpan Rest { get; }

    /// <summary>Segments from a table of what is done over time, until the end; null where a model takes none.</summary>
    public Func<string, TimeSpan, IReadOnlyList<Segment>>? Drive { get; private init; }

    /// <summary>The declared start is time zero.</summary>
    public static Experiment FromStart(
        ReadOnlyMemory<double> parameters, Func<string, TimeSpan, IReadOnlyList<Segment>>? drive = null) =>
        new(parameters, TimeSpan.Zero, default) { Drive = drive };

    public static Experiment AfterRest(ParameterValues before, TimeSpan rest, ParameterValues after) =>
        new(before.Values, rest, after.Values);

    /// <param name="end">In seconds from time zero.</param>
    public IReadOnlyList<Segment> Segments(double end)
    {
        const double shortest = 1e-6; // a run has some length even where only its start is asked for
        var last = Rest.TotalSeconds + Math.Max(shortest, end);
        return Rest > TimeSpan.Zero
            ? [new(Rest.TotalSeconds), new(last, (parameters, _) => _after.Span.CopyTo(parameters))]
            : [new(last)];
    }
}
