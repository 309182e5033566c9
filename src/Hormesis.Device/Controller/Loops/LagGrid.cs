using System.Runtime.Intrinsics;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Controller.Loops;

/// <summary>The lags that the generator may have: eight of them, each longer than the one before by the same factor.</summary>
sealed class LagGrid
{
    public const int Count = 8;

    readonly float first, factor;

    public LagGrid(OzoneControlProfile control)
    {
        var (shortest, longest) = (Math.Log(control.LagShortest.TotalSeconds), Math.Log(control.LagLongest.TotalSeconds));
        (first, factor) = ((float)shortest, (float)((longest - shortest) / (Count - 1)));
        for (var i = 0; i < Count; i++)
        {
            Logarithms = Logarithms.WithElement(i, first + i * factor);
            Seconds = Seconds.WithElement(i, (float)Math.Exp(first + i * factor));
        }
        var off = (Logarithms - Vector256.Create((float)Math.Log(control.LagUsual.TotalSeconds)))
            / Vector256.Create((float)Math.Log(control.LagSpreadFactor));
        Unlearnt = -0.5f * off * off;
    }

    public Vector256<float> Seconds { get; }
    public Vector256<float> Logarithms { get; }

    /// <summary>Logarithm of each lag's likelihood while nothing is known of the generator: normal in the logarithm.</summary>
    public Vector256<float> Unlearnt { get; }

    /// <summary>A value that is known for each lag of the grid, for a lag between two of them.</summary>
    public double At(Vector256<float> values, double logarithm)
    {
        var place = Math.Clamp((logarithm - first) / factor, 0, Count - 1);
        var (below, above) = ((int)place, Math.Min((int)place + 1, Count - 1));
        return values.GetElement(below) + (place - below) * (values.GetElement(above) - values.GetElement(below));
    }
}
