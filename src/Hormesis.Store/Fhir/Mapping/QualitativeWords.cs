using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads an answer that is given in a code or in words. Words that contradict each other or are negated mean nothing here:
/// a result that has to be interpreted is for a person.
/// </summary>
static class QualitativeWords
{
    /// <summary>None when nothing is understood, or when the codes and the words disagree.</summary>
    public static Qualitative Of(Concept concept)
    {
        var found = default(QualitativeSet).With(OfText(concept.Text));
        foreach (var code in concept.Codes) found = found.With(OfCode(code)).With(OfText(code.Display));
        return found.Only;
    }

    /// <summary>A finding in our own code, which may also be that nothing can be said; null where none is given.</summary>
    public static Qualitative? Stated(IEnumerable<Concept> concepts)
    {
        foreach (var code in concepts.SelectMany(c => c.Codes))
        {
            if (code.System == OwnCodes.System && OwnCodes.FindingOf(code.Value) is { } finding) return finding;
        }
        return null;
    }

    // All seen in published FHIR data, unless marked as remembered.
    static Qualitative OfCode(Code code) => (code.System, code.Value) switch
    {
        (Code.Snomed, "10828004") => Qualitative.Positive,
        (Code.Snomed, "260373001") => Qualitative.Positive, // detected
        (Code.Snomed, "52101004") => Qualitative.Positive, // present; remembered
        (Code.Snomed, "260385009") => Qualitative.Negative,
        (Code.Snomed, "260415000") => Qualitative.Negative, // not detected
        (Code.Snomed, "2667000") => Qualitative.Negative, // absent; remembered
        (Code.Snomed, "17621005") => Qualitative.Normal,
        (Code.Snomed, "263654008") => Qualitative.Abnormal,
        (Code.Loinc, "LA6576-8") => Qualitative.Positive,
        (Code.Loinc, "LA6577-6") => Qualitative.Negative,
        (Code.Loinc, "LA9633-4") => Qualitative.Positive, // present
        (Code.Loinc, "LA9634-2") => Qualitative.Negative, // absent
        (OwnCodes.System, var word) => OwnCodes.FindingOf(word) ?? Qualitative.None,
        _ => Qualitative.None,
    };

    static Qualitative OfText(string text)
    {
        var found = Qualitative.None;
        var negation = "";
        var before = "";
        foreach (var word in WordsOf(text))
        {
            if (Spoken(word) is var finding && finding != Qualitative.None)
            {
                // "not detected" is an answer; "not deficient" and "no hCG detected" are sentences.
                if (negation.Length > 0 && (before != negation || !IsNegative(negation, word))) return Qualitative.None;
                if (negation.Length > 0) finding = Qualitative.Negative;
                if (found != Qualitative.None && found != finding) return Qualitative.None;
                (found, negation) = (finding, "");
            }
            else if (IsNegation(word))
            {
                negation = word;
            }
            before = word;
        }
        return negation.Length > 0 ? Qualitative.None : found;
    }

    static Qualitative Spoken(string word) => word switch
    {
        "POSITIVE" or "DETECTED" or "PRESENT" => Qualitative.Positive,
        "NEGATIVE" or "ABSENT" => Qualitative.Negative,
        "DEFICIENT" or "DEFICIENCY" => Qualitative.Deficient,
        "INTERMEDIATE" or "VARIABLE" => Qualitative.Intermediate,
        "NORMAL" => Qualitative.Normal,
        "ABNORMAL" => Qualitative.Abnormal,
        "LOW" => Qualitative.Low,
        "HIGH" => Qualitative.High,
        _ => Qualitative.None,
    };

    static bool IsNegation(string word) => word is "NO" or "NOT" or "NON" or "NONE" or "NOR" or "WITHOUT" or "FALSE";

    static bool IsNegative(string negation, string word) => negation is "NOT" or "NONE" && word is "DETECTED" or "PRESENT";

    static IEnumerable<string> WordsOf(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsLetter(text[i]);
            if (isLetter && start < 0) start = i;
            if (isLetter || start < 0) continue;
            yield return text[start..i].ToUpperInvariant();
            start = -1;
        }
    }
}
