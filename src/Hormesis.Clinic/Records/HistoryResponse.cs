namespace Hormesis.Clinic.Records;

/// <summary>
/// One answered history questionnaire of ours. A question that is absent was not answered, which is not the same as "no".
/// </summary>
public sealed record HistoryResponse
{
    /// <summary>When it was filled in; null when the record does not say.</summary>
    public FactDate? Answered { get; init; }

    /// <summary>Answers of yes or no by the question's linkId, such as epilepsy or epilepsy.controlled.</summary>
    public required IReadOnlyDictionary<string, bool> Answers { get; init; }
    public required Origin Origin { get; init; }
}
