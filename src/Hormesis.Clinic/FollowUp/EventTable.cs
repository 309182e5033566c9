using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;

namespace Hormesis.Clinic.FollowUp;

/// <summary>A reaction that is known, or told, of ozonated autohaemotherapy.</summary>
/// <param name="Words">How it may be written: whole words.</param>
/// <param name="FromHours">From when after a session it is told of, h.</param>
/// <param name="ToHours">Until when, h.</param>
public sealed record KnownReaction(
    string Id, string Name, IReadOnlyList<string> Words, Figure FromHours, Figure ToHours, string Source, Certainty Certainty);

/// <summary>What is known of reactions, for the aid on causality. Loaded from events.json.</summary>
/// <param name="Criteria">On whose word the categories stand.</param>
/// <param name="PlausibleHours">How long after a session an event of no known kind may be of it, h.</param>
public sealed record EventTable(string About, Basis Criteria, Figure PlausibleHours, IReadOnlyList<KnownReaction> Reactions)
{
    public static EventTable Shipped { get; } =
        EmbeddedData.Load(typeof(EventTable).Assembly, "FollowUp/events.json", EventJson.Default.EventTable);

    static readonly IReadOnlyList<(KnownReaction Reaction, TermMatcher Words)> Matchers =
        [.. Shipped.Reactions.Select(r => (r, MatcherOf(r)))];

    /// <summary>The first that the event's words name; null for none.</summary>
    internal static KnownReaction? Find(AdverseEvent e) => Matchers.FirstOrDefault(m => m.Words.Find(e.Codes, e.Text) is not null).Reaction;

    static TermMatcher MatcherOf(KnownReaction r) => new(
        new()
        {
            Id = r.Id,
            Terms = [.. r.Words.Select(w => new Term(TermSystem.Word, w, r.Name, r.Certainty))],
            Also = [],
            Unless = [],
        },
        TermSets.Table.Negations);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EventTable))]
sealed partial class EventJson : JsonSerializerContext;
