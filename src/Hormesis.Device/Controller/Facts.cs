namespace Hormesis.Device.Controller;

// RC-27
/// <summary>What others establish and the device only sees: it is asked whether all is well, so that silence is not.</summary>
static class Facts
{
    /// <summary>What must hold before anything is taken from or given to the patient.</summary>
    public static bool AllGood(in Readings r) => PatientGood(r) && r.OrderHeld;

    /// <summary>What must hold while the patient's own blood goes back, even when the order has gone to another device.</summary>
    public static bool PatientGood(in Readings r) => r.PatientMatched && r.BottleMatched && r.ScreenValid;
}
