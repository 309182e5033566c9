namespace Hormesis.Model.Quantities;

/// <summary>
/// The pressure and temperature that a gas volume or concentration is stated at. Without it "40 µg/mL" is ambiguous by 9 %
/// between 0 °C and 25 °C, and by 78 % at 0.8 bar gauge.
/// </summary>
/// <remarks>The default value is no condition at all: whatever is converted from it is not a number, and fails every check.</remarks>
public readonly record struct ReferenceCondition(AbsolutePressure Pressure, Temperature Temperature)
{
    /// <summary>0 °C and 1 atm: the "N" of NmL, and the project's canonical basis.</summary>
    public static ReferenceCondition Normal { get; } = new(AbsolutePressure.Atmosphere, Temperature.FromCelsius(0));

    /// <summary>25 °C and 1 atm, the basis on which the published bottle experiments are read.</summary>
    public static ReferenceCondition At25CAnd1Atm { get; } = new(AbsolutePressure.Atmosphere, Temperature.FromCelsius(25));

    /// <summary>Moles of ideal gas in a cubic metre at this condition.</summary>
    public double MolesPerCubicMetre => Pressure.Pascal / (PhysicalConstants.MolarGasConstant * Temperature.Kelvin);

    public override string ToString() => this == Normal ? "0 °C, 1 atm" : $"{Temperature}, {Pressure}";
}
