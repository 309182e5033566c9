using System.Runtime.Intrinsics;

namespace Hormesis.Device.Controller.Loops;

/// <summary>
/// The gas between generator and photometer, as the controller reckons with it: what goes in comes out a line volume later, whatever
/// the flow does, so that the delay follows the flow by itself. Eight cells; between two of them the outlet is interpolated.
/// </summary>
readonly record struct GasLine
{
    // The outlet lies half a cell behind the oldest cell's middle, so the delay is that of seven and a half.
    const int Count = 8;
    const double CellsOfDelay = Count - 0.5;

    Vector256<float> Cells { get; init; }

    /// <summary>The cell that leaves next.</summary>
    int Head { get; init; }

    /// <summary>How far the newest cell is filled, 0 to 1, and with what.</summary>
    float Filled { get; init; }
    float Newest { get; init; }

    /// <summary>What leaves now.</summary>
    public double Outlet
    {
        get
        {
            var (leaves, next) = (Cells.GetElement(Head), Cells.GetElement((Head + 1) % Count));
            return leaves + Filled * (next - leaves);
        }
    }

    /// <summary>Moves the gas on.</summary>
    /// <param name="lines">Volume that goes in, in volumes of the whole line.</param>
    /// <param name="content">Of what goes in.</param>
    public GasLine Push(double lines, double content)
    {
        var share = lines * CellsOfDelay;
        if (!(share > Nothing)) return this;
        if (share >= Count) return new() { Cells = Vector256.Create((float)content), Newest = (float)content };

        var next = this;
        while (share > Nothing)
        {
            var step = Math.Min(share, 1 - next.Filled);
            var filled = next.Filled + (float)step;
            var newest = (float)((next.Filled * next.Newest + step * content) / filled);
            share -= step;
            next = filled < Full
                ? next with { Filled = filled, Newest = newest }
                : new() { Cells = next.Cells.WithElement(next.Head, newest), Head = (next.Head + 1) % Count };
        }
        return next;
    }

    const float Full = 0.999f; // what rounding leaves would never fill it
    const double Nothing = 1e-9;
}
