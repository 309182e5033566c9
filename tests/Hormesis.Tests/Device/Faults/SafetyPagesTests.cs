using Hormesis.Device.Faults;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Device.Faults;

public class SafetyPagesTests
{
    [Fact]
    public void The_pages_in_docs_are_those_of_the_data()
    {
        foreach (var (file, text) in SafetyPages.All)
            Assert.Equal(text, File.ReadAllText(Path.Combine(Repository.Root, "docs", "safety", file)));
    }

    [Fact]
    public void Every_requirement_names_hazards_of_the_table_and_judges_that_there_are()
    {
        var judges = typeof(SafetyPages).Assembly.GetTypes().Concat(typeof(SafetyPagesTests).Assembly.GetTypes())
            .Select(t => t.Name).ToHashSet();
        var hazards = HazardTable.All.Select(h => h.Id).ToHashSet();

        Assert.Equal(Enumerable.Range(1, 25).Select(i => $"I{i}"), Requirements.All.Select(r => r.Id));
        Assert.All(Requirements.All, r =>
        {
            Assert.NotEmpty(r.Hazards);
            Assert.Empty(r.Hazards.Except(hazards));
            Assert.NotEmpty(r.JudgedBy);
            Assert.Empty(r.JudgedBy.Except(judges));
        });
    }
}
