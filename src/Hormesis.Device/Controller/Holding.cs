using Hormesis.Device.Controller.Phases;

namespace Hormesis.Device.Controller;

/// <summary>
/// Standing still where that is safe, until a person resumes: clamps closed, no gas, vent open. What is under pressure is not left so:
/// blood goes on being mixed, the pressure goes on being let down, and a filling that was interrupted has had its gas.
/// </summary>
static class Holding
{
    public static void Apply(ref ControllerState s, in Readings r, bool limitHolds)
    {
        var wanted = limitHolds || s.IsNew(r, OperatorAction.Hold) || s.Remote.Taken == RemoteAction.Hold;
        if (!s.Held && wanted) s = Begin(s);
        else if (s.Held && !limitHolds && s.IsNew(r, OperatorAction.Resume)) s = Resume(s);
    }

    /// <summary>Held, only what makes the bottle safe goes on.</summary>
    public static bool MayAdvance(in ControllerState s) =>
        !s.Held || s.Phase == Phase.Vent || s.Phase == Phase.Injection && Injection.IsClosed(s.Stage);

    public static Commands Commands(in ControllerState s, in Readings r, ControllerSetup setup) =>
        s.Phase is Phase.Mixing or Phase.Vent || s.Phase == Phase.Injection && Injection.IsClosed(s.Stage)
            ? SessionController.OfPhase(s, r, setup)
            : default;

    static ControllerState Begin(in ControllerState s)
    {
        var held = s with { Held = true, HeldAt = s.Now };
        return s.Phase == Phase.Injection && s.Filling.IsDoseIntended && Injection.HasBegun(s) ? Injection.End(held) : held;
    }

    // Tests begin anew; the return asks again whether it may open; the rest goes on where it stood.
    static ControllerState Resume(in ControllerState s)
    {
        var free = s with { Held = false, Alarms = s.Alarms.Reset() };
        return s.Phase switch
        {
            Phase.SelfTest or Phase.LeakTest or Phase.Conditioning or Phase.Prime => free.Enter(s.Phase),
            Phase.Reinfusion => Reinfusion.Reopen(free),
            _ => free.EnterStage(s.Stage),
        };
    }
}
