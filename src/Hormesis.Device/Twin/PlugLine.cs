namespace Hormesis.Device.Twin;

/// <summary>
/// Plug flow through a tube, in cells of equal volume: what goes in comes out a line volume later, whatever the flow does.
/// </summary>
sealed class PlugLine
{
    readonly double[] cells;
    readonly double cellVolume;
    int head;
    double partial;
    double partialContent;

    public PlugLine(double volume, int count, double fill)
    {
        cells = new double[count];
        cellVolume = volume / count;
        Array.Fill(cells, fill);
    }

    /// <summary>Content of the cell that leaves next.</summary>
    public double Outlet => cells[head];

    /// <summary>Content of the cell that has this share of the line's volume between it and the outlet.</summary>
    public double At(double volumeFromOutlet) =>
        cells[(head + Math.Min((int)(volumeFromOutlet / cellVolume), cells.Length - 1)) % cells.Length];

    /// <summary>Moves the line on. Returns what left, as volume × content.</summary>
    /// <param name="volume">How much goes in; the same leaves.</param>
    /// <param name="inlet">Content of what goes in.</param>
    public double Push(double volume, double inlet)
    {
        var left = 0.0;
        while (volume > 0)
        {
            var room = cellVolume - partial;
            var step = Math.Min(volume, room);
            left += step * cells[head];
            partialContent += step * inlet;
            partial += step;
            volume -= step;
            if (partial < cellVolume * (1 - 1e-9)) continue;
            cells[head] = partialContent / partial;
            head = (head + 1) % cells.Length;
            (partial, partialContent) = (0, 0);
        }
        return left;
    }
}
