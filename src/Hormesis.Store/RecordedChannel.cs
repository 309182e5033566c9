using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using Hormesis.Recording;
using Hormesis.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store;

/// <summary>One channel of a session's recording, from the chunks that the store has of it.</summary>
public static class RecordedChannel
{
    /// <summary>A value for each row of the recording so far, in the unit that the channel's name says.</summary>
    /// <param name="channel">A column of the recording's header that holds floating-point numbers.</param>
    /// <exception cref="FormatException">A chunk is damaged or missing, or there is no such channel.</exception>
    public static double[] Read(ClinicStore store, Guid session, string channel, CancellationToken stop)
    {
        using var context = store.Read();
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().Command(
            """SELECT "Index", "Bytes" FROM "Chunks" WHERE "SessionId" = @session ORDER BY "Index" """, "session");
        command.Parameters[0].Value = session;
        using var chunks = command.ExecuteReader();
        return ValuesOf(chunks, new(channel), stop);
    }

    static double[] ValuesOf(DbDataReader chunks, ColumnReader column, CancellationToken stop)
    {
        for (var next = 0; chunks.Read(); next++)
        {
            stop.ThrowIfCancellationRequested();
            if (chunks.GetInt32(0) != next)
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"chunk {next} of the recording is missing"));
            column.Add((byte[])chunks[1]);
        }
        return MemoryMarshal.Cast<ulong, double>(column.Values).ToArray();
    }
}
