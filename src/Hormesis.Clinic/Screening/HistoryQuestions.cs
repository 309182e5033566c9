using Hormesis.Model;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// A question of the history questionnaire, as the rules need it answered. It owns the words and the linkId; how it is
/// published as a Questionnaire and who may answer it is for others.
/// </summary>
public sealed record HistoryQuestion
{
    public required string LinkId { get; init; }
    public required string Text { get; init; }

    /// <summary>The question that must be answered yes for this one to be asked; empty for one that is always asked.</summary>
    public required string Parent { get; init; }

    /// <summary>The answer that speaks against treatment: it stands until a newer one takes it back.</summary>
    public required bool AdverseIsYes { get; init; }

    /// <summary>False for a question that may stay open and leave the verdict as complete as it is.</summary>
    public required bool Required { get; init; }

    /// <summary>The rules that read it.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
}

/// <summary>All history questions, in the order in which they are asked. Loaded from history.json.</summary>
public static class HistoryQuestions
{
    public static IReadOnlyList<HistoryQuestion> All { get; } = Load();

    static readonly Dictionary<string, HistoryQuestion> ById = All.ToDictionary(q => q.LinkId, StringComparer.Ordinal);

    /// <exception cref="KeyNotFoundException">No question has this linkId: a slip in a rule.</exception>
    public static HistoryQuestion Get(string linkId) => ById[linkId];

    static IReadOnlyList<HistoryQuestion> Load() =>
        EmbeddedData.Load(typeof(HistoryQuestions).Assembly, "Screening/history.json", ScreeningJson.Default.HistoryTable).Questions;
}

sealed record HistoryTable(string About, IReadOnlyList<HistoryQuestion> Questions);
