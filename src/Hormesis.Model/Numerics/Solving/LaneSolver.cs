using System.Runtime.CompilerServices;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// One worker: a register's worth of patients, each with its own time and step, refilled from the queue as they end. The step
/// itself has no branch by lane; loading, samples, events and ends are rare and go lane by lane (<see cref="LaneDesk{T}"/>).
/// </summary>
sealed unsafe class LaneSolver<T> : IDisposable where T : unmanaged, ILanes<T>
{
    const int StepsBetweenLooksAtCancellation = 1024;

    readonly SolverOptions _options;
    readonly ModelKernels _kernels;
    readonly LaneMemory<T> _memory;
    readonly LaneDesk<T> _desk;
    readonly StepControl<T> _control;
    readonly int _states;
    long _vectorSteps, _attempts, _rejected;

    public LaneSolver(CompiledModel model, SolverOptions options)
    {
        _options = options;
        _kernels = model.Kernels(options.Width);
        _states = model.Model.States.Count;
        var programs = model.Programs;
        _memory = new(
            _states, model.Model.Parameters.Count, programs.PreparedCount, programs.Lu.Entries, options.Method.Stages,
            model.Model.Events.Count, _kernels.ScratchCount);
        _control = new(options, _states);
        _desk = new(model, options, _kernels, _memory);
        for (var i = 0; i < _states; i++)
        {
            _memory.Weight[i] = T.Of(options.AbsoluteTolerance * model.Model.States[i].Scale);
            _memory.Sign[i] = T.Of(model.Model.States[i].StaysPositive ? -1 : 0);
        }
        if (_memory.Stride > _states) _memory.Weight[_states] = T.Of(1);
    }

    public SolverStatistics Run(IEnsemble ensemble, PatientQueue queue, CancellationToken cancellation)
    {
        (_vectorSteps, _attempts, _rejected) = (0, 0, 0);
        var active = _desk.Fill(ensemble, queue);
        while (active > 0)
        {
            if (_vectorSteps % StepsBetweenLooksAtCancellation == 0) cancellation.ThrowIfCancellationRequested();
            var outcome = Attempt();
            _vectorSteps++;
            _attempts += active;
            if (outcome.Due != 0) _desk.Serve(outcome.Due);
            active -= Accept(outcome);
        }
        return new(_attempts, _rejected, _vectorSteps);
    }

    public void Dispose() => _memory.Dispose();

    // One attempt at a step in every lane. Leaves the new states in Next and their times in TimeNext.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    StepOutcome<T> Attempt()
    {
        var m = _memory;
        var left = *m.End - *m.Time;
        var last = T.AtLeast(*m.Step, left * T.Of(1 - 1e-10));
        var h = T.Select(last, left, *m.Step);
        var perStep = T.Of(1) / h;
        *m.StepTaken = h;
        *m.Diagonal = perStep * T.Of(1 / _options.Method.Gamma);
        Run(_kernels.Matrix, m.State, m.Matrix);
        _kernels.Factor.Run((double*)m.Matrix, (double*)m.Diagonal, null, (double*)m.Factors, (double*)m.Scratch);
        Stages(perStep);
        return _control.Judge(m, h, last, _options.Method.Stages);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Stages(T perStep)
    {
        var m = _memory;
        var (n, method) = (m.Stride, _options.Method);
        var u = m.Increments;
        Run(_kernels.Rates, m.State, u);
        Solve(u);
        for (var s = 1; s < method.Stages; s++)
        {
            var stage = u + s * n;
            if (s < method.A.Length) StageSums<T>.Add(m.Next, m.State, u, n, method.A[s], T.Of(1));
            else Advance(m.Next, stage - n, n);
            Run(_kernels.Rates, m.Next, stage);
            StageSums<T>.Add(stage, stage, u, n, method.C[s], perStep);
            Solve(stage);
        }
        Advance(m.Next, u + (method.Stages - 1) * n, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Advance(T* y, T* u, int n)
    {
        for (var i = 0; i < n; i += 2)
        {
            y[i] = y[i] + u[i];
            y[i + 1] = y[i + 1] + u[i + 1];
        }
    }

    void Run(Kernel kernel, T* states, T* result) => kernel.Run(
        (double*)states, (double*)_memory.Parameters, (double*)_memory.Prepared, (double*)result, (double*)_memory.Scratch);

    void Solve(T* increment) =>
        _kernels.Solve.Run((double*)_memory.Factors, null, null, (double*)increment, (double*)_memory.Scratch);

    // Takes over what was accepted and sees to lanes whose segment or patient ends; returns how many became empty.
    int Accept(StepOutcome<T> outcome)
    {
        Blend(outcome.Accepted);
        var ended = outcome.Ended | _desk.TakeEndedByEvent();
        _rejected += System.Numerics.BitOperations.PopCount(outcome.Rejected);
        return (ended | outcome.Hopeless) == 0 ? 0 : _desk.Turn(ended, outcome.Hopeless);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Blend(T accepted)
    {
        var m = _memory;
        for (var i = 0; i < _states; i++) m.State[i] = T.Select(accepted, m.Next[i], m.State[i]);
        *m.Time = T.Select(accepted, *m.TimeNext, *m.Time);
        *m.Steps = *m.Steps + T.Of(1);
    }
}
