using System.Collections.Concurrent;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Tests.Model.Numerics.Solving;

/// <summary>An ensemble written as data, which keeps everything that it is told.</summary>
sealed class RecordedEnsemble(int count) : IEnsemble
{
    public int Count => count;
    public Action<int, double[]> Parameters { get; init; } = (_, _) => { };
    public double[] Ends { get; init; } = [1];
    public Action<int, int, double[], double[]> AtOpening { get; init; } = (_, _, _, _) => { };
    public double[] Times { get; init; } = [];
    public Func<int, int, double, bool> StopsAt { get; init; } = (_, _, _) => false;

    public ConcurrentDictionary<(int Patient, int Segment), (double Time, double[] State)> Closed { get; } = new();
    public ConcurrentDictionary<(int Patient, int Index), (double Time, double[] State)> Samples { get; } = new();
    public ConcurrentQueue<(int Patient, int Event, double Time)> Events { get; } = new();
    public ConcurrentBag<Failure> Failures { get; } = [];

    public void Begin(int patient, Span<double> parameters)
    {
        var changed = parameters.ToArray();
        Parameters(patient, changed);
        changed.CopyTo(parameters);
    }

    public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state)
    {
        if (segment >= Ends.Length) return double.NaN;
        var (p, y) = (parameters.ToArray(), state.ToArray());
        AtOpening(patient, segment, p, y);
        p.CopyTo(parameters);
        y.CopyTo(state);
        return Ends[segment];
    }

    public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) =>
        Assert.True(Closed.TryAdd((patient, segment), (time, state.ToArray())), "a segment is closed once");

    public ReadOnlySpan<double> SampleTimes(int patient) => Times;

    public void Sample(int patient, int index, double time, ReadOnlySpan<double> state) =>
        Assert.True(Samples.TryAdd((patient, index), (time, state.ToArray())), "a sample is given once");

    public bool Happens(int patient, int stateEvent, double time, ReadOnlySpan<double> state)
    {
        Events.Enqueue((patient, stateEvent, time));
        return StopsAt(patient, stateEvent, time);
    }

    public void Fail(Failure failure) => Failures.Add(failure);

    public double[] Last(int patient) => Closed[(patient, Ends.Length - 1)].State;
}
