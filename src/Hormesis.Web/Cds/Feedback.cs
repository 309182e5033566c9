using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>What clinicians did with cards, counted. The reasons they give are not kept: there is no record yet to keep them in.</summary>
sealed class Feedback
{
    const int EntriesMaximum = 100;
    const string Remedy = "send feedback as CDS Hooks 2.0 has it";

    long accepted, overridden;

    public (long Accepted, long Overridden) Counts => (Interlocked.Read(ref accepted), Interlocked.Read(ref overridden));

    /// <exception cref="Refusal">400: it is no feedback; nothing of it is counted.</exception>
    public void Take(JsonElement root)
    {
        try
        {
            var isList = root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("feedback", out var list) && list.ValueKind == JsonValueKind.Array;
            if (!isList) throw new InputException("feedback", "this is missing or no list", Remedy);
            var outcomes = root.GetProperty("feedback").EnumerateArray().Take(EntriesMaximum + 1).Select(OutcomeOf).ToList();
            if (outcomes.Count is 0 or > EntriesMaximum)
                throw new InputException("feedback", $"give 1 to {EntriesMaximum} entries", Remedy);
            Interlocked.Add(ref accepted, outcomes.Count(o => o == "accepted"));
            Interlocked.Add(ref overridden, outcomes.Count(o => o == "overridden"));
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    static string OutcomeOf(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw new InputException("feedback", "an entry is no object", Remedy);
        if (!Guid.TryParse(CdsCall.Text(entry, "card", "feedback.card"), out _))
            throw new InputException("feedback.card", "this is no UUID of a card", Remedy);
        var outcome = CdsCall.Text(entry, "outcome", "feedback.outcome");
        return outcome is "accepted" or "overridden"
            ? outcome
            : throw new InputException("feedback.outcome", $"{Shown.Quoted(outcome)} is neither accepted nor overridden", Remedy);
    }
}
