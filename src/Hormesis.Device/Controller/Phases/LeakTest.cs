using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller.Phases;

/// <summary>
/// Phase 1: the dry bottle holds oxygen at overpressure and then a vacuum, and both sensors agree. No patient is connected.
/// </summary>
static class LeakTest
{
    const byte Pressurise = 0, SettleHigh = 1, HoldHigh = 2, LetDown = 3, Evacuate = 4, SettleLow = 5, HoldLow = 6, LetIn = 7;

    public static ControllerState Advance(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        return s.Stage switch
        {
            Pressurise => r.Bottle >= cycle.LeakTest ? s.EnterStage(SettleHigh) : s,
            SettleHigh or SettleLow => s.InStage >= cycle.Settling ? s.EnterStage((byte)(s.Stage + 1)) with { Mark = r.Bottle } : s,
            HoldHigh or HoldLow => s.InStage >= cycle.LeakHold ? Judge(s, r, setup) : s,
            Evacuate => r.Bottle <= -cycle.LeakTest ? s.EnterStage(SettleLow) : s,
            LetDown => Vented(s, r, setup, out var down) ? down.EnterStage(Evacuate) : down,
            LetIn => Vented(s, r, setup, out var level) ? level.Enter(Phase.Conditioning) : level,
            _ => s.Fail(),
        };
    }

    public static Commands Commands(in ControllerState s, ControllerSetup setup) => s.Stage switch
    {
        Pressurise => new() { GasToBottle = true, OxygenFlow = setup.Profile.Gas.TestFlow, VentClosed = true },
        SettleHigh or HoldHigh or SettleLow or HoldLow => new() { VentClosed = true },
        Evacuate => new() { VentClosed = true, VacuumOn = true, VacuumTarget = Deeper(setup) },
        _ => default,
    };

    static bool Vented(in ControllerState s, in Readings r, ControllerSetup setup, out ControllerState held)
    {
        held = s.Hold(r.Bottle.Magnitude <= setup.Profile.Cycle.Vented);
        return held.GoodFor >= setup.Profile.Cycle.Settling;
    }

    static ControllerState Judge(in ControllerState s, in Readings r, ControllerSetup setup)
    {
        var cycle = setup.Profile.Cycle;
        var tight = GaugePressure.Apart(r.Bottle, s.Mark) <= cycle.LeakMaximum;
        var agree = GaugePressure.Apart(r.Bottle, r.BottleSecond) <= cycle.SensorsApart;
        return tight && agree ? s.EnterStage((byte)(s.Stage + 1)) : s.Fail();
    }

    // A little below the mark that ends the stage, so that the regulator reaches it.
    static GaugePressure Deeper(ControllerSetup setup) => -setup.Profile.Cycle.LeakTest - setup.Profile.Cycle.SensorsApart;
}
