using System.Globalization;

namespace Hormesis.Bench.Peers;

/// <summary>The one core on which all contestants run in turn.</summary>
public sealed record Core(int? Number)
{
    const string Taskset = "/usr/bin/taskset";

    /// <summary>The last core that this process may use: the first ones serve most interrupts. None where taskset is not at hand.</summary>
    public static Core Choose()
    {
        const string status = "/proc/self/status", field = "Cpus_allowed_list:";
        if (!File.Exists(Taskset) || !File.Exists(status)) return new(Number: null);
        var line = File.ReadLines(status).FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
        return new(line is null ? null : Last(line[field.Length..]));
    }

    /// <summary>The last of a list such as "0-3,8".</summary>
    public static int Last(string list) => int.Parse(list.Trim().Split(',', '-')[^1], NumberStyles.None, CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Pin(IReadOnlyList<string> command) => Number is { } core
        ? [Taskset, "-c", core.ToString(CultureInfo.InvariantCulture), .. command]
        : command;

    public override string ToString() => Number is { } core ? $"core {core}" : "not pinned (no taskset)";
}
