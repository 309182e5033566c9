using Hormesis.Device.Profiles;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// The ozone of one bottle as the device knows it: what went in, what came out of the vent, what is left, what decayed, and
/// so what the blood took up, with an honest interval. Mass balance, not a timer (reference/device-safety, section 5.4).
/// </summary>
public readonly record struct DoseAccount
{
    /// <summary>Measured: concentration × flow, summed while the valve to the bottle was commanded open.</summary>
    public OzoneMass Offered { get; init; }

    /// <summary>In the headspace: modelled until the vent, then from the vent photometer, then modelled on.</summary>
    public OzoneMass InGas { get; init; }

    /// <summary>The same were the uptake so slow that 19 of 20 bottles are quicker: mixing ends by this.</summary>
    public OzoneMass InGasIfSlow { get; init; }

    /// <summary>Modelled decay on the wall.</summary>
    public OzoneMass Decayed { get; init; }

    /// <summary>Let out through the vent: measured concentration × gas let out.</summary>
    public OzoneMass Vented { get; init; }

    /// <summary>Found in the headspace when the vent opened.</summary>
    public OzoneMass Found { get; init; }

    /// <summary>Taken up after venting, which nothing measures.</summary>
    public OzoneMass LaterUptake { get; init; }

    /// <summary>The vent photometer gave what <see cref="Found"/> says; else the model did.</summary>
    public bool FoundIsMeasured { get; init; }

    public OzoneMass Absorbed => Offered - Vented - InGas - Decayed;

    public DoseAccount Inject(OzoneMass mass) => this with
    {
        Offered = Offered + mass,
        InGas = InGas + mass,
        InGasIfSlow = InGasIfSlow + mass,
    };

    /// <summary>Lets time pass: uptake by the blood and decay on the wall, both in proportion to what is in the gas.</summary>
    /// <param name="elapsed">Since the tick before.</param>
    /// <param name="uptake">Its time constant in the usual bottle.</param>
    /// <param name="slowness">By how much a slow bottle's is longer.</param>
    /// <param name="wallPerSecond">Share of the gas's ozone that the wall takes in a second.</param>
    /// <param name="afterVent">Nothing will measure it any more.</param>
    public DoseAccount Age(TimeSpan elapsed, TimeSpan uptake, double slowness, double wallPerSecond, bool afterVent)
    {
        var lost = elapsed / uptake / slowness + elapsed.TotalSeconds * wallPerSecond;
        var taken = (elapsed / uptake) * InGas;
        var decayed = (elapsed.TotalSeconds * wallPerSecond) * InGas;
        return this with
        {
            InGas = InGas - taken - decayed,
            InGasIfSlow = (1 - lost) * InGasIfSlow,
            Decayed = Decayed + decayed,
            LaterUptake = afterVent ? LaterUptake + taken : LaterUptake,
        };
    }

    /// <summary>Takes over what the vent photometer found, for the gas that was let out and the gas that stays.</summary>
    public DoseAccount Vent(OzoneConcentration residual, NormalVolume letOut, NormalVolume stays, bool measured)
    {
        var (vented, left) = (residual * letOut, residual * stays);
        return this with { Vented = vented, InGas = left, Found = vented + left, FoundIsMeasured = measured };
    }

    /// <summary>
    /// Half width of the 95 % interval of <see cref="Absorbed"/>: every error's half width over √3 (rectangular, GUM type B),
    /// added in squares, times 1.96.
    /// </summary>
    /// <param name="accuracy">Half widths.</param>
    /// <param name="gasIn">The gas that carried the dose, for the noise that is left in the mean concentration.</param>
    /// <param name="headspace">Gas in the headspace at the vent, for the vent photometer's zero error.</param>
    /// <param name="doseFilter">Time constant of the dose's concentration filter.</param>
    /// <param name="channels">Of the photometer: each errs by itself, and the dose goes by their mean.</param>
    /// <param name="uptakeSpread">Standard deviation of the uptake, and so of what is modelled by it.</param>
    public OzoneMass HalfWidth(
        AccuracyProfile accuracy, NormalVolume gasIn, NormalVolume headspace, TimeSpan doseFilter, int channels, Fraction uptakeSpread)
    {
        const double confidence = 1.96;
        var share = accuracy.PhotometerSample / (2 * doseFilter + accuracy.PhotometerSample); // variance left by a first-order filter
        var noise = Math.Sqrt(share / channels) * (accuracy.PhotometerNoise * gasIn).Kilograms;
        var found = FoundIsMeasured ? accuracy.Headspace.Value * Found.Kilograms : Found.Kilograms;
        var squares = Square(noise)
            + Rectangular(accuracy.Photometer.Value * Offered.Kilograms) / channels
            + Rectangular(accuracy.Flow.Value * Offered.Kilograms)
            + Rectangular(found)
            + Rectangular((accuracy.VentZero * headspace).Kilograms)
            + Rectangular(accuracy.Decay.Value * Decayed.Kilograms)
            + Square(uptakeSpread.Value * Decayed.Kilograms) // the slower the uptake, the more time the wall has
            + Square(uptakeSpread.Value * LaterUptake.Kilograms)
            + Rectangular(accuracy.LaterUptake.Value * LaterUptake.Kilograms);
        return OzoneMass.FromKilograms(confidence * Math.Sqrt(squares));
    }

    static double Square(double x) => x * x;

    static double Rectangular(double halfWidth) => halfWidth * halfWidth / 3;
}
