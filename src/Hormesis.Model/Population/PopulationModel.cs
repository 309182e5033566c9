using Hormesis.Model.Quantities;

namespace Hormesis.Model.Population;

/// <summary>
/// Makes virtual patients: (seed, index) is always the same one, whoever else is made, before or at the same time. Which figures
/// they follow is in population.json; how well they do, in <see cref="PopulationAgreement"/>.
/// </summary>
public sealed class PopulationModel(PopulationSettings settings)
{
    static readonly ulong SexKey = Substream.Key("sex"), AgeKey = Substream.Key("age");
    static readonly ulong SmokerKey = Substream.Key("smoker"), SupplementsKey = Substream.Key("supplements");
    static readonly ulong DiabetesKey = Substream.Key("diabetes");

    static readonly PopulationTable Table = PopulationTable.Shipped;

    // Fitted once, when the first population is made.
    static readonly MarkerDraw OfMen = new(Table, Sex.Male), OfWomen = new(Table, Sex.Female);
    static readonly G6pdDraw Alleles = new(Table);

    readonly int heightPlace = Table.PlaceOf("heightCm"), weightPlace = Table.PlaceOf("weightKg");

    public PopulationSettings Settings => settings;

    public VirtualPatient Patient(ulong seed, ulong index)
    {
        var sex = IsIn(settings.FemaleShare, SexKey) ? Sex.Female : Sex.Male;
        var age = settings.Ages.At(Substream.Of(seed, index, AgeKey).NextUniform(), Table.Ages);
        var habits = new Habits(
            IsIn(settings.SmokerShare, SmokerKey), IsIn(settings.SupplementShare, SupplementsKey),
            IsIn(settings.DiabetesShare, DiabetesKey));
        var values = new double[Table.Markers.Count];
        (sex == Sex.Male ? OfMen : OfWomen).Draw(seed, index, age, habits, values);
        var (height, weight) = (Length.FromCentimetres(values[heightPlace]), Mass.FromKilograms(values[weightPlace]));
        return new(
            index, sex, age, height, weight, BloodVolume.Of(sex, height, weight), habits.Smoker, habits.Supplements, habits.Diabetes,
            Alleles.Draw(seed, index, sex, settings.G6pdAlleleFrequency), new(Table, values), new(seed, index));

        bool IsIn(Fraction share, ulong key) => Substream.Of(seed, index, key).NextUniform() < share.Value;
    }

    /// <summary>Patients one after the other, each made when it is asked for.</summary>
    public IEnumerable<VirtualPatient> Patients(ulong seed, ulong first, int count)
    {
        for (var i = 0; i < count; i++) yield return Patient(seed, first + (ulong)i);
    }
}
