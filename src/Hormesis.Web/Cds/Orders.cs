using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Structure;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>Finds among the orders that a clinician has selected those for ozone therapy, by our codes and by their words.</summary>
static class Orders
{
    const string OurSystems = "urn:hormesis:";

    // As several languages begin the word: ozone, Ozontherapie, ozonothérapie, ozonoterapia.
    static readonly string[] Words = ["ozon", "озон", "autohaemotherapy", "autohemotherapy", "autohämotherapie", "臭氧", "オゾン"];

    static readonly string[] NotAsked =
    [
        "reasonCode", "note", "supportingInfo", "text", "meta", "subject", "requester", "extension", "doNotPerform",
    ];

    /// <summary>The selected orders for ozone, as MedicationRequest/1.</summary>
    /// <exception cref="Refusal">400: the context is not one of order-select.</exception>
    public static IReadOnlyList<string> Selected(JsonElement context)
    {
        try
        {
            var orders = Drafts(context);
            List<string> found = [];
            foreach (var selection in Selections(context))
            {
                if (!orders.TryGetValue(selection, out var order))
                    throw new InputException(
                        "context.selections", $"{Shown.Quoted(selection)} is not among the draft orders", "send it in draftOrders");
                if (IsOzone(order, orders)) found.Add(selection);
            }
            return found;
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    static List<string> Selections(JsonElement context)
    {
        const string place = "context.selections";
        if (!context.TryGetProperty("selections", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new InputException(place, "this is missing or no list", "name the selected orders as Type/id");
        return [.. list.EnumerateArray().Select(s => s.ValueKind == JsonValueKind.String
            ? s.GetString() ?? ""
            : throw new InputException(place, $"this should be Type/id (read {Shown.Value(s)})", "name the selected orders as Type/id"))];
    }

    static Dictionary<string, JsonElement> Drafts(JsonElement context)
    {
        var place = Place.Root.Member("context").Member("draftOrders");
        if (!context.TryGetProperty("draftOrders", out var bundle))
            throw new InputException(place.ToString(), "this is missing", "send a Bundle of the draft orders");
        if (StructureCheck.TypeOf(bundle, place) != "Bundle")
            throw new InputException(place.ToString(), "this is no Bundle", "send a Bundle of the draft orders");
        StructureCheck.Resource(bundle, place);
        Dictionary<string, JsonElement> orders = new(StringComparer.Ordinal);
        if (!bundle.TryGetProperty("entry"u8, out var list)) return orders;
        foreach (var entry in list.EnumerateArray())
        {
            if (!entry.TryGetProperty("resource"u8, out var order)) continue;
            var hasId = order.TryGetProperty("id"u8, out var id) && id.ValueKind == JsonValueKind.String;
            if (hasId) orders[$"{order.GetProperty("resourceType"u8).GetString()}/{id.GetString()}"] = order;
        }
        return orders;
    }

    // What is ordered, wherever the type of order keeps it; not why, for whom, or what was noted beside it.
    static bool IsOzone(JsonElement order, Dictionary<string, JsonElement> orders)
    {
        foreach (var property in order.EnumerateObject())
        {
            if (NotAsked.Contains(property.Name)) continue;
            if (Says(property.Value)) return true;
            var isElsewhere = property.Name == "medicationReference" && property.Value.TryGetProperty("reference"u8, out var reference)
                && orders.TryGetValue(reference.GetString() ?? "", out var medication) && Says(medication);
            if (isElsewhere) return true;
        }
        return false;
    }

    static bool Says(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var text = value.GetString() ?? "";
                return text.StartsWith(OurSystems, StringComparison.Ordinal)
                    || Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (Says(item)) return true;
                }
                return false;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    // The text of a concept says what is ordered; that of the whole order is a narrative.
                    if ((property.Name == "text" || !NotAsked.Contains(property.Name)) && Says(property.Value)) return true;
                }
                return false;
            default:
                return false;
        }
    }
}
