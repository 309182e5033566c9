using System.Data.Common;
using Hormesis.Store.Chunks;
using static System.FormattableString;

namespace Hormesis.Store.Verifying;

/// <summary>Whether a tape is there, and whether the chunks that the database knows of are all that stands on it.</summary>
static class TapePass
{
    /// <returns>False when its chunks cannot be looked at.</returns>
    public static bool Run(IStoreEngine engine, DbConnection connection, DbTransaction transaction, bool isSealed, Findings findings)
    {
        if (engine.TapeFile is not { } file) return true;
        var name = Path.GetFileName(file);
        try
        {
            using TapeReading tape = new(file);
            if (!tape.HasHead) findings.Add(name, "does not begin as a tape");
            var end = TapeRuns.End(connection, transaction);
            var known = Tape.HeadLength + TapeRuns.All(connection, transaction)
                .Sum(r => TapePlace.Unpack(r.Places).Sum(p => TapeFrame.HeadLength + (long)p.Length));
            if (known != end) findings.Add(name, Invariant($"{known} bytes up to {end} are known: some are gone or were added"));
            if (isSealed && tape.Length != end)
                findings.Add(name, Invariant($"is {tape.Length} bytes long and was {end} at the clean end"));
            return true;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            findings.Add(name, $"cannot be read ({unreadable.Message})");
            return false;
        }
    }
}
