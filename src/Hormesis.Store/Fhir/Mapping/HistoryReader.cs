using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Reads answers to our own history questionnaire. Answers to any other are counted and mean nothing here.</summary>
static class HistoryReader
{
    const string Type = "QuestionnaireResponse";

    public static HistoryResponse? Read(Node node, Tally tally)
    {
        var status = Status.Read(node, "in-progress", "completed", "amended", "entered-in-error", "stopped");
        var answered = FhirDate.DateTime(node, "authored");
        if (!IsOurs(node.TextOrEmpty("questionnaire"))) return LeftOut("another questionnaire", tally);
        if (status is not ("completed" or "amended")) return LeftOut(status is null ? "no status" : $"status {status}", tally);
        SortedDictionary<string, bool> answers = new(StringComparer.Ordinal);
        ReadItems(node, answers, tally);
        return new() { Answered = answered, Answers = answers, Origin = new(node.Place.ToString()) };
    }

    // Another version may ask other questions under the same linkIds.
    static bool IsOurs(string canonical) =>
        canonical == HistoryQuestionnaire.Url
        || HistoryQuestionnaire.VersionsRead.Any(version => canonical == $"{HistoryQuestionnaire.Url}|{version}");

    static HistoryResponse? LeftOut(string reason, Tally tally)
    {
        tally.LeftOut(Type, reason);
        return null;
    }

    static void ReadItems(Node parent, SortedDictionary<string, bool> answers, Tally tally)
    {
        foreach (var item in parent.Objects("item"))
        {
            var linkId = item.TextOrEmpty("linkId");
            var isAsked = HistoryQuestionnaire.LinkIds.Contains(linkId);
            if (!isAsked) tally.LeftOut(Type, "an item that we do not ask");
            foreach (var answer in item.Objects("answer"))
            {
                if (isAsked) Take(answer, linkId, answers);
                ReadItems(answer, answers, tally);
            }
            ReadItems(item, answers, tally);
        }
    }

    static void Take(Node answer, string linkId, SortedDictionary<string, bool> answers)
    {
        var kind = answer.Choice("value");
        if (kind.Length == 0) return;
        if (kind != "Boolean")
            throw answer.Wrong($"value{kind}", $"{linkId} is answered by yes or no (read value{kind})", "answer with valueBoolean");
        var said = answer.Flag("valueBoolean") is true;
        if (!answers.TryAdd(linkId, said) && answers[linkId] != said)
            throw answer.Wrong($"{linkId} is answered both yes and no", "keep the answer that is right");
    }
}
