using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>The alarms said again as plainly as possible, with lists: what the real ones are compared with.</summary>
sealed class NaiveAlarms(AlarmTable table)
{
    sealed class Item
    {
        public required int Row;
        public required int Order;
        public bool Active = true;
        public bool Seen;
    }

    readonly List<Item> items = [];
    int order;
    uint count;
    bool started;
    TimeSpan pausedUntil;

    public TimeSpan PauseLeft { get; private set; }
    public List<int> Ranked { get; private set; } = [];
    public int Sounding { get; private set; }

    public void Step(IReadOnlySet<int> conditions, uint operatorCount, OperatorAction action, TimeSpan now)
    {
        var wasPaused = now < pausedUntil;
        foreach (var item in items.Where(i => i.Active && !conditions.Contains(i.Row)).ToList())
        {
            item.Active = false;
            if (!table.Alarms[item.Row].Latches) items.Remove(item);
        }
        foreach (var row in conditions.Where(c => !items.Any(i => i.Active && i.Row == c)).Order())
        {
            items.RemoveAll(i => i.Row == row);
            items.Add(new() { Row = row, Order = ++order });
            pausedUntil = now < pausedUntil ? now : pausedUntil;
        }
        if (started && operatorCount != count) Do(action, wasPaused, now);
        (started, count) = (true, operatorCount);

        PauseLeft = now < pausedUntil ? pausedUntil - now : TimeSpan.Zero;
        Ranked = [.. Sort(items).Select(i => i.Row)];
        Sounding = Sort(items.Where(i => IsHeard(i, now))).Select(i => i.Row).FirstOrDefault(-1);
    }

    void Do(OperatorAction action, bool wasPaused, TimeSpan now)
    {
        if (action == OperatorAction.Acknowledge) items.ForEach(i => i.Seen = true);
        if (action == OperatorAction.ResetAlarms) items.RemoveAll(i => !i.Active);
        if (action == OperatorAction.PauseAudio) pausedUntil = wasPaused ? now : now + TimeSpan.FromSeconds(120);
    }

    bool IsHeard(Item i, TimeSpan now) => i.Active && !table.Alarms[i.Row].Pausable || !i.Seen && !(now < pausedUntil);

    IEnumerable<Item> Sort(IEnumerable<Item> some) => some
        .OrderByDescending(i => table.Alarms[i.Row].Air).ThenByDescending(i => table.Alarms[i.Row].Priority).ThenByDescending(i => i.Order);
}
