namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// Who is solved for, and what becomes of the results. A patient is a parameter vector and a row of segments between which
/// parameters and states may be changed at once. Patients are asked for in any order and by several threads at a time, each
/// patient by one; nothing here may depend on that.
/// </summary>
public interface IEnsemble
{
    /// <summary>Patients are numbered from 0.</summary>
    int Count { get; }

    /// <summary>Sets a patient's parameters; the span holds the model's defaults.</summary>
    void Begin(int patient, Span<double> parameters);

    /// <summary>
    /// Opens a segment and returns the time at which it ends, in seconds; NaN when the patient has none left. Parameters and
    /// state may be changed: at the first segment the state is the model's start.
    /// </summary>
    double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state);

    /// <summary>A segment has ended, at its time or at an event.</summary>
    void Close(int patient, int segment, double time, ReadOnlySpan<double> state);

    /// <summary>Times at which the patient's state is wanted, ascending; they do not change the steps.</summary>
    ReadOnlySpan<double> SampleTimes(int patient) => [];

    /// <summary>The state at one of the times that were asked for.</summary>
    void Sample(int patient, int index, double time, ReadOnlySpan<double> state) { }

    /// <summary>One of the model's events happens; returns whether the segment ends here.</summary>
    bool Happens(int patient, int stateEvent, double time, ReadOnlySpan<double> state) => false;

    /// <summary>The patient cannot be solved any further. The others are not touched.</summary>
    void Fail(Failure failure);
}

/// <summary>Why a patient could not be solved.</summary>
/// <param name="Time">The last time that was reached, in seconds.</param>
public readonly record struct Failure(int Patient, double Time, FailureReason Reason);

public enum FailureReason
{
    /// <summary>The start, or a rate there, is not a finite number.</summary>
    StartNotFinite,

    /// <summary>No step, however small, keeps the error within the tolerance.</summary>
    StepTooSmall,

    /// <summary>More steps than the options allow.</summary>
    TooManySteps,
}
