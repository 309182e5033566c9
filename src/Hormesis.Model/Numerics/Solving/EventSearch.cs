using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>Finds where the formulas of a model's events pass through zero within a step.</summary>
sealed unsafe class EventSearch<T>(IReadOnlyList<StateEvent> events, ModelKernels kernels, LaneMemory<T> memory)
    where T : unmanaged, ILanes<T>
{
    // A step's interpolation is good to some 1e-8 of the step; halving goes on a little beyond.
    const double Resolution = 1e-12;
    const int HalvingsMaximum = 60;

    readonly double[] _state = new double[kernels.StateCount];
    readonly List<(double At, int Event)> _found = new(events.Count);

    /// <summary>Another patient moves in.</summary>
    public void Clear(int lane)
    {
        for (var e = 0; e < events.Count; e++) LaneMemory<T>.Lane(memory.Crossings + e, lane) = 0;
    }

    /// <summary>Takes note of where a lane stands as its segment opens.</summary>
    public void Begin(int lane)
    {
        Run(memory.State, memory.CrossingsNext);
        for (var e = 0; e < events.Count; e++)
        {
            ref var known = ref LaneMemory<T>.Lane(memory.Crossings + e, lane);
            var now = LaneMemory<T>.Lane(memory.CrossingsNext + e, lane);
            known = double.IsNegativeInfinity(known) ? 0 : now;
        }
    }

    /// <summary>Evaluates all lanes at the end of the step.</summary>
    public void Evaluate() => Run(memory.Next, memory.CrossingsNext);

    /// <summary>Passages within the lane's step, as fractions of it, earliest first.</summary>
    public IReadOnlyList<(double At, int Event)> Find(int lane, LaneInterpolation<T> inside)
    {
        _found.Clear();
        for (var e = 0; e < events.Count; e++)
        {
            var (before, after) = (LaneMemory<T>.Lane(memory.Crossings + e, lane), LaneMemory<T>.Lane(memory.CrossingsNext + e, lane));
            if (Passes(events[e].Direction, before, after)) _found.Add((Locate(lane, e, before, inside), e));
        }
        if (_found.Count > 1) _found.Sort();
        return _found;
    }

    /// <summary>The lane's step counts whole: its end is where the next one begins.</summary>
    public void Pass(int lane)
    {
        for (var e = 0; e < events.Count; e++)
            LaneMemory<T>.Lane(memory.Crossings + e, lane) = LaneMemory<T>.Lane(memory.CrossingsNext + e, lane);
    }

    /// <summary>The lane's segment ends at this event: the next one opens on zero, and leaving zero is no passage.</summary>
    public void Stand(int lane, int e) => LaneMemory<T>.Lane(memory.Crossings + e, lane) = double.NegativeInfinity;

    static bool Passes(Direction direction, double before, double after) => direction switch
    {
        Direction.Rising => before < 0 && after >= 0,
        Direction.Falling => before > 0 && after <= 0,
        Direction.Either => before < 0 && after >= 0 || before > 0 && after <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "not a direction"),
    };

    double Locate(int lane, int e, double before, LaneInterpolation<T> inside)
    {
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < HalvingsMaximum && high - low > Resolution; i++)
        {
            var middle = 0.5 * (low + high);
            var value = At(lane, e, middle, inside);
            if (before < 0 ? value < 0 : value > 0) low = middle;
            else high = middle;
        }
        return high;
    }

    double At(int lane, int e, double fraction, LaneInterpolation<T> inside)
    {
        inside.State(fraction, _state);
        LaneMemory<T>.Scatter(_state, memory.Work, lane);
        Run(memory.Work, memory.CrossingsInside);
        return LaneMemory<T>.Lane(memory.CrossingsInside + e, lane);
    }

    void Run(T* states, T* result) => kernels.Crossings.Run(
        (double*)states, (double*)memory.Parameters, (double*)memory.Prepared, (double*)result, (double*)memory.Scratch);
}
