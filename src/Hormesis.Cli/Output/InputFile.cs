using Hormesis.Model;

namespace Hormesis.Cli.Output;

/// <summary>Reads a file that somebody named, within limits of size and time, and says in one line what is wrong with it.</summary>
static class InputFile
{
    const string Remedy = "name a file that can be read";

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10); // a pipe that nobody writes to

    /// <exception cref="InputException">It cannot be read, is too large, or nothing came in time.</exception>
    public static byte[] Read(string path, int maximumBytes)
    {
        byte[] content = [];
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                content = ReadAll(path, maximumBytes);
            }
            catch (Exception e) when (IsOfTheFile(e))
            {
                failure = e;
            }
        })
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(LongestWait))
            throw new InputException("", $"nothing could be read within {LongestWait.TotalSeconds:0} s", Remedy).In(path);
        return failure switch
        {
            null => content,
            InputException wrong => throw wrong.In(path),
            var other => throw new InputException("", $"it cannot be read ({Reason(other)})", Remedy, other).In(path),
        };
    }

    static byte[] ReadAll(string path, int maximumBytes)
    {
        if (path.Length == 0) throw new InputException("", "the name of the file is empty", "name a file");
        if (Directory.Exists(path)) throw new InputException("", "this is a folder", "name a file in it");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (file.CanSeek && file.Length > maximumBytes) throw TooLarge(file.Length, maximumBytes);

        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            if (content.Length + read > maximumBytes) throw TooLarge(content.Length + read, maximumBytes);
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }

    static InputException TooLarge(long bytes, int maximum) =>
        new("", $"{bytes >> 20} MiB or more; at most {maximum >> 20} MiB are read", "name a smaller file");

    static bool IsOfTheFile(Exception e) =>
        e is IOException or UnauthorizedAccessException or InputException or ArgumentException or NotSupportedException;

    static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access is denied",
        _ => e.Message,
    };
}
