using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// One step of a declared model by the classical method of Runge and Kutta, of a size that the caller gives: for what runs beside a
/// clock and must neither search for its step nor allocate. It knows nothing of errors; whoever takes it says why its step is small
/// enough. Shared between threads, it keeps nothing.
/// </summary>
public sealed unsafe class FixedStep(CompiledModel model)
{
    const LaneWidth Width = LaneWidth.Bits128;
    const int AlignedTo = 64;
    const double Half = 0.5, Third = 1.0 / 3, Sixth = 1.0 / 6;

    readonly ModelKernels kernels = model.Kernels(Width);
    readonly int states = model.Model.States.Count, parameterCount = model.Model.Parameters.Count;
    readonly int prepared = model.Programs.PreparedCount, observableCount = model.Model.Observables.Count;
    readonly int scratchCount = model.Kernels(Width).ScratchCount;

    /// <summary>Where the model starts for these parameters.</summary>
    public void Start(ReadOnlySpan<double> parameters, Span<double> state)
    {
        var memory = stackalloc double[Doubles];
        Desk desk = new(memory, this);
        Spread(parameters, desk.Parameters);
        kernels.Starts.Run(null, desk.Parameters, null, desk.Result, desk.Scratch);
        Gather(desk.Result, state);
    }

    /// <summary>Moves the state on by so many seconds, and says what can be read of it then.</summary>
    public void Advance(ReadOnlySpan<double> parameters, Span<double> state, double seconds, Span<double> observables)
    {
        var memory = stackalloc double[Doubles];
        Desk desk = new(memory, this);
        Spread(parameters, desk.Parameters);
        kernels.Prepare.Run(null, desk.Parameters, null, desk.Prepared, desk.Scratch);
        Step(desk, state, seconds);
        Spread(state, desk.State);
        kernels.Observables.Run(desk.State, desk.Parameters, desk.Prepared, desk.Result, desk.Scratch);
        Gather(desk.Result, observables);
    }

    void Step(in Desk desk, Span<double> state, double h)
    {
        Span<double> slope = stackalloc double[states], asked = stackalloc double[states], sum = stackalloc double[states];
        state.CopyTo(asked);
        sum.Clear();
        for (var stage = 0; stage < 4; stage++)
        {
            Rates(desk, asked, slope);
            var (weight, reach) = stage switch { 0 => (Sixth, Half), 1 => (Third, Half), 2 => (Third, 1.0), _ => (Sixth, 0.0) };
            for (var i = 0; i < states; i++)
            {
                sum[i] += weight * slope[i];
                asked[i] = state[i] + reach * h * slope[i];
            }
        }
        for (var i = 0; i < states; i++) state[i] += h * sum[i];
    }

    void Rates(in Desk desk, ReadOnlySpan<double> state, Span<double> slope)
    {
        Spread(state, desk.State);
        kernels.Rates.Run(desk.State, desk.Parameters, desk.Prepared, desk.Result, desk.Scratch);
        Gather(desk.Result, slope);
    }

    int Doubles => AlignedTo / sizeof(double)
        + Width.Lanes() * (states + parameterCount + prepared + Math.Max(states, observableCount) + scratchCount);

    static void Spread(ReadOnlySpan<double> values, double* rows)
    {
        for (var i = 0; i < values.Length; i++)
            for (var lane = 0; lane < Width.Lanes(); lane++) rows[i * Width.Lanes() + lane] = values[i];
    }

    static void Gather(double* rows, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = rows[i * Width.Lanes()];
    }

    // Where each array stands in the block.
    readonly ref struct Desk
    {
        public Desk(double* memory, FixedStep of)
        {
            var first = (double*)(((nuint)memory + AlignedTo - 1) & ~(nuint)(AlignedTo - 1));
            State = first;
            Parameters = State + of.states * Width.Lanes();
            Prepared = Parameters + of.parameterCount * Width.Lanes();
            Result = Prepared + of.prepared * Width.Lanes();
            Scratch = Result + Math.Max(of.states, of.observableCount) * Width.Lanes();
        }

        public double* State { get; }
        public double* Parameters { get; }
        public double* Prepared { get; }
        public double* Result { get; }
        public double* Scratch { get; }
    }
}
