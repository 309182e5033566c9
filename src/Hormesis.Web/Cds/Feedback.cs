using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>What clinicians did with cards: checked and not kept, for there is no record yet to keep it in.</summary>
static class Feedback
{
    const int EntriesMaximum = 100;
    const string Remedy = "send feedback as CDS Hooks 2.0 has it";

    /// <exception cref="Refusal">400: it is no feedback.</exception>
    public static void Check(JsonElement root)
    {
        try
        {
            var isList = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("feedback", out var list) && list.ValueKind == JsonValueKind.Array;
            if (!isList) throw new InputException("feedback", "this is missing or no list", Remedy);
            var entries = root.GetProperty("feedback");
            if (entries.GetArrayLength() is 0 or > EntriesMaximum)
                throw new InputException("feedback", $"give 1 to {EntriesMaximum} entries", Remedy);
            foreach (var entry in entries.EnumerateArray()) CheckEntry(entry);
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    static void CheckEntry(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw new InputException("feedback", "an entry is no object", Remedy);
        if (!Guid.TryParse(CdsCall.Text(entry, "card", "feedback.card"), out _))
            throw new InputException("feedback.card", "this is no UUID of a card", Remedy);
        var outcome = CdsCall.Text(entry, "outcome", "feedback.outcome");
        if (outcome is not ("accepted" or "overridden"))
            throw new InputException("feedback.outcome", $"{Shown.Quoted(outcome)} is neither accepted nor overridden", Remedy);
    }
}
