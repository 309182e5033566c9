using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// Reads an answer that is given in a code or in words. Words that contradict each other or are negated mean nothing here:
/// a result that has to be interpreted is for a person.
/// </summary>
static class FindingWords
{
    /// <summary>None when nothing is understood, or when the codes and the words disagree.</summary>
    public static Finding Of(Concept concept)
    {
        var found = default(FindingSet).With(OfText(concept.Text));
        foreach (var code in concept.Codes) found = found.With(OfCode(code)).With(OfText(code.Display));
        return found.Only;
    }

    // All seen in published FHIR data, unless marked as remembered.
    static Finding OfCode(Code code) => (code.System, code.Value) switch
    {
        (Code.Snomed, "10828004") => Finding.Positive,
        (Code.Snomed, "260373001") => Finding.Positive, // detected
        (Code.Snomed, "52101004") => Finding.Positive, // present; remembered
        (Code.Snomed, "260385009") => Finding.Negative,
        (Code.Snomed, "260415000") => Finding.Negative, // not detected
        (Code.Snomed, "2667000") => Finding.Negative, // absent; remembered
        (Code.Snomed, "17621005") => Finding.Normal,
        (Code.Snomed, "263654008") => Finding.Abnormal,
        (Code.Loinc, "LA6576-8") => Finding.Positive,
        (Code.Loinc, "LA6577-6") => Finding.Negative,
        (Code.Loinc, "LA9633-4") => Finding.Positive, // present
        (Code.Loinc, "LA9634-2") => Finding.Negative, // absent
        _ => Finding.None,
    };

    static Finding OfText(string text)
    {
        var found = Finding.None;
        var negation = "";
        var before = "";
        foreach (var word in WordsOf(text))
        {
            if (Spoken(word) is var finding && finding != Finding.None)
            {
                // "not detected" is an answer; "not deficient" and "no hCG detected" are sentences.
                if (negation.Length > 0 && (before != negation || !IsNegative(negation, word))) return Finding.None;
                if (negation.Length > 0) finding = Finding.Negative;
                if (found != Finding.None && found != finding) return Finding.None;
                (found, negation) = (finding, "");
            }
            else if (IsNegation(word))
            {
                negation = word;
            }
            before = word;
        }
        return negation.Length > 0 ? Finding.None : found;
    }

    static Finding Spoken(string word) => word switch
    {
        "POSITIVE" or "DETECTED" or "PRESENT" => Finding.Positive,
        "NEGATIVE" or "ABSENT" => Finding.Negative,
        "DEFICIENT" or "DEFICIENCY" => Finding.Deficient,
        "INTERMEDIATE" or "VARIABLE" => Finding.Intermediate,
        "NORMAL" => Finding.Normal,
        "ABNORMAL" => Finding.Abnormal,
        "LOW" => Finding.Low,
        "HIGH" => Finding.High,
        _ => Finding.None,
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
