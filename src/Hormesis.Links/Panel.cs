using Hormesis.Device.Controller;

namespace Hormesis.Links;

/// <summary>
/// Where what people do comes in to a session that is operated: one thing for each tick, in order. Stop and hold do not wait behind
/// anything, cannot be refused, and drop what was waiting: it was meant for a session that goes on.
/// </summary>
public sealed class Panel
{
    /// <summary>People are slow and ticks are quick: more than this is not people.</summary>
    public const int MostWaiting = 16;

    readonly Lock gate = new();
    readonly Queue<PanelInput> waiting = new(MostWaiting);
    PanelInput stop, hold;

    /// <returns>False when too much waits already; nothing is taken in then.</returns>
    public bool TryPress(in PanelInput input)
    {
        lock (gate)
        {
            if (input.Action == OperatorAction.Stop) stop = input;
            else if (input.Action == OperatorAction.Hold) hold = input;
            else if (waiting.Count >= MostWaiting) return false;
            else waiting.Enqueue(input);
            if (input.Action is OperatorAction.Stop or OperatorAction.Hold) waiting.Clear();
            return true;
        }
    }

    /// <summary>Ends the session safely.</summary>
    public void Stop(byte person) => TryPress(new(OperatorAction.Stop, Person: person));

    /// <summary>Lets it stand still where that is safe.</summary>
    public void Hold(byte person) => TryPress(new(OperatorAction.Hold, Person: person));

    /// <summary>What is done at this tick; false for nothing.</summary>
    internal bool TryTake(out PanelInput input)
    {
        lock (gate)
        {
            if (stop.Action != OperatorAction.None)
            {
                (input, stop, hold) = (stop, default, default);
                return true;
            }
            if (hold.Action == OperatorAction.None) return waiting.TryDequeue(out input);
            (input, hold) = (hold, default);
            return true;
        }
    }
}
