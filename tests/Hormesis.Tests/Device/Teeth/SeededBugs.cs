namespace Hormesis.Tests.Device.Teeth;

/// <summary>A mistake that somebody could make.</summary>
/// <param name="First">Injector that the campaign tries first, to be quick; empty where no fault is needed.</param>
sealed record SeededBug(string Name, string First, params IReadOnlyList<Edit> Edits);

/// <summary>
/// Bugs written into the device's sources and data. Each is a whole mistake: where two places guard one thing, both are gone. What
/// controller and monitor each prevent alone is not among them: a session cannot tell which of them did.
/// </summary>
static class SeededBugs
{
    const string Controller = "Controller/", Phases = "Controller/Phases/";

    public static IReadOnlyList<SeededBug> All { get; } =
    [
        new("the bottle is not vented before its blood goes back", "",
            new Edit(Phases + "Vent.cs",
                "case Begin:\n                return s.EnterStage(Slow) with",
                "case Begin:\n                return s.Enter(Phase.Settle) with"),
            new Edit(Phases + "Settle.cs", "new() { PrimeOn", "new() { VentClosed = true, PrimeOn"),
            new Edit(Phases + "Reinfusion.cs",
                "        : default;\n\n    public static Prompt",
                "        : new() { VentClosed = true };\n\n    public static Prompt"),
            new Edit(Phases + "Reinfusion.cs", "&& r.Bottle.Magnitude <= setup.Profile.Cycle.Vented\n", "\n"),
            new Edit(Phases + "Reinfusion.cs", "|| r.BottleSecond.Magnitude <= setup.Profile.Cycle.Vented)", "|| true)")),
        new("bar is taken for psi", "",
            new Edit(Controller + "Signals.cs", "var (first, second) = (r.Bottle.Bar,", "var (first, second) = (14.5038 * r.Bottle.Bar,")),
        new("the nonce of a remote command is not checked", "command.forge",
            new Edit(Controller + "RemoteGate.cs", "nonce != 0 && command.Nonce == nonce && ", "")),
        new("an old remote command is taken for a new one", "command.replay",
            new Edit(Controller + "RemoteGate.cs", " && command.Sequence > Sequence", "")),
        new("the watchdog is fed by another task than the controller", "control.stall",
            new Edit("ControlUnit.cs",
                "        commands = commands with { BuzzerOn = this.shown.SoundOn };",
                "        commands = commands with { BuzzerOn = this.shown.SoundOn, Beat = commands.Beat + (controllerRuns ? 0u : 1u) };")),
        new("a latched alarm clears when its cause is gone", "line.air",
            new Edit("Alarms/AlarmEngine.cs", "(s.Latched | output.Ended & table.Latching) - active", "s.Latched - active")),
        new("an alarm makes no sound", "line.air",
            new Edit("Alarms/AlarmEngine.cs", "output.SoundOn = output.Pulse >= 0;", "output.SoundOn = false;")),
        new("any alarm may be paused", "line.air",
            new Edit("Alarms/AlarmEngine.cs", "now < s.PausedUntil ? loud : loud |", "now < s.PausedUntil ? default : loud |")),
        new("the newest alarm comes first, not the gravest", "alarm.storm",
            new Edit("Alarms/AlarmEngine.cs", "var best = Highest(among, table);", "var best = among;")),
        new("an entry of the journal is left out", "",
            new Edit(Controller + "ControllerState.cs",
                "new(Journal.Number + 1,",
                "new(Journal.Number + (kind == JournalKind.DoseDone ? 2 : 1),")),
        new("a stopped device goes on by itself", "weight.bump",
            new Edit(Phases + "AtRest.cs",
                "        _ => s,\n",
                "        Phase.Safe when s.InPhase > TimeSpan.FromSeconds(5) => s.Enter(Phase.Ended),\n        _ => s,\n")),
        new("the safe state keeps the vent closed", "weight.bump",
            new Edit(Phases + "AtRest.cs", "new() { RelayReset = s.Cleared }", "new() { RelayReset = s.Cleared, VentClosed = true }")),
        new("a dose ends a tenth above its order", "",
            new Edit(Phases + "Injection.cs", "s.OfferedLargest >= setup.Plan.Dose;", "s.OfferedLargest >= 1.1 * setup.Plan.Dose;")),
        new("the gas that was let in is counted at the wrong volume", "",
            new Edit(Controller + "SessionController.cs",
                "return dose.Inject(concentration * (r.OxygenFlow * s.Elapsed));",
                "return dose.Inject(concentration * (0.8 * (r.OxygenFlow * s.Elapsed)));")),
        new("a third more blood is drawn", "",
            new Edit(Phases + "Draw.cs",
                "Expected(s, setup) >= setup.Plan.BloodVolume ?",
                "Expected(s, setup) >= 1.33 * setup.Plan.BloodVolume ?")),
        new("nobody looks whether the anticoagulant was loaded", "anticoagulant.mass",
            new Edit(Phases + "SetUp.cs",
                "return Math.Abs(loaded - ordered) <= setup",
                "return loaded < 0 || Math.Abs(loaded - ordered) <= 1000 * setup")),
        new("nobody listens to the patient's breath", "patient.event",
            new Edit("ControlUnit.cs",
                "SessionController.Follow(ref controller, readings, breathing,",
                "SessionController.Follow(ref controller, readings, new(default, Model.Quantities.Fraction.Whole, default, false),")),
        new("blood goes back to whoever is there", "input.patientMatch",
            new Edit(Controller + "Facts.cs", "r.PatientMatched && r.BottleMatched && r.ScreenValid", "true")),
        new("a limit waits a hundred times too long", "o2.pressure",
            new Edit(Controller + "Limits/LimitState.cs",
                "Wait(checks, word, waiting[word], elapsed)",
                "Wait(checks, word, waiting[word], 0.01 * elapsed)")),
        new("a panel that is silent is not missed", "link.panel.loss",
            new Edit(Controller + "Signals.cs", "r.Machine.PanelSilent.TotalMilliseconds", "0")),
        new("the return is twice as fast as it was regulated", "",
            new Edit(Phases + "Reinfusion.cs", "s.Slowed.Value * setup.Profile", "2 * s.Slowed.Value * setup.Profile")),
    ];
}
