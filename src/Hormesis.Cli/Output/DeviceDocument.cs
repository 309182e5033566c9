using System.Text.Json;
using Hormesis.Device.Profiles;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Cli.Output;

/// <summary>Between what one setting may be on a device, the others being as suggested.</summary>
sealed record BoundDocument(string Rule, string Setting, string Name, string Allowed, string Recommended);

/// <summary>A device profile that could be read: what it has, and what a session on it may be.</summary>
sealed record DeviceDocument(
    string Id, string About, IReadOnlyDictionary<string, string> Equipment, IReadOnlyList<BoundDocument> Bounds, JsonElement Profile)
{
    public static DeviceDocument Of(DeviceProfile profile)
    {
        var element = JsonSerializer.SerializeToElement(profile, ProfileJson.Default.DeviceProfile);
        var guardrails = new PlanGuardrails(profile.Range(), body: null, GuardrailTable.Shipped);
        return new(
            profile.Id, profile.About,
            element.GetProperty("equipment").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetRawText()),
            [.. guardrails.Check(guardrails.Suggested())
                .Select(f => new BoundDocument(f.Rule, f.Setting, f.Name, f.Allowed, f.Recommended))],
            element);
    }
}
