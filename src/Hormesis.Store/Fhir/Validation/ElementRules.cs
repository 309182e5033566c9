using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Ucum;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>Rules of data types, told by their members: quantities, periods, sampled data, choices, extensions.</summary>
static class ElementRules
{
    static readonly string[] Choices = ["value", "effective", "onset", "abatement", "performed", "occurrence", "identified", "deceased",
        "medication"];

    public static void Check(JsonElement element, Place place, Issues issues)
    {
        CheckUnit(element, place, issues);
        CheckPeriod(element, place, issues);
        CheckSamples(element, place, issues);
        foreach (var choice in Choices)
        {
            if (Count(element, choice) > 1) issues.Add(place, "choice", $"more than one {choice}[x] is given");
        }
        if (element.Has("url") && element.Has("extension") && Count(element, "value") > 0)
            issues.Add(place, "ext-1", "an extension has a value and extensions");
    }

    static void CheckUnit(JsonElement element, Place place, Issues issues)
    {
        if (element.Text("system") == Quantity.Ucum && element.Text("code") is { } ucum && !UcumUnit.TryParse(ucum, out _))
            issues.Add(place.Member("code"), "ucum", $"{Shown.Quoted(ucum)} is no UCUM unit that is known here");
        var isQuantity = element.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number;
        if (isQuantity && element.Has("code") && !element.Has("system")) issues.Add(place, "qty-3", "a code of a unit needs its system");
    }

    static void CheckPeriod(JsonElement element, Place place, Issues issues)
    {
        if (element.Text("start") is not { } from || element.Text("end") is not { } to) return;
        if (!FhirDate.IsOne(from, takesTime: true, out var start) || !FhirDate.IsOne(to, takesTime: true, out var end)) return;
        if (end.Latest < start.Earliest) issues.Add(place, "per-1", $"the period ends ({to}) before it starts ({from})");
    }

    static void CheckSamples(JsonElement element, Place place, Issues issues)
    {
        if (!element.Has("origin") || !element.Has("dimensions")) return;
        if (!(Number(element, "period") > 0)) issues.Add(place.Member("period"), "sampled-data", "the period is not above zero");
        var dimensions = Number(element, "dimensions");
        var samples = element.Text("data")?.Split(' ') ?? [];
        if (!(dimensions >= 1) || samples.Length % dimensions != 0)
            issues.Add(place.Member("data"), "sampled-data", $"{samples.Length} samples are no whole rows of {dimensions}");
        if (samples.FirstOrDefault(s => !IsSample(s)) is { } wrong)
            issues.Add(place.Member("data"), "sampled-data", $"{Shown.Quoted(wrong)} is no sample");
    }

    static bool IsSample(string text) =>
        text is "E" or "U" or "L"
        || (text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '-' or '.') && text.LastIndexOf('-') <= 0
            && text.IndexOf('.') == text.LastIndexOf('.') && char.IsAsciiDigit(text[^1]));

    static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var number)
            ? number
            : double.NaN;

    static int Count(JsonElement element, string choice) => element.EnumerateObject().Count(p =>
        p.Name.Length > choice.Length && p.Name.StartsWith(choice,
            StringComparison.Ordinal) && char.IsAsciiLetterUpper(p.Name[choice.Length])
        && !IsNoChoice(p.Name));

    // Names of R4 that begin like a choice and are none.
    static bool IsNoChoice(string name) => name is "valueSet";
}
