using Hormesis.Model.Numerics;

namespace Hormesis.Device.Twin;

/// <summary>A stream of normals as a value. Each draw of the polar method gives two; the second waits for the next call.</summary>
struct Noise(ulong seed, ulong stream)
{
    RandomState chance = new(seed, stream);
    double spare = double.NaN;

    /// <summary>Standard normal.</summary>
    public double Next()
    {
        var waiting = spare;
        if (!double.IsNaN(waiting))
        {
            spare = double.NaN;
            return waiting;
        }
        (var first, spare) = chance.NextNormals();
        return first;
    }

    /// <summary>Uniform on [0, 1).</summary>
    public double Uniform() => chance.NextUniform();
}
