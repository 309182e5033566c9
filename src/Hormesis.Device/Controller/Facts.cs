namespace Hormesis.Device.Controller;

/// <summary>What others establish and the device only sees: it is asked whether all is well, so that silence is not.</summary>
static class Facts
{
    public static bool AllGood(in Readings r) =>
        r.PatientMatched && r.BottleMatched && r.ScreenValid && r.OrderHeld && r.DoseLedgerClear;
}
