using System.Runtime.CompilerServices;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>What came of an attempt, lane by lane.</summary>
/// <param name="Accepted">Lanes whose step counts, as a mask.</param>
/// <param name="Ended">Lanes that have reached the end of their segment.</param>
/// <param name="Rejected">Lanes that must try again with a smaller step.</param>
/// <param name="Hopeless">Lanes that cannot: the step is too small, or there were too many.</param>
/// <param name="Due">Lanes with a sample or an event to look at within this step.</param>
readonly record struct StepOutcome<T>(T Accepted, uint Ended, uint Rejected, uint Hopeless, uint Due);

/// <summary>
/// Judges steps: the root mean square of the errors, each measured by its tolerance, must be at most one, and so must the
/// depth below zero of a state that stays positive. Sets the next step of every lane.
/// </summary>
/// <remarks>Elementary control (Hairer and Wanner II, IV.8): h_next = 0.9 h err^(-1/order), within a factor of 0.2 to 6.</remarks>
sealed unsafe class StepControl<T>(SolverOptions options, int states) where T : unmanaged, ILanes<T>
{
    const double Safety = 0.9, FactorMinimum = 0.2, FactorMaximum = 6;

    // Below this the factor is at its maximum anyway; it keeps the logarithm finite.
    const double ErrorFloor = 1e-10;

    // An error that is not a number is treated as one so large that the step shrinks by the most.
    const double ErrorOfNaN = 1e6;

    // Relative to time, the least step that still moves the clock; and the least one at time zero, in seconds.
    const double StepLeastRelative = 1e-15, StepLeast = 1e-30;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepOutcome<T> Judge(LaneMemory<T> m, T h, T last, int stages)
    {
        var error = Error(m, m.Increments + (stages - 1) * m.Stride);
        var good = T.And(T.AtLeast(T.Of(1), error), *m.Active);
        error = T.Select(T.AtLeast(error, T.Of(0)), error, T.Of(ErrorOfNaN));
        var factor = T.Of(Safety) * T.Pow(T.Max(error, T.Of(ErrorFloor)), T.Of(-1.0 / options.Method.Order));
        factor = T.Max(T.Of(FactorMinimum), T.Min(T.Of(FactorMaximum), factor));
        var next = h * factor;
        *m.Step = T.Select(good, next, T.Min(next, h));
        *m.TimeNext = T.Select(last, *m.End, *m.Time + h);

        var active = T.Bits(*m.Active);
        var accepted = T.Bits(good);
        var small = T.Bits(T.AtLeast(T.Max(T.Abs(*m.Time) * T.Of(StepLeastRelative), T.Of(StepLeast)), *m.Step));
        var many = T.Bits(T.AtLeast(*m.Steps, T.Of(options.StepsMaximum - 1)));
        var sample = T.Bits(T.AtLeast(*m.TimeNext, *m.SampleAt));
        return new(
            good,
            accepted & T.Bits(last),
            active & ~accepted,
            active & ~accepted & small | active & many & ~(accepted & T.Bits(last)),
            accepted & (m.HasEvents ? uint.MaxValue : sample));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    T Error(LaneMemory<T> m, T* estimate)
    {
        var relative = T.Of(options.RelativeTolerance);
        T even = default, odd = default, deepest = default;
        for (var i = 0; i < m.Stride; i += 2)
        {
            var a = T.Of(1) / T.MultiplyAdd(relative, T.Max(T.Abs(m.Next[i]), T.Abs(m.State[i])), m.Weight[i]);
            var b = T.Of(1) / T.MultiplyAdd(relative, T.Max(T.Abs(m.Next[i + 1]), T.Abs(m.State[i + 1])), m.Weight[i + 1]);
            var (x, y) = (estimate[i] * a, estimate[i + 1] * b);
            even = T.MultiplyAdd(x, x, even);
            odd = T.MultiplyAdd(y, y, odd);
            deepest = T.Max(deepest, T.Max(m.Sign[i] * m.Next[i] * a, m.Sign[i + 1] * m.Next[i + 1] * b));
        }
        return T.Max(T.Sqrt((even + odd) * T.Of(1.0 / states)), deepest);
    }
}
