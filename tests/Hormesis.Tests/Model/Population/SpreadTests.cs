using Hormesis.Model.Population;

namespace Hormesis.Tests.Model.Population;

/// <summary>How one patient's constants differ from the usual.</summary>
public class SpreadTests
{
    [Fact]
    public void A_factor_is_known_from_patient_and_name_alone()
    {
        var patient = new PopulationModel(new()).Patient(1, 42);

        Assert.Equal(new Spread(1, 42), patient.Spread);
        Assert.Equal(patient.Spread.Factor("kGsh", 0.3), new Spread(1, 42).Factor("kGsh", 0.3));
        Assert.NotEqual(patient.Spread.Factor("kGsh", 0.3), patient.Spread.Factor("kGpx", 0.3));
        Assert.NotEqual(patient.Spread.Factor("kGsh", 0.3), new Spread(1, 43).Factor("kGsh", 0.3));
        Assert.NotEqual(patient.Spread.Factor("kGsh", 0.3), new Spread(2, 42).Factor("kGsh", 0.3));
    }

    [Theory, InlineData(0.2), InlineData(0.4)]
    public void Factors_have_median_one_and_the_variation_asked_for(double cv)
    {
        const int count = 100_000;
        var factors = Enumerable.Range(0, count).Select(i => new Spread(1, (ulong)i).Factor("k", cv)).Order().ToList();
        var mean = factors.Average();

        Assert.All(factors, f => Assert.True(f > 0));
        Assert.Equal(1, factors[count / 2], 0.01);
        Assert.Equal(cv, Math.Sqrt(factors.Average(f => (f - mean) * (f - mean))) / mean, 0.02 * cv + 0.005);
    }

    [Fact]
    public void Without_variation_everybody_is_usual() => Assert.Equal(1, new Spread(1, 1).Factor("k", 0));

    [Theory, InlineData(-0.1), InlineData(1.1), InlineData(double.NaN)]
    public void A_variation_that_is_none_is_refused(double cv) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Spread(1, 1).Factor("k", cv));

    [Fact]
    public void Factors_of_two_names_do_not_go_together()
    {
        var pairs = Enumerable.Range(0, 20_000).Select(i => new Spread(1, (ulong)i))
            .Select(s => (First: Math.Log(s.Factor("a", 0.3)), Second: Math.Log(s.Factor("b", 0.3)))).ToList();
        var product = pairs.Average(p => p.First * p.Second) / pairs.Average(p => p.First * p.First);

        // Four standard errors of a correlation of nothing.
        Assert.Equal(0, product, 0.03);
    }
}
