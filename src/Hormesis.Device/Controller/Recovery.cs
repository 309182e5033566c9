using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// What a restarted controller makes of its journal: which pass's blood is or may be in the bottle, how far it has come, how old it
/// is. It begins in the safe state, and gives no gas any more: what is in doubt is taken for dosed.
/// </summary>
static class Recovery
{
    /// <param name="setup">The same plan and device as before.</param>
    /// <param name="entries">The whole journal, oldest first.</param>
    /// <param name="now">
    /// The session's time, continued over the restart by the wall clock. A time before the newest entry is no time to go by: the
    /// blood then counts as too old.
    /// </param>
    public static ControllerState From(ControllerSetup setup, IReadOnlyList<JournalEntry> entries, TimeSpan now)
    {
        var begin = ControllerState.Begin with { Now = now };
        if (entries.Count == 0) return begin.Enter(Phase.SelfTest);

        var newest = entries[^1];
        var filling = Filling.Of(newest.Pass);
        var blood = default(BloodAccount);
        var (tare, offered) = (setup.Profile.Bottle.Tare, OzoneMass.Zero);
        foreach (var entry in entries)
        {
            if (entry.Kind == JournalKind.BottleWeighed && entry.Pass == 1) tare = Mass.FromGrams(entry.Amount);
            if (entry.Pass == newest.Pass) (filling, blood) = Read(entry, filling, blood);
            else if (entry.Kind == JournalKind.DoseDone) offered += OzoneMass.FromMicrograms(entry.Amount);
        }
        var standing = now >= newest.At ? now - newest.At : TimeSpan.MaxValue;
        return begin.Enter(Phase.Safe) with
        {
            Stop = StopReason.Restart,
            GasOff = true,
            Journal = newest,
            ReturnedAt = now,
            Filling = filling with { Standing = standing, StandingLongest = standing },
            Blood = blood with { Tare = tare },
            OfferedBefore = offered,
        };
    }

    static (Filling, BloodAccount) Read(in JournalEntry entry, Filling filling, BloodAccount blood)
    {
        var reached = filling.Reach(entry.Kind);
        return entry.Kind switch
        {
            JournalKind.DrawIntended => (reached with { FirstBloodAt = entry.At }, blood),
            JournalKind.DrawDone => (reached, blood with { Drawn = ActualVolume.FromMillilitres(entry.Amount) }),
            _ => (reached, blood),
        };
    }
}
