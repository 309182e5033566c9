using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Store.Fhir;

/// <summary>
/// The history questions that we publish as a FHIR R4 Questionnaire: laboratory results and a problem list do not answer them.
/// What an answer means for a treatment is for the rules to say, by linkId.
/// </summary>
public static class HistoryQuestionnaire
{
    public const string Url = "urn:hormesis:questionnaire:history";
    public const string Version = "1.0.0";

    static readonly byte[] Bytes = Load();
    static readonly Lazy<IReadOnlySet<string>> Asked = new(ReadLinkIds);

    /// <summary>The Questionnaire as JSON.</summary>
    public static ReadOnlyMemory<byte> Utf8 => Bytes;

    /// <summary>The linkId of every question, follow-ups included.</summary>
    public static IReadOnlySet<string> LinkIds => Asked.Value;

    static byte[] Load()
    {
        using var stream = EmbeddedData.Open(typeof(HistoryQuestionnaire).Assembly, "Fhir/history-questionnaire.json");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static SortedSet<string> ReadLinkIds()
    {
        using var document = JsonDocument.Parse(Bytes);
        SortedSet<string> ids = new(StringComparer.Ordinal);
        Collect(document.RootElement, ids);
        return ids;
    }

    static void Collect(JsonElement parent, SortedSet<string> ids)
    {
        if (!parent.TryGetProperty("item", out var items)) return;
        foreach (var item in items.EnumerateArray())
        {
            ids.Add(item.GetProperty("linkId").GetString() ?? "");
            Collect(item, ids);
        }
    }
}
