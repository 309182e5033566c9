using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Validation;

/// <summary>Rules of simple values, by the name of the member that holds them.</summary>
static class ValueRules
{
    // Members that are a dateTime, an instant or a date in the resources of R4 that we read or write; "date" alone is one everywhere.
    static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "date", "recordedDate", "authoredOn", "authored", "dateAsserted", "created", "recorded", "issued", "start", "end", "timestamp",
        "lastUpdated", "detected", "dateTime", "event",
    };

    public static void Check(string text, Place place, string member, Issues issues)
    {
        if (text.Length == 0) issues.Add(place, "string", "the text is empty");
        else if (member == "id" && !Grammar.IsId(text)) issues.Add(place, "id", $"{Shown.Quoted(text)} is no id");
        else if (member is "system" or "url" or "fullUrl" && !Grammar.IsUri(text)) issues.Add(place, "uri",
            $"{Shown.Quoted(text)} is no URI");
        else if (member == "code" && !Grammar.IsCode(text)) issues.Add(place, "code", $"{Shown.Quoted(text)} is no code");
        else if (member == "birthDate" && !FhirDate.IsOne(text, takesTime: false, out _))
            issues.Add(place, "date", $"{Shown.Quoted(text)} is no date");
        else if (IsTime(member) && !FhirDate.IsOne(text, takesTime: true, out _))
            issues.Add(place, "dateTime", $"{Shown.Quoted(text)} is no dateTime");
    }

    static bool IsTime(string member) => Times.Contains(member) || member.EndsWith("DateTime", StringComparison.Ordinal);
}
