using System.Globalization;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Numbers in the unit that people use, such that reading them gives the same quantity back, bit for bit where that is
/// possible.</summary>
static class Readable
{
    const int DigitsLeast = 6, DigitsMost = 17, NeighboursTried = 4;

    /// <summary>With twelve digits: 1500, not 1499.9999999999998. For what is not read back.</summary>
    public static double Digits(double value) => double.Parse(value.ToString("G12", CultureInfo.InvariantCulture),
        CultureInfo.InvariantCulture);

    /// <param name="quantity">What is written.</param>
    /// <param name="read">Its number in the unit.</param>
    /// <param name="make">The quantity of a number in the unit.</param>
    /// <returns>The shortest number that makes the quantity; the nearest one where no double does.</returns>
    public static double Number<T>(T quantity, Func<T, double> read, Func<double, T> make)
        where T : IEquatable<T>
    {
        var number = read(quantity);
        for (var digits = DigitsLeast; digits <= DigitsMost; digits++)
        {
            var text = number.ToString($"G{digits}", CultureInfo.InvariantCulture);
            var shorter = double.Parse(text, CultureInfo.InvariantCulture);
            if (make(shorter).Equals(quantity)) return shorter;
        }
        var (below, above) = (number, number);
        for (var i = 0; i < NeighboursTried; i++)
        {
            (below, above) = (Math.BitDecrement(below), Math.BitIncrement(above));
            if (make(below).Equals(quantity)) return below;
            if (make(above).Equals(quantity)) return above;
        }
        return number;
    }
}
