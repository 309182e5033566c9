using Hormesis.Device.Controller;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Calibration;

/// <summary>
/// The constants of every sensor in SI, applied in one place: a unit corrects what it is given before anything in it looks. Readings are
/// recorded as they were shown, so that a replay corrects them by the same constants again.
/// </summary>
public sealed class Corrections
{
    readonly CalibrationLine photometer1, photometer2, vent, pressure1, pressure2, flow, cell1, cell2;
    readonly bool changesNothing;

    public Corrections(CalibrationSet set)
    {
        const double kilogramsPerCubicMetre = 1e-3, pascal = 100, cubicMetresPerSecond = 1 / 6e4, kilograms = 1e-3; // of a unit
        CalibrationLine Of(CalibratedSensor sensor, double si) => set.Of(sensor)?.Constants is { } line
            ? line with { Offset = line.Offset * si }
            : CalibrationLine.None;
        photometer1 = Of(CalibratedSensor.Photometer1, kilogramsPerCubicMetre);
        photometer2 = Of(CalibratedSensor.Photometer2, kilogramsPerCubicMetre);
        vent = Of(CalibratedSensor.VentPhotometer, kilogramsPerCubicMetre);
        (pressure1, pressure2) = (Of(CalibratedSensor.Pressure1, pascal), Of(CalibratedSensor.Pressure2, pascal));
        flow = Of(CalibratedSensor.Flow, cubicMetresPerSecond);
        (cell1, cell2) = (Of(CalibratedSensor.LoadCell1, kilograms), Of(CalibratedSensor.LoadCell2, kilograms));
        changesNothing = CalibratedSensors.All.All(s => Of(s, 1) == CalibrationLine.None);
    }

    public Readings Correct(in Readings r) => changesNothing ? r : r with
    {
        Photometer = By(photometer1, r.Photometer),
        PhotometerSecond = By(photometer2, r.PhotometerSecond),
        VentPhotometer = By(vent, r.VentPhotometer),
        Bottle = By(pressure1, r.Bottle),
        BottleSecond = By(pressure2, r.BottleSecond),
        OxygenFlow = NormalFlow.FromCubicMetresPerSecond(flow.Of(r.OxygenFlow.CubicMetresPerSecond)),
        Weight = By(cell1, r.Weight),
    };

    /// <summary>The monitor's sensors, by the same constants: it has the second of each.</summary>
    public MonitorReadings Correct(in MonitorReadings r) => changesNothing ? r : r with
    {
        Photometer = By(photometer2, r.Photometer),
        Bottle = By(pressure2, r.Bottle),
        Weight = By(cell2, r.Weight),
    };

    static OzoneConcentration By(CalibrationLine line, OzoneConcentration shown) => OzoneConcentration.FromKilogramsPerCubicMetre(
        line.Of(shown.At(ReferenceCondition.Normal).KilogramsPerCubicMetre), ReferenceCondition.Normal);

    static GaugePressure By(CalibrationLine line, GaugePressure shown) => GaugePressure.FromPascal(line.Of(shown.Pascal));

    static Mass By(CalibrationLine line, Mass shown) => Mass.FromKilograms(line.Of(shown.Kilograms));
}
