using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Bottle.Fit;

/// <summary>Predicts the plan's measurements for many parameter sets at once.</summary>
sealed class FitExperiment
{
    // Far below every standard deviation of a measurement.
    static readonly SolverOptions Options = new() { RelativeTolerance = 1e-6 };

    readonly FitPlan _plan;
    readonly ParameterVector _standard;
    readonly CompiledModel _model;
    readonly double[] _times;
    readonly int[] _places;

    public FitExperiment(FitPlan plan, ParameterVector standard, CompiledModel model)
    {
        (_plan, _standard, _model) = (plan, standard, model);
        _times = [.. plan.Measurements.Select(m => m.AtSeconds).Distinct().Order()];
        _places = [.. plan.Free.Select(f => ParameterVector.Place(f.Name))];
    }

    /// <summary>For each point the prediction of each measurement; NaN where the model could not be solved.</summary>
    /// <param name="points">Values of the free parameters, in the plan's order.</param>
    /// <param name="threads">Workers; they do not change the result.</param>
    public double[][] Predict(IReadOnlyList<double[]> points, int threads)
    {
        Runs runs = new(this, points);
        EnsembleSolver.Solve(_model, runs, Options with { Threads = threads });
        using ObservableReader reader = new(_model);
        return [.. Enumerable.Range(0, points.Count).Select(i => Read(reader, points[i], runs.States[i]))];
    }

    double[] Read(ObservableReader reader, double[] point, double[][] states)
    {
        var observables = new double[_model.Model.Observables.Count];
        var parameters = Parameters(point);
        var predicted = new double[_plan.Measurements.Count];
        for (var m = 0; m < predicted.Length; m++)
        {
            var state = states[Array.IndexOf(_times, _plan.Measurements[m].AtSeconds)];
            predicted[m] = double.NaN;
            if (state is null) continue;
            reader.Read(parameters, state, observables);
            predicted[m] = observables[_model.Model.ObservableIndex(_plan.Measurements[m].Observable)];
        }
        return predicted;
    }

    // The assay's rest is what makes the blood start at the status that was measured, whatever the pools are.
    double[] Parameters(double[] point)
    {
        var parameters = _standard.Values.ToArray();
        for (var i = 0; i < point.Length; i++) parameters[_places[i]] = point[i];
        var counted = Constituent.All.Where(c => c != Constituent.Lipid)
            .Sum(c => parameters[ParameterVector.Place($"w{c.Id}")] * parameters[ParameterVector.Place($"{c.Id}0")]);
        parameters[ParameterVector.Place("TASrest")] = _plan.TasStartMmolPerL * 1e-3 - counted;
        return parameters;
    }

    sealed class Runs(FitExperiment experiment, IReadOnlyList<double[]> points) : IEnsemble
    {
        public int Count => points.Count;
        public double[][][] States { get; } = [.. points.Select(_ => new double[experiment._times.Length][])];
        public void Begin(int patient, Span<double> parameters) => experiment.Parameters(points[patient]).CopyTo(parameters);

        public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state) =>
            segment == 0 ? experiment._times[^1] : double.NaN;

        public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) { }
        public ReadOnlySpan<double> SampleTimes(int patient) => experiment._times;
        public void Sample(int patient, int index, double time, ReadOnlySpan<double> state) => States[patient][index] = state.ToArray();
        public void Fail(Failure failure) { }
    }
}
