using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Faults;

/// <summary>What must hold in every tick of every session, by its number in device-safety 6.2.</summary>
/// <param name="Text">In the words of who relies on it.</param>
/// <param name="Hazards">Rows of the hazard analysis that it guards against.</param>
/// <param name="JudgedBy">Who looks at it on true states, or the tests that hold it.</param>
public sealed record Requirement(
    string Id, [property: JsonPropertyName("requirement")] string Text, IReadOnlyList<string> Hazards, IReadOnlyList<string> JudgedBy);

public static class Requirements
{
    public static IReadOnlyList<Requirement> All { get; } =
        EmbeddedData.Load(typeof(Requirements).Assembly, "Faults/requirements.json", FaultJson.Default.IReadOnlyListRequirement);
}
