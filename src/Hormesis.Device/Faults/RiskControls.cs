using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Device.Faults;

/// <summary>
/// What stands against a hazard. Its id stands as a comment where it is built and where it is tested, so that it can be followed from
/// the hazard to the code to the test.
/// </summary>
/// <param name="Kind">inherent design, protective measure or information, in the order of ISO 14971.</param>
public sealed record RiskControl(
    string Id, [property: JsonPropertyName("control")] string Text, string Kind, IReadOnlyList<string> Hazards);

public static class RiskControls
{
    public static IReadOnlyList<RiskControl> All { get; } =
        EmbeddedData.Load(typeof(RiskControls).Assembly, "Faults/controls.json", FaultJson.Default.IReadOnlyListRiskControl);
}
