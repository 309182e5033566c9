using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Clinic.SessionDay;

/// <summary>
/// Reads answers to one checklist, strictly: what the list does not ask is refused. Whether they close it is asked elsewhere.
/// </summary>
public static class ChecklistFile
{
    public const int MaximumBytes = 1 << 18;

    const int LongestText = 500;
    const string Wanted = "give a checklist's answers as JSON, as docs/session-day.md describes them";

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="checklist">The list that it must answer.</param>
    /// <exception cref="InputException">The content is no answers to this list.</exception>
    public static IReadOnlyDictionary<string, ChecklistAnswer> Read(ReadOnlyMemory<byte> utf8, string file, Checklist checklist)
    {
        try
        {
            using var document = JsonInput.Open(utf8, Wanted, "mend the JSON there");
            var root = new StrictObject(document.RootElement, Place.Root, "checklist", "answers");
            var id = root.Text("checklist", $"write {checklist.Id}");
            if (id != checklist.Id) throw root.Wrong("checklist", $"{Shown.Quoted(id)} is another list", $"give answers to {checklist.Id}");
            if (!root.Has("answers")) throw root.Wrong("answers", "this is missing", "answer by the item's id");
            var answers = new StrictObject(root.Object("answers"), root.Place.Member("answers"), [.. checklist.Items.Select(i => i.Id)]);
            return checklist.Items.Where(i => answers.Has(i.Id)).ToDictionary(i => i.Id, i => ReadAnswer(answers, i.Id));
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static ChecklistAnswer ReadAnswer(StrictObject answers, string id)
    {
        if (answers.KindOf(id) != JsonValueKind.Object)
            throw answers.Wrong(id, "this is no answer", "write {\"yes\": true, \"by\": \"NAME\"} or {\"value\": 1, \"by\": \"NAME\"}");
        var given = new StrictObject(
            answers.Object(id), answers.Place.Member(id), "yes", "value", "notApplicable", "review", "by", "second");
        return new()
        {
            Yes = given.Flag("yes"),
            Value = given.Number("value"),
            NotApplicable = Text(given, "notApplicable"),
            Review = Text(given, "review"),
            By = Text(given, "by"),
            Second = Text(given, "second"),
        };
    }

    static string Text(StrictObject given, string name)
    {
        var text = given.TextOrEmpty(name);
        return text.Length <= LongestText ? text : throw given.Wrong(name, $"{text.Length} characters", $"at most {LongestText}");
    }
}
