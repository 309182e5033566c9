using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Safety;

/// <summary>
/// What the interlocks ask, answered for one tick. Each asks for what is good, so that a reading which is not a number is not;
/// the default answers no to everything.
/// </summary>
readonly record struct MonitorFacts
{
    /// <summary>No blood has been seen since power-on: clamps and relief valve may be tried.</summary>
    public bool BeforePatient { get; init; }

    public bool AtAmbient { get; init; }
    public bool PressureForDraw { get; init; }

    /// <summary>Below the highest pressure and, once a patient was seen, not above the plan's ceiling.</summary>
    public bool PressureForGas { get; init; }
    public bool PressureInRange { get; init; }
    public bool PressureSteady { get; init; }
    public bool PressureForVacuum { get; init; }
    public bool LineGood { get; init; }

    public bool DrawClampClosed { get; init; }
    public bool ReturnClampClosed { get; init; }
    public bool ClampsClosedSteadily { get; init; }
    public bool GasValveClosed { get; init; }
    public bool GasNotAsked { get; init; }

    public bool DrawnWithinOrder { get; init; }
    public bool BloodFresh { get; init; }
    public bool AirDetectorGood { get; init; }
    public bool AirClear { get; init; }
    public bool BloodCool { get; init; }

    /// <summary>Drawn and not dosed; or, before a patient, oxygen without high voltage for a test.</summary>
    public bool FillingMayHaveGas { get; init; }
    public bool OzoneWithinOrder { get; init; }
    public bool RoomGood { get; init; }
    public bool GasHasPath { get; init; }
    public bool PhotometerGood { get; init; }
    public bool PhotometerUnitRight { get; init; }
    public bool ConcentrationGood { get; init; }

    public static MonitorFacts Of(in MonitorState s, in MonitorReadings r, in Commands c, MonitorSetup setup)
    {
        ref readonly var limits = ref setup.Limits;
        return new()
        {
            BeforePatient = !s.Senses.PatientSeen,
            AtAmbient = Judge.AtAmbient(r, limits),
            PressureForDraw = r.Bottle <= limits.DrawHighest,
            PressureForGas = Judge.NotTooHigh(s, r, limits)
                && (!s.Senses.PatientSeen || r.Bottle <= setup.Order.Ceiling + limits.CeilingMargin),
            PressureInRange = r.Bottle > limits.PressureLowest && Judge.NotTooHigh(s, r, limits),
            PressureSteady = !IsBroken(s, Trip.PressureRise) && Judge.IsWhole(s, limits),
            PressureForVacuum = r.Bottle > limits.VacuumLowest,
            LineGood = r.Line >= limits.LineLowest && r.Line <= limits.LineHard && !IsBroken(s, Trip.LinePressure),
            DrawClampClosed = r.DrawClampClosed,
            ReturnClampClosed = r.ReturnClampClosed,
            ClampsClosedSteadily = s.Senses.ClampsClosedFor >= limits.ClampsSteady,
            GasValveClosed = r.GasValveClosed,
            GasNotAsked = !c.GasToBottle,
            DrawnWithinOrder = Judge.DrawnWithinOrder(s, r, setup),
            BloodFresh = Judge.BloodFresh(s, limits),
            AirDetectorGood = r.AirDetectorGood,
            AirClear = Judge.AirWithinLimits(s, limits) && (!r.AirNow || s.Permitted.Return && c.ReturnClampOpen),
            BloodCool = Judge.BloodMayBeHeated(r, limits),
            FillingMayHaveGas = s.Senses.PatientSeen ? Judge.FillingWantsOzone(s) : !c.HighVoltageOn,
            OzoneWithinOrder = Judge.OzoneWithinOrder(s, setup),
            RoomGood = r.RoomOzone <= limits.RoomEvacuate && !IsBroken(s, Trip.RoomOzone),
            GasHasPath = c.OxygenFlow > NormalFlow.Zero && (c.GasToBottle || c.GasToDestruct),
            PhotometerGood = r.PhotometerGood && s.Now - s.Senses.SampleAt <= limits.PhotometerOldest,
            PhotometerUnitRight = r.PhotometerUnit == ConcentrationUnit.MicrogramsPerNormalMillilitre,
            ConcentrationGood = Judge.ConcentrationWithinHighest(r, limits) && !IsBroken(s, Trip.Concentration),
        };
    }

    static bool IsBroken(in MonitorState s, Trip trip) => (s.Broken & (1UL << (int)trip)) != 0;
}
