using Hormesis.Recording;

namespace Hormesis.Bench.Storing;

/// <summary>The peer: bytes appended to a file, and synchronised with the disk before they count.</summary>
sealed class RawFile(string path, TimeProvider clock) : IDisposable
{
    readonly FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    readonly List<double> appends = [];
    long length;

    /// <summary>Append and synchronisation of each group since the last time, ms.</summary>
    public IReadOnlyList<double> Take()
    {
        double[] taken = [.. appends];
        appends.Clear();
        return taken;
    }

    public void Append(IReadOnlyList<ReadOnlyMemory<byte>> group)
    {
        var from = clock.GetTimestamp();
        RandomAccess.Write(file.SafeFileHandle, group, length);
        Disk.Synchronise(file.SafeFileHandle);
        appends.Add(clock.GetElapsedTime(from).TotalMilliseconds);
        length += group.Sum(b => (long)b.Length);
    }

    public void Dispose() => file.Dispose();
}
