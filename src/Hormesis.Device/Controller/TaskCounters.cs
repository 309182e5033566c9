namespace Hormesis.Device.Controller;

/// <summary>How often each task of the device has run, as its composition counts. A number that stands still is a task that does.</summary>
public readonly record struct TaskCounters(uint Controller, uint Monitor, uint Alarms, uint Journal)
{
    /// <summary>Every task has run since then.</summary>
    public bool AllMovedSince(TaskCounters before) =>
        Controller != before.Controller && Monitor != before.Monitor && Alarms != before.Alarms && Journal != before.Journal;
}
