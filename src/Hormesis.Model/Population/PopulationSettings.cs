using Hormesis.Model.Quantities;

namespace Hormesis.Model.Population;

/// <summary>Who comes: shares and ages of a population. What it does not say is as in the surveys.</summary>
/// <exception cref="InputException">A share or an age is out of its range.</exception>
public sealed record PopulationSettings
{
    static readonly PopulationTable Table = PopulationTable.Shipped;

    public Fraction FemaleShare { get; init => field = Checked("femaleShare", value); } = Default("femaleShare");

    public AgeDistribution Ages { get; init => field = Checked(value); } = new AgeDistribution.Surveyed();

    /// <summary>Share of X chromosomes with a deficient G6PD allele.</summary>
    public Fraction G6pdAlleleFrequency { get; init => field = Checked("g6pdAlleleFrequency", value); } = Default("g6pdAlleleFrequency");

    public Fraction SmokerShare { get; init => field = Checked("smokerShare", value); } = Default("smokerShare");

    /// <summary>Of those who take vitamin C.</summary>
    public Fraction SupplementShare { get; init => field = Checked("supplementShare", value); } = Default("supplementShare");

    public Fraction DiabetesShare { get; init => field = Checked("diabetesShare", value); } = Default("diabetesShare");

    static Fraction Default(string name) => Fraction.FromValue(Table[name].Default);

    static Fraction Checked(string name, Fraction value) => Fraction.FromValue(Table.Checked(name, value.Value));

    static AgeDistribution Checked(AgeDistribution ages)
    {
        ages.Check(Table);
        return ages;
    }
}
