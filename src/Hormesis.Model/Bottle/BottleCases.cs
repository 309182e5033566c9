using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Validation;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The bottle as a model that answers validation cases. It reads a case's inputs into <see cref="BottleInputs"/> and reports the
/// declaration's observables; each case is solved once for all times that are asked for.
/// </summary>
public sealed class BottleCases : ICaseModel
{
    static readonly SolverOptions Tight = new() { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 };

    // Seven digits of every state are more than a table or a drawing shows.
    static readonly SolverOptions ForTraces = new() { RelativeTolerance = 1e-7, AbsoluteTolerance = 1e-10 };

    // What is fixed by how the bottle was set up, unless gas is let in or out, which a case cannot say.
    static readonly string[] Timeless = ["doseUgPerMlBlood", "ozoneOfferedUg", "ozoneSolubilityRatio"];

    BottleCases()
    {
    }

    public static BottleCases Model { get; } = new();

    public string Id => "bottle";

    public string Summary => "blood and ozone in a closed bottle";

    public TimeSpan Longest { get; } = TimeSpan.FromDays(1);

    public IReadOnlyList<CaseInput> Inputs => BottleCaseInputs.All;

    public IReadOnlyList<CaseObservable> Observables { get; } =
    [
        .. BottleModel.Declaration.Observables.Select(o =>
            new CaseObservable(o.Name, o.Unit.Text, o.Summary, Timeless.Contains(o.Name) ? TimeUse.None : TimeUse.Needed)),
    ];

    public ICaseRun Prepare(JsonElement inputs, Place place) => new Run(BottleCaseInputs.Read(inputs, place));

    sealed class Run(ParameterVector parameters) : ITracedRun
    {
        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            double[] times = [.. questions.Select(q => q.At?.TotalSeconds ?? 0).Distinct().Order()];
            var run = Solve(times, Tight);
            var observed = Observe(run);
            return new([.. questions.Select(Value)], FailureOf(run));

            double Value(CaseQuestion question)
            {
                var at = Array.IndexOf(times, question.At?.TotalSeconds ?? 0);
                return at < observed.Count ? observed[at][BottleModel.Declaration.ObservableIndex(question.Observable)] : double.NaN;
            }
        }

        public CaseTrace Trace(IReadOnlyList<TimeSpan> times, string drive = "")
        {
            var segments = drive.Length > 0 ? BottleTrace.Read(drive, parameters, times[^1]) : [];
            var run = Solve([.. times.Select(t => t.TotalSeconds)], ForTraces, segments);
            return new(
                [.. times.Take(run.Times.Count)],
                [.. BottleModel.Declaration.States.Select(s => new CaseColumn(s.Name, s.Unit.Text, s.Summary))], run.States,
                [.. BottleModel.Declaration.Observables.Select(o => new CaseColumn(o.Name, o.Unit.Text, o.Summary))], Observe(run),
                FailureOf(run));
        }

        Trajectory Solve(double[] times, SolverOptions options, params IReadOnlyList<BottleSegment> segments)
        {
            const double shortest = 1e-6; // a run has some length even where only its start is asked for
            IReadOnlyList<Segment> parts = segments.Count == 0
                ? [new(Math.Max(shortest, times[^1]))]
                : [.. segments.Select(s => s.ToSegment())];
            return Trajectory.Run(BottleModel.Compiled, parameters.Values.ToArray(), parts, times, options);
        }

        static List<double[]> Observe(Trajectory run)
        {
            using var reader = new ObservableReader(BottleModel.Compiled);
            List<double[]> rows = new(run.States.Count);
            for (var i = 0; i < run.States.Count; i++)
            {
                rows.Add(new double[BottleModel.Declaration.Observables.Count]);
                reader.Read(run.Parameters[i], run.States[i], rows[^1]);
            }
            return rows;
        }

        static string FailureOf(Trajectory run) => run.Failure is { } failure
            ? string.Create(CultureInfo.InvariantCulture, $"the solver stopped at {failure.Time:G4} s: {failure.Reason}")
            : "";
    }
}
