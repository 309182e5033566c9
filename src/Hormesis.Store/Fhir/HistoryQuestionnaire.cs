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
    public const string Version = "1.1.0";

    /// <summary>Versions whose answers mean the same: 1.1.0 asks two questions more than 1.0.0, and neither has to be answered.</summary>
    public static IReadOnlyList<string> VersionsRead { get; } = [Version, "1.0.0"];

    static readonly byte[] Bytes = Load();
    static readonly Lazy<IReadOnlyList<HistoryQuestion>> Asked = new(ReadQuestions);
    static readonly Lazy<IReadOnlySet<string>> Ids = new(() => new SortedSet<string>(Questions.SelectMany(IdsOf), StringComparer.Ordinal));

    /// <summary>The Questionnaire as JSON.</summary>
    public static ReadOnlyMemory<byte> Utf8 => Bytes;

    /// <summary>The linkId of every question, follow-ups included.</summary>
    public static IReadOnlySet<string> LinkIds => Ids.Value;

    /// <summary>The questions in their order, each with those that follow on its answer.</summary>
    internal static IReadOnlyList<HistoryQuestion> Questions => Asked.Value;

    static byte[] Load()
    {
        using var stream = EmbeddedData.Open(typeof(HistoryQuestionnaire).Assembly, "Fhir/history-questionnaire.json");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static IReadOnlyList<HistoryQuestion> ReadQuestions()
    {
        using var document = JsonDocument.Parse(Bytes);
        return Below(document.RootElement);
    }

    static IReadOnlyList<HistoryQuestion> Below(JsonElement parent) => parent.TryGetProperty("item", out var items)
        ? [.. items.EnumerateArray().Select(item => new HistoryQuestion(item.GetProperty("linkId").GetString() ?? "", Below(item)))]
        : [];

    static IEnumerable<string> IdsOf(HistoryQuestion question) => [question.LinkId, .. question.FollowUps.SelectMany(IdsOf)];
}

/// <summary>One question by its linkId.</summary>
sealed record HistoryQuestion(string LinkId, IReadOnlyList<HistoryQuestion> FollowUps);
