using System.Runtime.CompilerServices;

namespace Hormesis.Device.Twin;

/// <summary>
/// Plug flow through a tube, in cells of equal volume: what goes in comes out a line volume later, whatever the flow does. A
/// ring, as a value.
/// </summary>
struct PlugLine
{
    const int Most = 256;

    Cells cells;
    readonly int count;
    readonly double cellVolume;
    int head;
    double partial;
    double partialContent;

    public PlugLine(double volume, int count, double fill)
    {
        if (count is < 1 or > Most) throw new ArgumentOutOfRangeException(nameof(count), count, $"a line has 1 to {Most} cells");
        (this.count, cellVolume) = (count, volume / count);
        ((Span<double>)cells)[..count].Fill(fill);
        Content = volume * fill;
    }

    /// <summary>Content of the cell that leaves next.</summary>
    public readonly double Outlet => cells[head];

    /// <summary>Volume × content of all that is in the line.</summary>
    public double Content { get; private set; }

    /// <summary>Content of the cell that has this share of the line's volume between it and the outlet.</summary>
    public readonly double At(double volumeFromOutlet)
    {
        var index = head + Math.Min((int)((volumeFromOutlet + partial) / cellVolume), count - 1);
        return cells[index < count ? index : index - count];
    }

    /// <summary>Moves the line on. Returns what left, as volume × content.</summary>
    /// <param name="volume">How much goes in; the same leaves.</param>
    /// <param name="inlet">Content of what goes in.</param>
    public double Push(double volume, double inlet)
    {
        if (!(volume > 0)) return 0;
        var (left, rest) = (0.0, volume);
        while (rest > 0)
        {
            var step = Math.Min(rest, cellVolume - partial);
            left += step * cells[head];
            partialContent += step * inlet;
            partial += step;
            rest -= step;
            if (partial < cellVolume * (1 - 1e-9)) continue;
            cells[head] = partialContent / partial;
            head = head + 1 < count ? head + 1 : 0;
            (partial, partialContent) = (0, 0);
        }
        Content += volume * inlet - left;
        return left;
    }

    [InlineArray(Most)]
    struct Cells
    {
        double first;
    }
}
