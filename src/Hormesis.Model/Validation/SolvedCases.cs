using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Validation;

/// <summary>Reads a case's inputs into an experiment.</summary>
delegate SolvedExperiment ReadExperiment(JsonElement inputs, Place place, IReadOnlyList<CaseInput> known);

/// <summary>
/// A declared model with states as one that answers cases: each case is solved once for all times that are asked for. Where a
/// time may be left out, the longest is meant: the state that it settles in.
/// </summary>
sealed class SolvedCases(
    ModelDeclaration model, Func<CompiledModel> compiled, string summary, TimeSpan longest, IReadOnlyList<CaseInput> inputs, TimeUse time,
    ReadExperiment read) : ICaseModel
{
    static readonly SolverOptions Tight = new() { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 };

    public string Id => model.Id;

    public string Summary => summary;

    public TimeSpan Longest => longest;

    public IReadOnlyList<CaseInput> Inputs => inputs;

    public IReadOnlyList<CaseObservable> Observables { get; } =
        [.. model.Observables.Select(o => new CaseObservable(o.Name, o.Unit.Text, o.Summary, time))];

    public ICaseRun Prepare(JsonElement given, Place place) => new Run(model, compiled, longest, read(given, place, inputs));

    sealed class Run(ModelDeclaration model, Func<CompiledModel> compiled, TimeSpan longest, SolvedExperiment experiment) : ITracedRun
    {
        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            TimeSpan[] times = [.. questions.Select(When).Distinct().Order()];
            var run = Solve(times);
            var observed = Observe(run);
            return new([.. questions.Select(Value)], FailureOf(run));

            TimeSpan When(CaseQuestion question) => question.At ?? longest;

            double Value(CaseQuestion question)
            {
                var at = Array.IndexOf(times, When(question));
                return at < observed.Count ? observed[at][model.ObservableIndex(question.Observable)] : double.NaN;
            }
        }

        public CaseTrace Trace(IReadOnlyList<TimeSpan> times, string drive = "")
        {
            if (drive.Length > 0) throw new InputException("--drive", $"nothing drives {model.Id} over time", "leave it out");
            var run = Solve(times);
            return new(
                [.. times.Take(run.Times.Count)],
                [.. model.States.Select(s => new CaseColumn(s.Name, s.Unit.Text, s.Summary))], run.States,
                [.. model.Observables.Select(o => new CaseColumn(o.Name, o.Unit.Text, o.Summary))], Observe(run),
                FailureOf(run));
        }

        Trajectory Solve(IReadOnlyList<TimeSpan> times) => Trajectory.Run(
            compiled(), experiment.Parameters, experiment.Segments(times[^1]),
            [.. times.Select(t => (experiment.Rest + t).TotalSeconds)], Tight);

        List<double[]> Observe(Trajectory run)
        {
            using var reader = new ObservableReader(compiled());
            List<double[]> rows = new(run.States.Count);
            for (var i = 0; i < run.States.Count; i++)
            {
                rows.Add(new double[model.Observables.Count]);
                reader.Read(run.Parameters[i], run.States[i], rows[^1]);
            }
            return rows;
        }

        static string FailureOf(Trajectory run) => run.Failure is { } failure
            ? string.Create(CultureInfo.InvariantCulture, $"the solver stopped at {failure.Time:G4} s: {failure.Reason}")
            : "";
    }
}
