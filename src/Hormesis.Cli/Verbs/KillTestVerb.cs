using System.CommandLine;
using Hormesis.Cli.Output;
using Hormesis.Model;

namespace Hormesis.Cli.Verbs;

/// <summary>kill-test N: kills a recording session at N random moments and looks at what remains.</summary>
static class KillTestVerb
{
    const int Most = 100_000;

    static readonly Argument<int> Kills = new("N") { Description = "How many sessions to kill", DefaultValueFactory = _ => 20 };
    static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Seed of the moments and of the simulated devices",
        DefaultValueFactory = _ => 1,
    };

    static readonly Option<string?> Only = new("--only")
    {
        Description = "One half of it: recordings or stores",
        HelpName = "HALF",
    };

    // The session that is killed: this program again, told where to record.
    static readonly Option<string> Child = new("--child") { Hidden = true };

    static readonly Option<string> ChildStore = new("--child-store") { Hidden = true };
    static readonly Option<int> KillAt = new("--kill-at") { Hidden = true };

    public static Command Command { get; } = Verb.Of(
        "kill-test",
        "Kills (SIGKILL) N recording sessions, and N processes that write into a store; what was acknowledged must be there, whole.",
        "kill-test 20", Run, Kills, Seed, Only, Child, ChildStore, KillAt);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var seed = parsed.GetValue(Seed);
        if (parsed.GetValue(Child) is { Length: > 0 } path) return KilledSession.Record(path, seed);
        if (parsed.GetValue(ChildStore) is { Length: > 0 } store)
            return KilledStore.Run(store, parsed.GetValue(KillAt), stop).GetAwaiter().GetResult();

        var kills = parsed.GetValue(Kills);
        if (kills is < 1 or > Most) throw new InputException("N", $"{kills} kills", $"ask for 1 to {Most}");

        var only = parsed.GetValue(Only);
        if (only is not (null or "recordings" or "stores"))
            throw new InputException("--only", $"there is no half \"{only}\"", "give recordings or stores");
        var recordings = only == "stores" ? new(0, 0, 0, 0, 0, 0, seed, Store: null) : KillTest.Run(kills, seed, screen, stop);
        var stores = only == "recordings" ? null : StoreKills.Run(kills, seed, screen, stop);
        var result = stores is null
            ? recordings
            : recordings with { Lost = recordings.Lost + stores.Lost, Torn = recordings.Torn + stores.Torn, Store = stores };
        if (screen.Json) screen.Document(result, Documents.Readable.KillTestDocument);
        else Tell(result, only == "stores", screen);
        return result.Lost + result.Torn == 0 ? Exit.Yes : Exit.No;
    }

    static void Tell(KillTestDocument r, bool isStoresAlone, Screen screen)
    {
        screen.Line($"{(isStoresAlone ? r.Store!.Kills : r.Kills)} kills, {r.Lost} lost, {r.Torn} torn.");
        if (!isStoresAlone) TellOfRecordings(r, screen);
        if (r.Store is not { } s) return;
        screen.Line($"{s.Kills} kills of a process that writes into a store, {s.Acknowledged} submissions acknowledged before.");
        screen.Line($"{s.Points} of {s.PointsInAll} steps of its writes were among the moments; {s.Completed} ended before their kill.");
    }

    static void TellOfRecordings(KillTestDocument r, Screen screen)
    {
        screen.Line($"{r.TailsCutOff} recordings ended in a torn frame that was cut off.");
        screen.Line($"{r.Completed} sessions ended before their kill and do not count.");
        screen.Line($"{r.TicksReplayed} ticks replayed.");
    }
}
