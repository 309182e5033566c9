using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Links;

/// <summary>How the safety monitor's readings stand in a row, and what it permitted.</summary>
static class MonitorColumns
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "monitor.bottle/Pa", "monitor.line/Pa", "monitor.weight/kg", "monitor.airTotal/m3", "monitor.photometer/kg m-3", "monitor.blood/K",
        "monitor.roomOzone/1", "monitor.sample", "monitor.flags",
    ];

    public static void Write(ref RowWriter row, in MonitorReadings r)
    {
        row.Number(r.Bottle.Pascal);
        row.Number(r.Line.Pascal);
        row.Number(r.Weight.Kilograms);
        row.Number(r.AirTotal.CubicMetres);
        row.Concentration(r.Photometer);
        row.Number(r.Blood.Kelvin);
        row.Number(r.RoomOzone.Value);
        row.Counters(r.PhotometerSample, (uint)r.PhotometerUnit);
        row.Flags(
            r.AirNow, r.AirDetectorGood, r.PhotometerGood, r.DrawClampClosed, r.ReturnClampClosed, r.GasValveClosed, r.SupplyGood,
            r.ResetPressed);
    }

    public static MonitorReadings Read(ref RowReader row)
    {
        var r = new MonitorReadings
        {
            Bottle = row.Gauge(),
            Line = row.Gauge(),
            Weight = Mass.FromKilograms(row.Number()),
            AirTotal = ActualVolume.FromCubicMetres(row.Number()),
            Photometer = row.Concentration(),
            Blood = Temperature.FromKelvin(row.Number()),
            RoomOzone = row.Share(),
        };
        var (sample, unit) = row.Counters();
        var flags = row.Flags();
        return r with
        {
            PhotometerSample = sample,
            PhotometerUnit = (ConcentrationUnit)unit,
            AirNow = flags.Next(),
            AirDetectorGood = flags.Next(),
            PhotometerGood = flags.Next(),
            DrawClampClosed = flags.Next(),
            ReturnClampClosed = flags.Next(),
            GasValveClosed = flags.Next(),
            SupplyGood = flags.Next(),
            ResetPressed = flags.Next(),
        };
    }

    public static void Write(ref RowWriter row, in Permits p) =>
        row.Flags(p.Draw, p.Return, p.Gas, p.HighVoltage, p.VentClosed, p.Vacuum, p.Heater);
}
