using Hormesis.Model;

namespace Hormesis.Store.Moving;

/// <summary>The lines of a backup, as bytes.</summary>
static class BackupFile
{
    /// <summary>No row is longer; a line beyond it is damage.</summary>
    const int LongestLine = 256 << 20;

    public static IEnumerable<byte[]> Lines(string file)
    {
        using var stream = Open(file);
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        while (stream.Read(buffer) is > 0 and var read)
        {
            var from = 0;
            while (Array.IndexOf(buffer, (byte)'\n', from, read - from) is >= 0 and var at)
            {
                line.Write(buffer, from, at - from);
                yield return line.ToArray();
                line.SetLength(0);
                from = at + 1;
            }
            line.Write(buffer, from, read - from);
            if (line.Length > LongestLine) throw new InputException("", "a line is too long for a backup", "take another").In(file);
        }
        if (line.Length > 0) yield return line.ToArray();
    }

    static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new InputException("", $"it cannot be read ({missing.Message})", "name a backup's file", missing).In(file);
        }
    }
}
