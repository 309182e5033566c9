using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Bench.Cases;

/// <summary>
/// The project's own reference model of the bottle, filled and closed for as long as the published experiments lasted. Patients,
/// doses and bottles differ as widely as one would find them.
/// </summary>
public static class BottleCase
{
    public const string ClosedId = "bottle";

    const double Seconds = 25 * 60;
    const double Spread = 0.3; // sigma of the logarithm of interface and pools

    // What a bottle is filled with: micrograms of ozone per mL of gas at 25 C and 1 atm, millilitres.
    const double OzoneLow = 10, OzoneHigh = 80, BloodLow = 100, BloodHigh = 250, GasLow = 100, GasHigh = 300;
    const double HaematocritLow = 0.35, HaematocritHigh = 0.5, G6pdLow = 0.2, G6pdHigh = 1.5;

    // Medians in plasma, micromoles per litre.
    const double Ascorbate = 50, Urate = 300, Thiol = 500;

    public static SolverCase Closed { get; } = new()
    {
        Id = ClosedId,
        Title = "the bottle model, filled with 10 to 80 ug/mL and closed for 25 min",
        Model = BottleModel.Declaration,
        Segments = [new(Seconds, [])],
        Draw = (random, parameters) => Experiment(random).ToParameters().Values.CopyTo(parameters),
    };

    static BottleInputs Experiment(RandomSource random) => new()
    {
        Ozone = OzoneConcentration.FromMicrogramsPerMillilitre(random.NextBetween(OzoneLow, OzoneHigh), ReferenceCondition.At25CAnd1Atm),
        Blood = ActualVolume.FromMillilitres(random.NextBetween(BloodLow, BloodHigh)),
        Headspace = ActualVolume.FromMillilitres(random.NextBetween(GasLow, GasHigh)),
        Haematocrit = Fraction.FromValue(random.NextBetween(HaematocritLow, HaematocritHigh)),
        G6pdActivity = Fraction.FromValue(random.NextBetween(G6pdLow, G6pdHigh)),
        Mixing = Mixing.OfArea(Mixing.Reference.AreaM2 * Factor(random)),
        Ascorbate = MolarConcentration.FromMicromolesPerLitre(Ascorbate * Factor(random)),
        Urate = MolarConcentration.FromMicromolesPerLitre(Urate * Factor(random)),
        Thiol = MolarConcentration.FromMicromolesPerLitre(Thiol * Factor(random)),
    };

    static double Factor(RandomSource random) => Math.Exp(Spread * random.NextNormal());
}
