using System.Runtime.InteropServices;
using Hormesis.Recording;

namespace Hormesis.Store;

/// <summary>One channel of a session's recording, from the chunks that the store has of it.</summary>
public static class RecordedChannel
{
    /// <summary>A value for each row of the recording so far, in the unit that the channel's name says.</summary>
    /// <param name="channel">A column of the recording's header that holds floating-point numbers.</param>
    /// <exception cref="FormatException">A chunk is damaged or missing, or there is no such channel.</exception>
    public static double[] Read(ClinicStore store, Guid session, string channel, CancellationToken stop)
    {
        var column = new ColumnReader(channel);
        foreach (var chunk in store.ChunksOf(session))
        {
            stop.ThrowIfCancellationRequested();
            column.Add(chunk);
        }
        return MemoryMarshal.Cast<ulong, double>(column.Values).ToArray();
    }
}
