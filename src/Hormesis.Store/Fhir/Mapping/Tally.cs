using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Counts what an import meets while it runs, for the summary.</summary>
sealed class Tally
{
    readonly Dictionary<string, int> read = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> notRead = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> unknownCodes = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> withoutCode = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> danglingReferences = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> leftOut = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> aboutOthers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> withoutSubject = new(StringComparer.Ordinal);

    public void Read(string type) => Count(read, type);
    public void NotRead(string type) => Count(notRead, type);
    public void WithoutCode(string type) => Count(withoutCode, type);
    public void DanglingReference(string type, string member) => Count(danglingReferences, $"{type}.{member}");
    public void LeftOut(string type, string reason) => Count(leftOut, $"{type}: {reason}");
    public void AboutOther(string type) => Count(aboutOthers, type);
    public void WithoutSubject(string type) => Count(withoutSubject, type);

    public void UnknownCode(Concept code)
    {
        if (code.Codes.Count == 0)
        {
            WithoutCode("Observation");
            return;
        }
        var shown = code.Codes.FirstOrDefault(c => Loinc.Is(c.System), code.Codes[0]);
        Count(unknownCodes, $"{shown.System}|{shown.Value}");
    }

    public ImportSummary Close() => new()
    {
        Read = Sorted(read),
        NotRead = Sorted(notRead),
        UnknownCodes = Sorted(unknownCodes),
        WithoutCode = Sorted(withoutCode),
        DanglingReferences = Sorted(danglingReferences),
        LeftOut = Sorted(leftOut),
        AboutOthers = Sorted(aboutOthers),
        WithoutSubject = Sorted(withoutSubject),
    };

    static OrderedDictionary<string, int> Sorted(Dictionary<string, int> counts)
    {
        string[] keys = [.. counts.Keys];
        Array.Sort(keys, StringComparer.Ordinal);
        OrderedDictionary<string, int> sorted = new(keys.Length, StringComparer.Ordinal);
        foreach (var key in keys) sorted.Add(key, counts[key]);
        return sorted;
    }

    static void Count(Dictionary<string, int> counts, string key)
    {
        key = Shown.Key(key);
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
