using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>One lane's states within the step that was just taken: the method's own dense output, or the cubic of Hermite.</summary>
sealed unsafe class LaneInterpolation<T>(Tableau method, ModelKernels kernels, LaneMemory<T> memory, int states)
    where T : unmanaged, ILanes<T>
{
    readonly double[] _first = new double[states], _last = new double[states];
    readonly double[] _d1 = new double[states], _d2 = new double[states], _d3 = new double[states];

    /// <summary>Takes over the step of a lane. Must be called before <see cref="State"/>, while the step's increments stand.</summary>
    public void Enter(int lane)
    {
        LaneMemory<T>.Gather(memory.State, lane, _first);
        LaneMemory<T>.Gather(memory.Next, lane, _last);
        if (method.Dense.Length > 0) EnterDense(lane);
        else EnterHermite(lane);
    }

    /// <summary>The states at a fraction of the step, 0 to 1.</summary>
    public void State(double at, Span<double> state)
    {
        if (at >= 1)
        {
            _last.CopyTo(state);
            return;
        }
        var rest = 1 - at;
        for (var i = 0; i < state.Length; i++)
            state[i] = rest * _first[i] + at * (_last[i] + rest * (_d1[i] + at * (_d2[i] + at * _d3[i])));
    }

    void EnterDense(int lane)
    {
        Span<double> u = stackalloc double[method.Stages];
        for (var i = 0; i < states; i++)
        {
            for (var s = 0; s < u.Length; s++) u[s] = LaneMemory<T>.Lane(memory.Increments + s * memory.Stride + i, lane);
            (_d1[i], _d2[i], _d3[i]) = (Dot(method.Dense[0], u), Dot(method.Dense[1], u), Dot(method.Dense[2], u));
        }
    }

    // (1-x) y0 + x y1 + x (1-x) ((1-x) (h f0 - d) - x (h f1 - d)) with d = y1 - y0, sorted by powers of x.
    void EnterHermite(int lane)
    {
        var step = LaneMemory<T>.Lane(memory.StepTaken, lane);
        Slopes(memory.State, lane, _d1);
        Slopes(memory.Next, lane, _d2);
        for (var i = 0; i < states; i++)
        {
            var rise = _last[i] - _first[i];
            var (begin, end) = (step * _d1[i] - rise, step * _d2[i] - rise);
            (_d1[i], _d2[i], _d3[i]) = (begin, -begin - end, 0);
        }
    }

    void Slopes(T* at, int lane, double[] slopes)
    {
        kernels.Rates.Run((double*)at, (double*)memory.Parameters, (double*)memory.Prepared, (double*)memory.Work, (double*)memory.Scratch);
        LaneMemory<T>.Gather(memory.Work, lane, slopes);
    }

    static double Dot(double[] weights, ReadOnlySpan<double> u)
    {
        var sum = 0.0;
        for (var s = 0; s < u.Length; s++) sum += weights[s] * u[s];
        return sum;
    }
}
