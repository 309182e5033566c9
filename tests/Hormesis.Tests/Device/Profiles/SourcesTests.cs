using System.Text.Json;

namespace Hormesis.Tests.Device.Profiles;

/// <summary>Every value of the device's data files has a source with its certainty, and no source is left over.</summary>
public class SourcesTests
{
    [Theory]
    [InlineData("Profiles/generic-hyperbaric.json")]
    [InlineData("Profiles/generic-normobaric-photometer.json")]
    [InlineData("Profiles/generic-open-loop.json")]
    [InlineData("Twin/plant.json")]
    [InlineData("Twin/sensors.json")]
    [InlineData("Twin/patient.json")]
    [InlineData("Observer/observer.json")]
    public void Every_value_has_a_source(string resource)
    {
        using var stream = typeof(Hormesis.Device.Controller.Phase).Assembly.GetManifestResourceStream(resource)!;
        using var document = JsonDocument.Parse(stream);
        var numbers = Numbers(document.RootElement, "").Order().ToList();
        var sources = document.RootElement.GetProperty("sources").EnumerateObject().ToList();

        Assert.Equal(numbers, sources.Select(s => s.Name).Order());
        Assert.All(sources, s => Assert.Matches(@"\[[A-Z0-9]+\]$", s.Value.GetString()!));
    }

    static IEnumerable<string> Numbers(JsonElement element, string path) =>
        element.EnumerateObject().SelectMany(p => p.Value.ValueKind switch
        {
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [path + p.Name],
            JsonValueKind.Object => Numbers(p.Value, path + p.Name + "."),
            _ => [],
        });
}
