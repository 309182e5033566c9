using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Bottle;

/// <summary>
/// What is done to the bottle from the end of the segment before until a moment: let gas in, vent, hold a pressure, mix
/// otherwise. What it does not name stays as it was.
/// </summary>
/// <remarks>A change of mixing resizes the film at its concentrations: about a millionth of the ozone appears or vanishes.</remarks>
public sealed record BottleSegment(TimeSpan Until)
{
    /// <summary>Null: as before. So for the others.</summary>
    public Mixing? Mixing { get; init; }

    public GasSupply? Supply { get; init; }

    public PressureHold? Hold { get; init; }

    internal Segment ToSegment() => new(Until.TotalSeconds, (parameters, _) => Apply(parameters));

    internal void Apply(Span<double> parameters)
    {
        if (Mixing is { } mixing)
        {
            Set(parameters, "A", mixing.AreaM2);
            Set(parameters, "kL", mixing.LiquidMPerS);
            Set(parameters, "kG", mixing.GasMPerS);
        }
        if (Supply is { } supply)
        {
            Set(parameters, "gasInflow", supply.Flow.CubicMetresPerSecond * ReferenceCondition.Normal.MolesPerCubicMetre);
            Set(parameters, "inflowO3", supply.Ozone.Value);
            Set(parameters, "inflowO2", supply.Oxygen.Value);
            Set(parameters, "inflowN2", 1 - supply.Ozone.Value - supply.Oxygen.Value);
        }
        if (Hold is { } hold)
        {
            Set(parameters, "pressureSetPoint", hold.SetPoint.Pascal);
            Set(parameters, "fillConductance", hold.FillMolPerSecondPascal);
            Set(parameters, "ventConductance", hold.VentMolPerSecondPascal);
        }
    }

    static void Set(Span<double> parameters, string name, double value) => parameters[ParameterVector.Place(name)] = value;
}

/// <summary>Gas that is let in.</summary>
/// <param name="Flow">Whatever the pressure; what a <see cref="PressureHold"/> lets in comes on top and is the same gas.</param>
/// <param name="Ozone">Of its molecules; what is neither ozone nor oxygen is nitrogen.</param>
public sealed record GasSupply(NormalFlow Flow, Fraction Ozone, Fraction Oxygen)
{
    public static GasSupply Closed { get; } = new(NormalFlow.Zero, Fraction.None, Fraction.Whole);

    public static GasSupply OzoneInOxygen(NormalFlow flow, OzoneConcentration ozone) =>
        new(flow, ozone.MoleFraction, Fraction.FromValue(1 - ozone.MoleFraction.Value));
}

/// <summary>A pressure that the bottle is brought to: gas comes in below it and leaves above it, as the conductances let it.</summary>
/// <param name="FillMolPerSecondPascal">0 for no fill.</param>
/// <param name="VentMolPerSecondPascal">0 for no vent.</param>
public sealed record PressureHold(AbsolutePressure SetPoint, double FillMolPerSecondPascal, double VentMolPerSecondPascal)
{
    public static PressureHold None { get; } = new(AbsolutePressure.Atmosphere, 0, 0);
}
