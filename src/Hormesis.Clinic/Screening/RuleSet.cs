using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Clinic.Screening;

/// <summary>Who may accept an answer and let the treatment go on. Nobody accepts what excludes or what is not known.</summary>
[JsonConverter(typeof(AsWords<Overridable>))]
public enum Overridable
{
    Nobody,
    Physician,
    PhysicianAndSecond,
}

/// <summary>How one answer of a rule counts: its level, for how long, on whose word, and what to do about it.</summary>
public sealed record Criterion
{
    /// <summary>The answer that is given when the criterion is met.</summary>
    public required Answer Level { get; init; }

    /// <summary>Who may accept it: nobody, but for a caution.</summary>
    public required Overridable Overridable { get; init; }
    public Scope Scope { get; init; }

    /// <summary>Whether not knowing leaves the verdict incomplete.</summary>
    public bool Required { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }

    /// <summary>What to do when the criterion is met; the end of a sentence.</summary>
    public required string Action { get; init; }
}

/// <summary>One rule as data: what is asked, the limits by name, and what its answers mean. How facts answer it is code.</summary>
public sealed record Rule
{
    public required string Id { get; init; }
    public required string Question { get; init; }

    /// <summary>By when somebody has to look at the rule again.</summary>
    public required DateOnly ReviewBy { get; init; }
    public required IReadOnlyDictionary<string, Limit> Limits { get; init; }
    public required IReadOnlyDictionary<string, Criterion> Criteria { get; init; }

    /// <exception cref="KeyNotFoundException">The rule has no such criterion: a slip in rule data.</exception>
    public Criterion this[string criterion] => Criteria[criterion];
}

/// <summary>How old a result may be and still count. Zero days: of the day itself.</summary>
public sealed record Validity(string Of, int Days, string Source, Certainty Certainty);

/// <summary>A result that does not age.</summary>
public sealed record Ageless(string Of, string Source, Certainty Certainty);

/// <summary>Why a centre lets more patients pass a relative rule than the project does.</summary>
/// <param name="Of">A limit or criterion of the rule, by its name.</param>
public sealed record RuleChange(string Rule, string Of, string Reason);

/// <summary>A complete, versioned set of rule data. Loaded from rules.json; a centre may bring its own.</summary>
public sealed record RuleSet
{
    /// <summary>The name under which <see cref="Validities"/> keeps the age of history answers.</summary>
    public const string History = "history";

    public static RuleSet Shipped { get; } =
        EmbeddedData.Load(typeof(RuleSet).Assembly, "Screening/rules.json", ScreeningJson.Default.RuleSet);

    public required string About { get; init; }
    public required string Version { get; init; }

    /// <summary>Who answers for this set as it stands.</summary>
    public required string Author { get; init; }
    public required IReadOnlyList<RuleChange> Changes { get; init; }
    public required IReadOnlyList<Validity> Validities { get; init; }
    public required IReadOnlyList<Ageless> Ageless { get; init; }

    /// <summary>What is asked of the patient.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>What is asked of the blood in the bottle before it is given back.</summary>
    public required IReadOnlyList<Rule> Bag { get; init; }

    /// <summary>What is asked of the air in the room.</summary>
    public required IReadOnlyList<Rule> Room { get; init; }

    /// <summary>What is asked of breath and circulation during a session. The device asks; the numbers are the clinic's.</summary>
    public required IReadOnlyList<Rule> Breath { get; init; }

    /// <summary>Every rule of the set, in order.</summary>
    [JsonIgnore]
    public IEnumerable<Rule> All => [.. Rules, .. Bag, .. Room, .. Breath];

    /// <summary>In days; null for what does not age.</summary>
    /// <exception cref="InvalidOperationException">The data say nothing about it: a slip in rule data.</exception>
    public int? DaysOf(string analyte) => Ageless.Any(a => a.Of == analyte) ? null : Validities.First(v => v.Of == analyte).Days;
}

/// <summary>How rule data are read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(RuleSet))]
[JsonSerializable(typeof(TermTable))]
[JsonSerializable(typeof(HistoryTable))]
sealed partial class ScreeningJson : JsonSerializerContext;
