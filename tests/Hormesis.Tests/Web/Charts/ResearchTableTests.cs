using Hormesis.Clinic.Records;
using Hormesis.Web.Pages.Patients;

namespace Hormesis.Tests.Web.Charts;

public sealed class ResearchTableTests
{
    static async Task<(PatientFacts Facts, IReadOnlyList<IReadOnlyList<string>> Rows)> Of(string patient)
    {
        await using var clinic = await SomeClinic.Open(patient);
        var facts = clinic.Charts.Read(clinic.Charts.Search("", 1).Lines[0].Id)!.Facts;
        return (facts, [.. ResearchTable.Rows(facts, "P0001")]);
    }

    [Fact]
    public async Task Nothing_in_it_tells_who_it_is()
    {
        var (facts, rows) = await Of("eligible");
        IReadOnlyList<string> names =
        [
            facts.Id, facts.Name, facts.Born!.Value.ToString(), .. facts.Identifiers.Select(i => i.Value),
            .. facts.Names.SelectMany(n => n.Given),
            .. facts.Results.Select(r => r.Taken.ToString() ?? "").Distinct(),
        ];

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.DoesNotContain(r, cell => names.Any(n => n.Length > 2 && cell.Contains(n, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Every_dated_result_is_in_it_once_counted_from_the_first()
    {
        var (facts, rows) = await Of("eligible");

        Assert.Equal(facts.Results.Count(r => r.Taken is not null), rows.Count(r => !r[4].StartsWith("session", StringComparison.Ordinal)));
        Assert.Equal("0", rows[0][3]);
        Assert.All(rows.Zip(rows.Skip(1)), p => Assert.True(int.Parse(p.First[3], null) <= int.Parse(p.Second[3], null)));
    }

    [Fact]
    public void Nobody_is_older_than_ninety()
    {
        PatientFacts facts = new()
        {
            Id = "x",
            Born = FactDate.Day(new(1920, 1, 1)),
            Results =
            [
                new() { Analyte = "pain", Value = 0, Unit = "{score}", Taken = FactDate.Day(new(2026, 1, 1)), Origin = new("here") },
            ],
        };

        var row = ResearchTable.Rows(facts, "P0001").Single();

        Assert.Equal("90+", row[2]);
        Assert.Equal("0", row[6]); // zero is a number, not nothing
    }
}
