using Hormesis.Model;
using Hormesis.Model.Population;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Population;

/// <summary>Who the patients are, and that each is known from seed and index alone.</summary>
public class PopulationModelTests
{
    static readonly PopulationModel Usual = new(new());
    static readonly List<VirtualPatient> Many = [.. Usual.Patients(seed: 3, first: 0, count: 100_000)];

    [Fact]
    public void A_patient_does_not_depend_on_who_else_is_made()
    {
        var alone = new PopulationModel(new()).Patient(3, 77_777);
        var last = Enumerable.Range(0, 100).Select(i => Usual.Patient(3, 99 - (ulong)i)).Last();

        Assert.Equal(Many[77_777], alone);
        Assert.Equal(Many[0], last);
        Assert.Equal(Many.Skip(500).Take(100), Usual.Patients(3, 500, 100));
        Assert.NotEqual(Usual.Patient(4, 0) with { Spread = default }, Many[0] with { Spread = default });
    }

    [Fact]
    public void A_patient_is_the_same_on_any_number_of_threads()
    {
        var together = new VirtualPatient[10_000];
        Parallel.For(0, together.Length, i => together[i] = Usual.Patient(3, (ulong)i));

        Assert.Equal(Many.Take(together.Length), together);
    }

    [Fact]
    public void Every_value_is_one_that_somebody_can_have()
    {
        var markers = PopulationTable.Shipped.Markers;

        foreach (var patient in Many)
        {
            Assert.Equal(markers.Count, patient.Markers.Count);
            for (var i = 0; i < markers.Count; i++)
                Assert.True(patient.Markers[i] >= markers[i].Low && patient.Markers[i] <= markers[i].High, markers[i].Name);
            Assert.InRange(patient.AgeYears, 20, 85);
            Assert.InRange(patient.BloodVolume.Litres, 2, 12);
            Assert.InRange(patient.G6pd.Activity.Value, 0.005, 2);
        }
    }

    [Fact]
    public void Values_are_held_at_a_bound_so_seldom_that_it_moves_no_figure()
    {
        var markers = PopulationTable.Shipped.Markers;

        for (var i = 0; i < markers.Count; i++)
        {
            var held = Many.Count(p => p.Markers[i] <= markers[i].Low || p.Markers[i] >= markers[i].High);
            Assert.True(held < 0.002 * Many.Count, $"{held} of {markers[i].Name}");
        }
    }

    [Fact]
    public void Shares_are_those_that_were_asked_for()
    {
        var asked = new PopulationModel(new()
        {
            FemaleShare = Fraction.FromValue(0.7),
            SmokerShare = Fraction.FromValue(0.3),
            SupplementShare = Fraction.FromValue(0.6),
            DiabetesShare = Fraction.FromValue(0.25),
        }).Patients(1, 0, 50_000).ToList();

        // Four standard errors of a share of a half among 50,000.
        const double chance = 0.009;
        Assert.Equal(0.7, Share(p => p.Sex == Sex.Female), chance);
        Assert.Equal(0.3, Share(p => p.Smoker), chance);
        Assert.Equal(0.6, Share(p => p.Supplements), chance);
        Assert.Equal(0.25, Share(p => p.Diabetes), chance);

        double Share(Func<VirtualPatient, bool> counts) => asked.Count(counts) / (double)asked.Count;
    }

    [Fact]
    public void Changing_one_share_changes_nothing_else_of_a_patient()
    {
        var withoutSmokers = new PopulationModel(new() { SmokerShare = Fraction.None }).Patients(3, 0, 1000).ToList();

        Assert.All(withoutSmokers.Zip(Many), p =>
        {
            Assert.Equal(p.Second.AgeYears, p.First.AgeYears);
            Assert.Equal(p.Second.G6pd, p.First.G6pd);
            Assert.Equal(p.Second.Value("urateUmPerL"), p.First.Value("urateUmPerL"));
        });
    }

    [Theory, InlineData(Sex.Male), InlineData(Sex.Female)]
    public void Supplements_raise_vitamin_C_and_smoking_lowers_it(Sex sex)
    {
        var same = Many.Where(p => p.Sex == sex).ToList();

        // 70.6 against 43.5 and 15 lower (physiology 7.1 a): the shape of the marginal goes first, so they are met within a tenth.
        Assert.Equal(27.1, Difference(p => p.Supplements), 2.7);
        Assert.Equal(-15, Difference(p => p.Smoker), 1.5);

        double Difference(Func<VirtualPatient, bool> those) =>
            same.Where(those).Average(Ascorbate) - same.Where(p => !those(p)).Average(Ascorbate);
        static double Ascorbate(VirtualPatient p) => p.Value("ascorbateUmPerL");
    }

    [Fact]
    public void Diabetics_have_their_own_HbA1c_and_less_albumin()
    {
        var (diabetics, others) = (Many.Where(p => p.Diabetes).ToList(), Many.Where(p => !p.Diabetes).ToList());

        Assert.Equal(7.5, diabetics.Average(p => p.Value("hba1cPercent")), 0.1);
        Assert.Equal(-1, diabetics.Average(p => p.Value("albuminGPerL")) - others.Average(p => p.Value("albuminGPerL")), 0.2);
    }

    [Fact]
    public void An_older_population_has_the_markers_of_the_old()
    {
        var old = new PopulationModel(new()
        {
            Ages = new AgeDistribution.Even(70, 80),
            FemaleShare = Fraction.None,
            DiabetesShare = Fraction.None,
        }).Patients(1, 0, 20_000).ToList();
        var surveyed = PopulationTable.Shipped.Ages;

        // Albumin falls by 0.4 standard deviations for each of age (physiology 7.1 c), 26 years from the surveyed mean.
        var expected = 43.4 - 0.4 * 3.4 * (75 - surveyed.MeanYears) / surveyed.SdYears;
        Assert.Equal(expected, old.Average(p => p.Value("albuminGPerL")), 0.1);
    }

    [Theory]
    [InlineData(Sex.Male, 1.75, 75, 4.98), InlineData(Sex.Male, 1.80, 80, 5.32)]
    [InlineData(Sex.Female, 1.62, 62, 3.75), InlineData(Sex.Female, 1.65, 65, 3.93)]
    public void Blood_volume_is_Nadlers(Sex sex, double metres, double kilograms, double litres) =>
        Assert.Equal(litres, BloodVolume.Of(sex, Length.FromMetres(metres), Mass.FromKilograms(kilograms)).Litres, 0.005);

    [Fact]
    public void Haematocrit_is_haemoglobin_over_its_concentration_in_the_cells() =>
        Assert.All(Many.Take(1000), p =>
            Assert.Equal(100 * p.Value("haemoglobinGPerDl") / p.Value("mchcGPerDl"), p.Value("haematocritPercent"), 1e-9));

    [Fact]
    public void Red_cells_have_the_volume_that_red_cells_have()
    {
        var volumes = Many.Select(p => 10 * p.Value("haematocritPercent") / p.Value("redCellsMPerUl")).ToList();

        // Femtolitres; the customary reference interval is 80 to 100.
        Assert.InRange(volumes.Average(), 87, 92);
        Assert.True(volumes.Count(v => v is > 78 and < 102) > 0.93 * volumes.Count);
    }

    [Fact]
    public void A_marker_that_does_not_exist_is_told_with_those_that_do()
    {
        var wrong = Assert.Throws<InputException>(() => Many[0].Value("ozone"));

        Assert.Contains("haemoglobinGPerDl", wrong.Remedy, StringComparison.Ordinal);
    }
}
