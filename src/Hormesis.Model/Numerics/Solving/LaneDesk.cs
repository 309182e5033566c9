using System.Numerics;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// What happens to single lanes, rarely: a patient moves in, a segment opens and closes, a sample is taken, an event is found,
/// a patient fails. Everything that it computes for a lane depends on that lane alone.
/// </summary>
sealed unsafe class LaneDesk<T>(CompiledModel model, SolverOptions options, ModelKernels kernels, LaneMemory<T> memory)
    where T : unmanaged, ILanes<T>
{
    readonly int[] _patient = new int[T.Count];
    readonly int[] _segment = new int[T.Count];
    readonly int[] _sample = new int[T.Count];
    readonly double[] _defaults = model.Model.DefaultParameters();
    readonly double[] _parameters = new double[model.Model.Parameters.Count];
    readonly double[] _state = new double[model.Model.States.Count];
    readonly LaneInterpolation<T> _inside = new(options.Method, kernels, memory, model.Model.States.Count);
    readonly EventSearch<T> _search = new(model.Model.Events, kernels, memory);
    IEnsemble? _ensemble;
    PatientQueue? _queue;
    uint _endedByEvent;

    IEnsemble Ensemble => _ensemble ?? throw new InvalidOperationException("no ensemble is being solved");

    /// <summary>Moves a patient into every lane; returns how many lanes are taken.</summary>
    public int Fill(IEnsemble ensemble, PatientQueue queue)
    {
        (_ensemble, _queue) = (ensemble, queue);
        var taken = 0;
        for (var lane = 0; lane < T.Count; lane++) taken += MoveIn(lane) ? 1 : 0;
        return taken;
    }

    /// <summary>Finds events and takes samples within the accepted step of these lanes.</summary>
    public void Serve(uint due)
    {
        if (memory.HasEvents) _search.Evaluate();
        for (; due != 0; due &= due - 1)
        {
            var lane = BitOperations.TrailingZeroCount(due);
            _inside.Enter(lane);
            if (memory.HasEvents) FindEvents(lane);
            TakeSamples(lane, LaneMemory<T>.Lane(memory.TimeNext, lane), inside: true);
        }
    }

    /// <summary>The lanes whose segment an event has just ended.</summary>
    public uint TakeEndedByEvent()
    {
        var ended = _endedByEvent;
        _endedByEvent = 0;
        return ended;
    }

    /// <summary>Closes segments and opens the next, of this patient or of another; returns how many lanes became empty.</summary>
    public int Turn(uint ended, uint hopeless)
    {
        var emptied = 0;
        for (var lanes = ended | hopeless; lanes != 0; lanes &= lanes - 1)
        {
            var lane = BitOperations.TrailingZeroCount(lanes);
            var goesOn = (ended >> lane & 1) != 0 ? Continue(lane) : GiveUp(lane);
            if (!goesOn && !MoveIn(lane)) emptied++;
        }
        return emptied;
    }

    bool Continue(int lane)
    {
        var time = LaneMemory<T>.Lane(memory.Time, lane);
        LaneMemory<T>.Gather(memory.State, lane, _state);
        Ensemble.Close(_patient[lane], _segment[lane], time, _state);
        LaneMemory<T>.Gather(memory.Parameters, lane, _parameters);
        _segment[lane]++;
        return Open(lane, time);
    }

    bool GiveUp(int lane)
    {
        var steps = LaneMemory<T>.Lane(memory.Steps, lane);
        var reason = steps >= options.StepsMaximum ? FailureReason.TooManySteps : FailureReason.StepTooSmall;
        Ensemble.Fail(new(_patient[lane], LaneMemory<T>.Lane(memory.Time, lane), reason));
        return false;
    }

    // The next patient who can be started, false when the queue is empty: the lane then runs on idle, never accepted.
    bool MoveIn(int lane)
    {
        for (var patient = _queue!.Take(); patient >= 0; patient = _queue.Take())
        {
            (_patient[lane], _segment[lane], _sample[lane]) = (patient, 0, 0);
            _defaults.CopyTo(_parameters, 0);
            Ensemble.Begin(patient, _parameters);
            Start(lane);
            _search.Clear(lane);
            LaneMemory<T>.Lane(memory.Steps, lane) = 0;
            if (Open(lane, 0)) return true;
        }
        Set(memory.Active, lane, 0);
        Set(memory.Time, lane, 0);
        Set(memory.End, lane, double.PositiveInfinity);
        Set(memory.Step, lane, 1);
        Set(memory.SampleAt, lane, double.PositiveInfinity);
        return false;
    }

    // The model's start for the parameters.
    void Start(int lane)
    {
        LaneMemory<T>.Scatter(_parameters, memory.Parameters, lane);
        Run(kernels.Starts, null, memory.Work);
        LaneMemory<T>.Gather(memory.Work, lane, _state);
    }

    bool Open(int lane, double time)
    {
        var end = Ensemble.Open(_patient[lane], _segment[lane], time, _parameters, _state);
        if (double.IsNaN(end)) return false;
        if (!(end > time))
            throw new InvalidOperationException($"segment {_segment[lane]} of patient {_patient[lane]} is from {time} s to {end} s");
        LaneMemory<T>.Scatter(_parameters, memory.Parameters, lane);
        LaneMemory<T>.Scatter(_state, memory.State, lane);
        kernels.Prepare.Run(null, (double*)memory.Parameters, null, (double*)memory.Prepared, (double*)memory.Scratch);
        Set(memory.Time, lane, time);
        Set(memory.End, lane, end);
        var step = FirstStep(lane, end - time);
        if (!double.IsFinite(step))
        {
            Ensemble.Fail(new(_patient[lane], time, FailureReason.StartNotFinite));
            return false;
        }
        Set(memory.Step, lane, step);
        Set(memory.Active, lane, BitConverter.UInt64BitsToDouble(ulong.MaxValue));
        if (memory.HasEvents) _search.Begin(lane);
        Set(memory.SampleAt, lane, double.PositiveInfinity);
        TakeSamples(lane, time, inside: false);
        return true;
    }

    // A hundredth of the time in which the fastest state would change by its own size (Hairer and Wanner I, II.4).
    double FirstStep(int lane, double most)
    {
        Run(kernels.Rates, memory.State, memory.Work);
        var (size, slope) = (0.0, 0.0);
        for (var i = 0; i < _state.Length; i++)
        {
            var weight = options.RelativeTolerance * Math.Abs(_state[i]) + LaneMemory<T>.Lane(memory.Weight + i, lane);
            size += _state[i] / weight * (_state[i] / weight);
            slope += LaneMemory<T>.Lane(memory.Work + i, lane) / weight * (LaneMemory<T>.Lane(memory.Work + i, lane) / weight);
        }
        var step = options.FirstStep ?? (size > 1e-10 && slope > 1e-10 ? 0.01 * Math.Sqrt(size / slope) : 1e-6);
        return double.IsFinite(size) && double.IsFinite(slope) ? Math.Min(step, most) : double.NaN;
    }

    void FindEvents(int lane)
    {
        var (time, step) = (LaneMemory<T>.Lane(memory.Time, lane), LaneMemory<T>.Lane(memory.StepTaken, lane));
        foreach (var (at, which) in _search.Find(lane, _inside))
        {
            _inside.State(at, _state);
            if (!Ensemble.Happens(_patient[lane], which, time + at * step, _state)) continue;
            LaneMemory<T>.Scatter(_state, memory.Next, lane);
            Set(memory.TimeNext, lane, time + at * step);
            _search.Stand(lane, which);
            _endedByEvent |= 1u << lane;
            return;
        }
        _search.Pass(lane);
    }

    void TakeSamples(int lane, double until, bool inside)
    {
        var times = Ensemble.SampleTimes(_patient[lane]);
        var (time, step) = (LaneMemory<T>.Lane(memory.Time, lane), LaneMemory<T>.Lane(memory.StepTaken, lane));
        for (; _sample[lane] < times.Length && times[_sample[lane]] <= until; _sample[lane]++)
        {
            if (inside) _inside.State((times[_sample[lane]] - time) / step, _state);
            Ensemble.Sample(_patient[lane], _sample[lane], times[_sample[lane]], _state);
        }
        Set(memory.SampleAt, lane, _sample[lane] < times.Length ? times[_sample[lane]] : double.PositiveInfinity);
    }

    void Run(Kernel kernel, T* states, T* result) => kernel.Run(
        (double*)states, (double*)memory.Parameters, (double*)memory.Prepared, (double*)result, (double*)memory.Scratch);

    static void Set(T* row, int lane, double value) => LaneMemory<T>.Lane(row, lane) = value;
}
