using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Validation;

/// <summary>The highest value of an observable within a span of time: what is meant where no time is given.</summary>
/// <param name="HoursName">The observable that says when the first of them is highest, in hours.</param>
public sealed record Peak(IReadOnlyList<string> Observables, string HoursName, TimeSpan Within)
{
    internal string Of(string asked) => asked == HoursName ? Observables[0] : asked;
}

/// <summary>Which moment is meant where a case gives no time.</summary>
public enum Untimed
{
    /// <summary>None: a case must give one.</summary>
    Refused,

    /// <summary>The start, before anything moves.</summary>
    Start,

    /// <summary>The longest that the model goes: the state that it settles in.</summary>
    Settled,
}

/// <summary>
/// A declared model that answers cases: inputs become parameters, its observables are what can be asked; each case is solved once
/// for all times. What inputs mean is for the model that is declared.
/// </summary>
public sealed class SolvedCases : ICaseModel
{
    static readonly SolverOptions Tight = new() { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-11 };

    // Seven digits of every state are more than a table or a drawing shows.
    static readonly SolverOptions ForTraces = new() { RelativeTolerance = 1e-7, AbsoluteTolerance = 1e-10 };

    const int PeakSamples = 4000;

    public string Id => Declaration.Id;
    public required string Summary { get; init; }
    public required TimeSpan Longest { get; init; }
    public required IReadOnlyList<CaseInput> Inputs { get; init; }

    /// <summary>The model, compiled when it is first asked for.</summary>
    public required Func<CompiledModel> Model { get; init; }

    /// <summary>The declaration that is compiled.</summary>
    public required ModelDeclaration Declaration { get; init; }

    /// <summary>Reads inputs as strictly as the model needs.</summary>
    public required Func<JsonElement, Place, Experiment> Read { get; init; }

    /// <summary>Observables that no time changes.</summary>
    public IReadOnlyList<string> Timeless { get; init; } = [];

    /// <summary>How a trace is usually shown.</summary>
    public TraceSpan Usual { get; init; } = new(TimeSpan.FromMinutes(25), TimeSpan.FromSeconds(5));

    /// <summary>What a case means that gives no time.</summary>
    public Untimed Untimed { get; init; }

    /// <summary>Null where the model has none.</summary>
    public Peak? Peak { get; init; }

    public IReadOnlyList<CaseObservable> Observables =>
    [
        .. Declaration.Observables.Select(o => new CaseObservable(o.Name, o.Unit.Text, o.Summary, TimeOf(o.Name))),
        .. Peak is { } peak
            ? [new(peak.HoursName, "h", $"when {peak.Observables[0]} is highest, within {peak.Within.TotalHours} h", TimeUse.None)]
            : Array.Empty<CaseObservable>(),
    ];

    public ICaseRun Prepare(JsonElement inputs, Place place) => new Run(this, Read(inputs, place));

    TimeUse TimeOf(string observable) =>
        Timeless.Contains(observable) ? TimeUse.None
        : Untimed != Untimed.Refused || Peak?.Observables.Contains(observable) == true ? TimeUse.Optional
        : TimeUse.Needed;

    sealed class Run(SolvedCases cases, Experiment experiment) : ITracedRun
    {
        public TraceSpan Usual => cases.Usual;

        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            var highest = questions.Where(IsPeak).Select(q => cases.Peak!.Of(q.Observable)).Distinct().ToDictionary(o => o, FindPeak);
            double[] times = [.. questions.Where(q => !IsPeak(q)).Select(Seconds).Distinct().Order()];
            if (times.Length == 0) return new([.. questions.Select(PeakValue)], "");
            var run = Solve(times, Tight, experiment.Segments(times[^1]));
            var observed = Observe(run);
            return new([.. questions.Select(q => IsPeak(q) ? PeakValue(q) : Value(q))], FailureOf(run));

            double PeakValue(CaseQuestion question) => highest[cases.Peak!.Of(question.Observable)].Of(question, cases.Peak);

            double Value(CaseQuestion question)
            {
                var at = Array.IndexOf(times, Seconds(question));
                return at < observed.Count ? observed[at][cases.Declaration.ObservableIndex(question.Observable)] : double.NaN;
            }
        }

        public CaseTrace Trace(IReadOnlyList<TimeSpan> times, string drive = "")
        {
            var segments = drive.Length > 0 ? Driven(drive, times[^1]) : experiment.Segments(times[^1].TotalSeconds);
            var run = Solve([.. times.Select(t => t.TotalSeconds)], ForTraces, segments);
            return new(
                [.. times.Take(run.Times.Count)],
                [.. cases.Declaration.States.Select(s => new CaseColumn(s.Name, s.Unit.Text, s.Summary))], run.States,
                [.. cases.Declaration.Observables.Select(o => new CaseColumn(o.Name, o.Unit.Text, o.Summary))], Observe(run),
                FailureOf(run));
        }

        IReadOnlyList<Segment> Driven(string drive, TimeSpan end) => experiment.Drive is { } read
            ? read(drive, end)
            : throw new InputException("", $"the model {cases.Id} takes no table", "leave --drive out");

        double Seconds(CaseQuestion question) =>
            question.At?.TotalSeconds ?? (cases.Untimed == Untimed.Settled ? cases.Longest.TotalSeconds : 0);

        bool IsPeak(CaseQuestion question) => cases.Peak is { } peak
            && (question.Observable == peak.HoursName || peak.Observables.Contains(question.Observable) && question.At is null);

        // A grid, then a parabola through the highest point and its neighbours; at an end of the grid the point itself.
        Highest FindPeak(string observable)
        {
            var peak = cases.Peak!; // asked for only where there is one
            var step = peak.Within.TotalSeconds / PeakSamples;
            double[] times = [.. Enumerable.Range(0, PeakSamples + 1).Select(i => i * step)];
            var run = Solve(times, Tight, experiment.Segments(times[^1]));
            var index = cases.Declaration.ObservableIndex(observable);
            double[] values = [.. Observe(run).Select(row => row[index])];
            if (values.Length <= PeakSamples) return new(double.NaN, double.NaN);
            var at = Array.IndexOf(values, values.Max());
            if (at is 0 or PeakSamples) return new(values[at], at * step / 3600);
            var (left, middle, right) = (values[at - 1], values[at], values[at + 1]);
            var bend = left - 2 * middle + right;
            var shift = bend < 0 ? 0.5 * (left - right) / bend : 0;
            return new(middle - 0.25 * (left - right) * shift, (at + shift) * step / 3600);
        }

        Trajectory Solve(double[] times, SolverOptions options, IReadOnlyList<Segment> segments) => Trajectory.Run(
            cases.Model(), experiment.Parameters, segments, [.. times.Select(t => experiment.Rest.TotalSeconds + t)], options);

        List<double[]> Observe(Trajectory run)
        {
            using var reader = new ObservableReader(cases.Model());
            var rows = new List<double[]>(run.States.Count);
            for (var i = 0; i < run.States.Count; i++)
            {
                rows.Add(new double[cases.Declaration.Observables.Count]);
                reader.Read(run.Parameters[i], run.States[i], rows[^1]);
            }
            return rows;
        }

        static string FailureOf(Trajectory run) => run.Failure is { } failure
            ? string.Create(CultureInfo.InvariantCulture, $"the solver stopped at {failure.Time:G4} s: {failure.Reason}")
            : "";
    }

    readonly record struct Highest(double Value, double Hours)
    {
        public double Of(CaseQuestion question, Peak peak) => question.Observable == peak.HoursName ? Hours : Value;
    }
}
