using System.Collections.Frozen;

namespace Hormesis.Device.Faults;

/// <summary>A number that an injector takes, with its default and what may be given.</summary>
public sealed record InjectorField(string Name, double Default, double Low, double High);

/// <summary>A word that an injector takes; the first is the default.</summary>
public sealed record InjectorChoice(string Name, IReadOnlyList<string> Words);

/// <summary>One thing that can be let go wrong, as files name it.</summary>
/// <param name="Kind">What the simulator does.</param>
/// <param name="Name">Such as valve.gas.stuckOpen.</param>
/// <param name="Hazards">Rows of the hazard analysis that it is a cause of.</param>
/// <param name="Fields">The first is the fault's amount, a second its extra.</param>
/// <param name="Choice">A word out of a few; null for none.</param>
/// <param name="Switch">True when it takes value: true or false (the default false is the fault).</param>
public sealed record Injector(
    FaultKind Kind, string Name, IReadOnlyList<string> Hazards, IReadOnlyList<InjectorField> Fields, InjectorChoice? Choice = null,
    bool Switch = false);

/// <summary>All injectors, by name and by kind: the table of docs/safety.</summary>
public static class Injectors
{
    public static IReadOnlyList<Injector> All { get; } =
    [
        new(FaultKind.GasValveStuckOpen, "valve.gas.stuckOpen", ["H01"], []),
        new(FaultKind.ReliefBlocked, "relief.blocked", ["H03"], []),
        new(FaultKind.BottleRupture, "bottle.rupture", ["H02"], []),
        new(FaultKind.PhotometerGain, "photo.gain", ["H04"], [new("gain", 0.8, 0.01, 100)]),
        new(FaultKind.PhotometerLamp, "photo.lamp", ["H05"], []),
        new(FaultKind.PhotometerFreeze, "photo.freeze", ["H06"], []),
        new(FaultKind.PhotometerDirt, "photo.dirt", ["H07"], [new("percentPerMinute", 20, 0, 1000)]),
        new(FaultKind.PhotometerUnit, "photo.unit", ["H08"], [], new("unit", ["wt", "ppm", "uncompensated"])),
        new(FaultKind.PressureScale, "pressure.scale", ["H09"],
            [new("factor", 14.5, -100, 100), new("offsetBar", 0, -10, 10)], new("sensor", ["1", "2"])),
        new(FaultKind.VolumeBasis, "config.volumeBasis", ["H10"], []),
        new(FaultKind.HighVoltageStuck, "hv.stuckHigh", ["H11"], []),
        new(FaultKind.OxygenPressure, "o2.pressure", ["H12"], [new("factor", 0, 0, 2)]),
        new(FaultKind.OxygenPurity, "o2.purity", ["H12"], [new("fraction", 0.21, 0, 1)]),
        new(FaultKind.FlowGain, "flow.gain", ["H13"], [new("gain", 0.85, 0.01, 100)]),
        new(FaultKind.RoomLeak, "room.leak", ["H14"], [new("ugPerSecond", 50, 0, 1e6)]),
        new(FaultKind.GasLeak, "gas.leak", ["H14"], [new("barPerMinute", 0.05, 0, 1000)]),
        new(FaultKind.DestructEfficiency, "destruct.efficiency", ["H15"], [new("factor", 0.5, 0, 1)]),
        new(FaultKind.LineAir, "line.air", ["H16"], [new("volumeMl", 1, 0, 1000)]),
        new(FaultKind.AirStuckClear, "air.stuckClear", ["H17"], []),
        new(FaultKind.VentFast, "vent.fast", ["H18"], [new("barPerSecond", 0.5, 0, 100)]),
        new(FaultKind.ReturnClampStuckOpen, "clamp.return.stuckOpen", ["H19"], []),
        new(FaultKind.DrawClampStuckOpen, "clamp.draw.stuckOpen", ["H20"], []),
        new(FaultKind.LineResistance, "line.resistance", ["H21", "H22"], [new("factor", 4, 0.01, 1e6)]),
        new(FaultKind.LineOpen, "line.open", ["H23"], []),
        new(FaultKind.DrawOpen, "draw.open", ["H24"], []),
        new(FaultKind.VacuumRegulator, "vacuum.regulator", ["H25"], [new("gaugeBar", -0.6, -1, 0)]),
        new(FaultKind.WeightDrift, "weight.drift", ["H26"], [new("gPerMinute", 10, -1e4, 1e4)]),
        new(FaultKind.WeightBump, "weight.bump", ["H26"], [new("g", 40, -1e4, 1e4)]),
        new(FaultKind.Clot, "clot", ["H27"], [new("factor", 4, 1, 1e6)]),
        new(FaultKind.AnticoagulantMass, "anticoagulant.mass", ["H28"], [new("factor", 0, 0, 100)]),
        new(FaultKind.HaemolysisIndex, "haemolysis.index", ["H31"], [new("factor", 5, 0, 1e3)]),
        new(FaultKind.HeaterStuckOn, "heater.stuckOn", ["H32"], []),
        new(FaultKind.PowerCut, "power.cut", ["H33"], [new("seconds", double.PositiveInfinity, 0, 1e6)]),
        new(FaultKind.PowerRestore, "power.restore", ["H33"], []),
        new(FaultKind.BuzzerOpen, "buzzer.open", ["H34"], []),
        new(FaultKind.GeneratorLinkLoss, "link.generator.loss", ["H35"], [new("seconds", double.PositiveInfinity, 0, 1e6)]),
        new(FaultKind.PressureLinkLoss, "link.pressure.loss", ["H36"], [new("seconds", double.PositiveInfinity, 0, 1e6)]),
        new(FaultKind.PanelLinkLoss, "link.panel.loss", ["H37"], [new("seconds", double.PositiveInfinity, 0, 1e6)]),
        new(FaultKind.ControlStall, "control.stall", ["H38"], [new("ms", 500, 0, 1e7)]),
        new(FaultKind.WatchdogDead, "watchdog.dead", ["H39"], []),
        new(FaultKind.ClockJump, "clock.jump", ["H40"], [new("seconds", 3600, -1e9, 1e9)]),
        new(FaultKind.Restart, "restart", ["H41"], []),
        new(FaultKind.CommandReplay, "command.replay", ["H42"], [new("count", 50, 1, 1e4)]),
        new(FaultKind.CommandForge, "command.forge", ["H43"], [new("count", 50, 1, 1e4)]),
        new(FaultKind.MemoryFlip, "memory.flip", ["H46", "H47"], [], new("target", ["limits", "order", "journal"])),
        new(FaultKind.StoreFailure, "store.failure", ["H48"], [], new("kind", ["enospc", "eio"])),
        new(FaultKind.OrderLease, "input.orderLease", ["H51"], [], Switch: true),
        new(FaultKind.CommandAuthentic, "input.commandAuthentic", ["H43"], [], Switch: true),
        new(FaultKind.LabsValid, "input.labsValid", ["H49"], [], Switch: true),
        new(FaultKind.PatientMatch, "input.patientMatch", ["H29"], [], Switch: true),
        new(FaultKind.BottleMatch, "input.bottleMatch", ["H30"], [], Switch: true),
        new(FaultKind.DoseLedger, "input.doseLedger", ["H50"], [], Switch: true),
        new(FaultKind.PatientEvent, "patient.event", ["H52"], [],
            new("kind", ["vasovagal", "embolism", "hypotension", "apnoea", "hyperventilation", "cannula-off", "talking"])),
        new(FaultKind.MonitorShift, "monitor.shift", ["H53"], []),
        new(FaultKind.AlarmStorm, "alarm.storm", ["H54"], [new("count", 40, 1, 64)]),
        new(FaultKind.OperatorSlip, "operator.slip", ["H44", "H45"], [], new("kind", ["decimal", "skip", "test-mode"])),
    ];

    static readonly FrozenDictionary<string, Injector> ByName = All.ToFrozenDictionary(i => i.Name, StringComparer.Ordinal);
    static readonly Injector[] ByKind = [.. Enum.GetValues<FaultKind>().Select(k => All.FirstOrDefault(i => i.Kind == k)!)];

    public static bool TryGet(string name, out Injector? injector) => ByName.TryGetValue(name, out injector);

    public static Injector Of(FaultKind kind) => ByKind[(int)kind];
}
