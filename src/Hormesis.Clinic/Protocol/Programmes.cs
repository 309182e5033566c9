using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// The programmes by code, and whether a patient belongs in one. It leaves the general contraindications to the screening, and its findings
/// change no verdict: they are reasons for a physician.
/// </summary>
public static class Programmes
{
    public static ProgrammeTable Table { get; } =
        EmbeddedData.Load(typeof(Programmes).Assembly, "Protocol/programmes.json", ProtocolJson.Default.ProgrammeTable);

    static readonly Dictionary<string, TermMatcher> Terms =
        Table.Terms.ToDictionary(t => t.Id, t => new TermMatcher(t, TermSets.Table.Negations), StringComparer.Ordinal);

    public static IReadOnlyList<Programme> All => Table.Programmes;

    /// <exception cref="InputException">No programme has this code.</exception>
    public static Programme Get(string code) => All.FirstOrDefault(p => p.Code == code) ?? throw new InputException(
        "--indication", $"\"{code}\" has no programme", $"give one of {string.Join(", ", All.Select(p => p.Code))}");

    /// <exception cref="KeyNotFoundException">No measure has this id: a slip in the data.</exception>
    public static OutcomeMeasure Measure(string id) =>
        Table.Measures.FirstOrDefault(m => m.Id == id) ?? throw new KeyNotFoundException($"{id} is no measure");

    /// <summary>One finding for each criterion, by what the chart shows alone.</summary>
    public static IReadOnlyList<Finding> Ask(PatientFacts facts, Programme programme, DateOnly on) =>
        Ask(facts, programme, on, new Dictionary<string, bool>());

    /// <summary>One finding for each criterion: inclusions first, then exclusions, in the order of the data.</summary>
    /// <param name="said">What the patient or the physician answered on the day, yes or no by the criterion's id.</param>
    public static IReadOnlyList<Finding> Ask(
        PatientFacts facts, Programme programme, DateOnly on, IReadOnlyDictionary<string, bool> said)
    {
        var asked = new ProgrammeQuestion(facts, on, said);
        return
        [
            .. programme.Inclusion.Select(c => asked.Included(programme, c)),
            .. programme.Exclusion.Select(c => asked.Excluded(programme, c)),
        ];
    }

    internal static IReadOnlyList<DiagnosisHit> Find(string terms, IReadOnlyList<Diagnosis> diagnoses, DateOnly on) =>
        DiagnosisHit.Find(Terms[terms], diagnoses, on);
}
