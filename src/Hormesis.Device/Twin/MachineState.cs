using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// Everything about a machine that changes or was drawn: a value, so that a copy goes on by itself, bit for bit. The ledger is
/// kept apart, because it is to be independent.
/// </summary>
struct MachineState
{
    public PlantDraw Draw;
    public SensorErrors Errors;
    public FaultSettings Faults;
    public Hardware Hardware;
    public Generator Generator;
    public BottleGas Gas;
    public BottleBlood Blood;
    public ReturnLine Return;
    public Room Room;
    public Patient Patient;
    public TruthBooks Books;
    public Sensors Sensors;
    public double PanelSilent;
    public double SinceZero; // since the photometer began its zero
    public bool Zeroing;
    public TimeSpan SampledAt;
    public bool Sampled;
    public bool DrawApart, ReturnApart; // not connected to the patient
    public bool BottleOut;
    public BenchReference Bench;

    public MachineState(PlantConstants k, ulong seed, PlantSpread spread, Mass? weight)
    {
        Draw = PlantDraw.From(k, seed, spread);
        Errors = SensorErrors.From(k, seed);
        Faults = FaultSettings.AtRest;
        Hardware = Hardware.AtPowerOn;
        Generator = Generator.For(k);
        Gas = BottleGas.OfAir(k);
        Blood = BottleBlood.Empty(k);
        Return = ReturnLine.FullOfAir(k);
        Patient = Patient.From(k, seed, weight);
        Sensors = Sensors.For(seed);
        Zeroing = true;
        Bench = BenchReference.None;
    }

    /// <summary>A supply that fails is seen after a while.</summary>
    public readonly bool MainsGood(PlantParameters p) => Hardware.Unpowered < p.MainsSeenSeconds;

    /// <summary>Counts of microbubbles at the detector, 1/s: they come with the blood.</summary>
    public readonly double Bubbles(PlantParameters p) => Blood.Foam * Math.Min(1, Return.MlPerSecond * 60 / p.FoamFlowMlPerMin);
}
