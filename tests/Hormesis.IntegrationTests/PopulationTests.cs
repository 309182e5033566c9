namespace Hormesis.IntegrationTests;

/// <summary>Virtual patients as people and programs make them.</summary>
public sealed class PopulationTests : InFolder
{
    [Fact]
    public void The_usual_population_agrees_with_its_table()
    {
        var run = Tool.Hormesis("population", "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.True(run.Json.GetProperty("within").GetBoolean());
        Assert.True(run.Json.GetProperty("men").GetInt32() > 80_000);
        Assert.Contains(
            run.Json.GetProperty("marginals").EnumerateArray(),
            m => m.GetProperty("marker").GetString() == "crpMgPerL" && m.GetProperty("loinc").GetString() == "30522-7");
    }

    [Fact]
    public void The_same_seed_writes_the_same_patients()
    {
        Tool.Hormesis("population", "--patients", "1000", "--seed", "9", "--out", In("a.csv"));
        Tool.Hormesis("population", "--patients", "2000", "--seed", "9", "--out", In("b.csv"));

        var (a, b) = (File.ReadAllLines(In("a.csv")), File.ReadAllLines(In("b.csv")));
        Assert.Equal((1001, 2001), (a.Length, b.Length));
        Assert.Equal(a, b.Take(a.Length));
        Assert.StartsWith("index,sex,ageYears,", a[0], StringComparison.Ordinal);
        Assert.All(b, line => Assert.Equal(a[0].Split(',').Length, line.Split(',').Length));
    }

    [Fact]
    public void Too_few_patients_to_tell_anything_are_refused()
    {
        var run = Tool.Hormesis("population", "--patients", "10");

        Assert.Equal(2, run.Status);
        Assert.Equal("hormesis: --patients: 10 patients; ask for 1000 to 1000000", run.Error.TrimEnd());
    }
}
