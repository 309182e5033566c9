using System.Runtime.InteropServices;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// The arrays of a solver in one block outside the managed heap, aligned to cache lines: element i of an array is a register
/// with value i of each lane. State vectors have an even length, the spare row staying zero, so that loops go by two.
/// </summary>
sealed unsafe class LaneMemory<T> : IDisposable where T : unmanaged
{
    readonly void* _block;

    public LaneMemory(int states, int parameters, int prepared, int entries, int stages, int crossings, int scratch)
    {
        Stride = states + (states & 1);
        HasEvents = crossings > 0;
        var rows = Stride * (5 + stages) + parameters + prepared + 2 * entries + 3 * crossings + scratch + 9;
        _block = NativeMemory.AlignedAlloc((nuint)(rows * sizeof(T)), 64);
        NativeMemory.Clear(_block, (nuint)(rows * sizeof(T)));
        var next = (T*)_block;
        State = Take(ref next, Stride);
        Next = Take(ref next, Stride);
        Work = Take(ref next, Stride);
        Weight = Take(ref next, Stride);
        Sign = Take(ref next, Stride);
        Increments = Take(ref next, Stride * stages);
        Parameters = Take(ref next, parameters);
        Prepared = Take(ref next, prepared);
        Matrix = Take(ref next, entries);
        Factors = Take(ref next, entries);
        Crossings = Take(ref next, crossings);
        CrossingsNext = Take(ref next, crossings);
        CrossingsInside = Take(ref next, crossings);
        Scratch = Take(ref next, scratch);
        Time = Take(ref next, 1);
        TimeNext = Take(ref next, 1);
        End = Take(ref next, 1);
        Step = Take(ref next, 1);
        StepTaken = Take(ref next, 1);
        SampleAt = Take(ref next, 1);
        Active = Take(ref next, 1);
        Diagonal = Take(ref next, 1);
        Steps = Take(ref next, 1);
    }

    /// <summary>Rows of a state vector: the number of states, made even.</summary>
    public int Stride { get; }

    /// <summary>Every accepted step must be looked at for a passage through zero.</summary>
    public bool HasEvents { get; }

    public T* State { get; }
    public T* Next { get; }
    public T* Work { get; }

    /// <summary>Absolute tolerance of each state, in its unit.</summary>
    public T* Weight { get; }

    /// <summary>-1 for a state that stays positive, 0 for others.</summary>
    public T* Sign { get; }
    public T* Increments { get; }
    public T* Parameters { get; }
    public T* Prepared { get; }
    public T* Matrix { get; }
    public T* Factors { get; }
    public T* Crossings { get; }
    public T* CrossingsNext { get; }
    public T* CrossingsInside { get; }
    public T* Scratch { get; }
    public T* Time { get; }
    public T* TimeNext { get; }
    public T* End { get; }

    /// <summary>The step that is wished for next.</summary>
    public T* Step { get; }

    /// <summary>The step that was tried, cut at the segment's end.</summary>
    public T* StepTaken { get; }

    /// <summary>The next time at which a sample is wanted.</summary>
    public T* SampleAt { get; }

    /// <summary>All bits set in lanes that hold a patient.</summary>
    public T* Active { get; }
    public T* Diagonal { get; }

    /// <summary>Attempts of the lane's patient so far.</summary>
    public T* Steps { get; }

    /// <summary>One lane's value of a row.</summary>
    public static ref double Lane(T* row, int lane) => ref ((double*)row)[lane];

    public static void Scatter(ReadOnlySpan<double> values, T* rows, int lane)
    {
        for (var i = 0; i < values.Length; i++) Lane(rows + i, lane) = values[i];
    }

    public static void Gather(T* rows, int lane, Span<double> values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = Lane(rows + i, lane);
    }

    public void Dispose() => NativeMemory.AlignedFree(_block);

    static T* Take(ref T* next, int rows)
    {
        var taken = next;
        next += rows;
        return taken;
    }
}
