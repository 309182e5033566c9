using System.Globalization;

namespace Hormesis.Bench.Storing;

/// <summary>What the figures depend on beside the programs: the file system, and what else the computer does.</summary>
static class Surroundings
{
    const string Mounts = "/proc/self/mounts", Load = "/proc/loadavg";

    /// <summary>Kind and device of the file system that a folder is on: "ext4 on /dev/sda1".</summary>
    public static string FileSystemOf(string folder)
    {
        var path = Path.GetFullPath(folder) + "/";
        if (!File.Exists(Mounts)) return new DriveInfo(path).DriveFormat;
        var mount = File.ReadLines(Mounts).Select(l => l.Split(' '))
            .Where(p => p.Length > 2 && path.StartsWith(Ending(p[1]), StringComparison.Ordinal)).MaxBy(p => p[1].Length);
        return mount is null ? "unknown" : $"{mount[2]} on {mount[0]}";
    }

    /// <summary>Programs that ran or waited for the disk, over the last minute; null where it is not told.</summary>
    public static double? LoadNow() =>
        File.Exists(Load) ? double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture) : null;

    static string Ending(string mount) => mount.EndsWith('/') ? mount : mount + "/";
}
