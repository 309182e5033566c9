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
}
