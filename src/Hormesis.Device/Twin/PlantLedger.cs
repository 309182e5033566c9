namespace Hormesis.Device.Twin;

/// <summary>
/// The truth about a session, integrated from the plant's flows by code of its own: it shares neither state nor formulas with
/// the controller's account, nor with the plant's own balance of moles. Sums are compensated (Neumaier 1974).
/// </summary>
public sealed class PlantLedger
{
    Sum offered, absorbed, vented, decayed, airPastClamp, bloodIn, bloodOut;

    public double OfferedUg => offered.Value;
    public double AbsorbedUg => absorbed.Value;
    public double VentedUg => vented.Value;
    public double DecayedUg => decayed.Value;

    /// <summary>Ozone in the headspace now.</summary>
    public double LeftUg { get; private set; }
    public double AirPastClampMl => airPastClamp.Value;
    public double BloodDrawnMl => bloodIn.Value;
    public double LiquidReturnedMl => bloodOut.Value;

    /// <summary>Largest distance of the bottle from ambient while the return clamp was open, mmHg.</summary>
    public double ReturnPressureMaxMmHg { get; private set; }

    /// <summary>Highest pressure in the line at the patient's end while the return clamp was open, mmHg.</summary>
    public double ReturnLineMaxMmHg { get; private set; }

    /// <summary>Highest overpressure in the bottle, bar.</summary>
    public double BottlePressureMaxBar { get; private set; }

    /// <summary>Deepest vacuum in the bottle, bar gauge.</summary>
    public double BottlePressureMinBar { get; private set; }

    internal void CopyFrom(PlantLedger other)
    {
        (offered, absorbed, vented, decayed) = (other.offered, other.absorbed, other.vented, other.decayed);
        (airPastClamp, bloodIn, bloodOut) = (other.airPastClamp, other.bloodIn, other.bloodOut);
        (LeftUg, ReturnPressureMaxMmHg, ReturnLineMaxMmHg) = (other.LeftUg, other.ReturnPressureMaxMmHg, other.ReturnLineMaxMmHg);
        (BottlePressureMaxBar, BottlePressureMinBar) = (other.BottlePressureMaxBar, other.BottlePressureMinBar);
    }

    internal void Gas(in OzoneRates rates, double headspaceUg, double seconds)
    {
        offered.Add(rates.InUgPerSecond * seconds);
        absorbed.Add(rates.UptakeUgPerSecond * seconds);
        vented.Add(rates.OutUgPerSecond * seconds);
        decayed.Add(rates.DecayUgPerSecond * seconds);
        LeftUg = headspaceUg;
    }

    internal void Pressure(double bottleGaugePascal)
    {
        const double pascalPerBar = 1e5;
        BottlePressureMaxBar = Math.Max(BottlePressureMaxBar, bottleGaugePascal / pascalPerBar);
        BottlePressureMinBar = Math.Min(BottlePressureMinBar, bottleGaugePascal / pascalPerBar);
    }

    internal void Return(double bottleGaugePascal, double linePascal, double liquidMl, double gasMl)
    {
        const double pascalPerMmHg = 133.322387415;
        ReturnPressureMaxMmHg = Math.Max(ReturnPressureMaxMmHg, Math.Abs(bottleGaugePascal) / pascalPerMmHg);
        ReturnLineMaxMmHg = Math.Max(ReturnLineMaxMmHg, linePascal / pascalPerMmHg);
        bloodOut.Add(liquidMl);
        airPastClamp.Add(gasMl);
    }

    internal void Draw(double ml) => bloodIn.Add(ml);

    struct Sum
    {
        double total, rest;

        public readonly double Value => total + rest;

        public void Add(double x)
        {
            var next = total + x;
            rest += Math.Abs(total) >= Math.Abs(x) ? total - next + x : x - next + total;
            total = next;
        }
    }
}

/// <summary>Where ozone goes at this moment, µg/s.</summary>
readonly record struct OzoneRates(double InUgPerSecond, double UptakeUgPerSecond, double OutUgPerSecond, double DecayUgPerSecond);
