using Hormesis.Device.Twin;

namespace Hormesis.Device.Faults;

/// <summary>What those who judge see in one tick: the true machine, the true ward, and what the device asks for and shows.</summary>
readonly ref struct Glimpse
{
    readonly ref readonly MachineState machine;
    readonly ref readonly PlantTruth truth;
    readonly ref readonly WardView ward;
    readonly ref readonly ControlUnit unit;

    public Glimpse(
        ref readonly MachineState machine, ref readonly PlantTruth truth, ref readonly WardView ward, ref readonly ControlUnit unit)
    {
        this.machine = ref machine;
        this.truth = ref truth;
        this.ward = ref ward;
        this.unit = ref unit;
    }

    public ref readonly MachineState Machine => ref machine;
    public ref readonly PlantTruth Truth => ref truth;
    public ref readonly WardView Ward => ref ward;
    public ref readonly ControlUnit Unit => ref unit;
    public ref readonly FaultSettings Faults => ref machine.Faults;
    public required PlantConstants Plant { get; init; }

    /// <summary>The controller's processor decides; its store takes what it writes; its memory is as it wrote it.</summary>
    public required bool ControllerRuns { get; init; }
    public required bool StoreFails { get; init; }
    public required bool MemoryFlipped { get; init; }

    public bool HasBlood => truth.DrawnThisFillMl > 0 && machine.Blood.BloodMl > Plant.Parameters.OldBloodMl;

    /// <summary>Gas really flows into the bottle.</summary>
    public bool GasFlowsIn => truth.WayToBottle && truth.OxygenFlowNLPerMin > 0.01;

    /// <summary>Nothing moves and nothing is made, by command and by permit, whatever the actuators still do.</summary>
    public bool CommandsAreSafe =>
        !(unit.Commands.DrawClampOpen && unit.Permits.Draw) && !(unit.Commands.ReturnClampOpen && unit.Permits.Return)
        && !(unit.Commands.GasToBottle && unit.Permits.Gas) && !(unit.Commands.HighVoltageOn && unit.Permits.HighVoltage)
        && !(unit.Commands.VacuumOn && unit.Permits.Vacuum);
}
