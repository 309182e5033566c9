using System.Text.Json;

namespace Hormesis.Web.Fhir.Search;

/// <summary>Where a value stands in a resource: name.family, effective[x]. Lists on the way are walked through.</summary>
sealed class ElementPath(string path)
{
    readonly string[] steps = path.Split('.');

    public override string ToString() => path;

    public void Walk(JsonElement resource, Action<JsonElement> found) => Walk(resource, 0, found);

    void Walk(JsonElement element, int step, Action<JsonElement> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, step, found);
        }
        else if (step == steps.Length)
        {
            if (element.ValueKind != JsonValueKind.Null) found(element);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Enter(element, step, found);
        }
    }

    void Enter(JsonElement element, int step, Action<JsonElement> found)
    {
        var name = steps[step];
        if (!name.EndsWith("[x]", StringComparison.Ordinal))
        {
            if (element.TryGetProperty(name, out var member)) Walk(member, step + 1, found);
            return;
        }
        var choice = name.AsSpan(0, name.Length - 3);
        foreach (var property in element.EnumerateObject())
        {
            var isOf = property.Name.Length > choice.Length && property.Name.AsSpan().StartsWith(choice, StringComparison.Ordinal)
                && char.IsAsciiLetterUpper(property.Name[choice.Length]);
            if (isOf) Walk(property.Value, step + 1, found);
        }
    }
}
