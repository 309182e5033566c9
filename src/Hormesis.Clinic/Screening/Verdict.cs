using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// The answer to one sub-question of a rule, with what it rests on. It says nothing of the other sub-questions: the finding
/// shows the gravest of them.
/// </summary>
public sealed record Part
{
    public required string Question { get; init; }
    public required Answer Answer { get; init; }

    /// <summary>Whether this answer, when missing, leaves the verdict incomplete.</summary>
    public required bool Required { get; init; }
    public required Scope Scope { get; init; }

    /// <summary>Who may accept this answer.</summary>
    public Overridable Overridable => Answer == Answer.Caution ? OfCaution : Overridable.Nobody;

    [JsonInclude]
    internal Overridable OfCaution { get; init; } = Overridable.Physician;

    /// <summary>What was found, as shown: a number, a word, the name of a diagnosis. Empty when nothing was.</summary>
    public string Value { get; init; } = "";
    public string Unit { get; init; } = "";

    /// <summary>What the value must be to pass, such as "≥ 100". Empty where no number decides.</summary>
    public string Limit { get; init; } = "";
    public FactDate? Observed { get; init; }

    /// <summary>The fact that the answer rests on; null when there is none.</summary>
    public Origin? Origin { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }

    /// <summary>What the answer stands on was remembered and not verified.</summary>
    public bool IsUnverified => Certainty == Certainty.R;

    /// <summary>One plain sentence with the value, the limit and what to do.</summary>
    public required string Explanation { get; init; }

    /// <summary>Order in which answers are shown and decide. A caution never hides a missing result.</summary>
    internal int Gravity => Answer switch
    {
        Answer.Excluded => 4,
        Answer.Missing when Required => 3,
        Answer.Caution => 2,
        Answer.Missing => 1,
        _ => 0,
    };

    /// <summary>The same, answered by another criterion.</summary>
    internal Part As(Criterion criterion) => this with
    {
        Answer = criterion.Level,
        Required = criterion.Required,
        Scope = criterion.Scope,
        OfCaution = CautionBy(criterion),
        Source = criterion.Source,
        Certainty = criterion.Certainty,
    };

    internal static Part Of(Criterion criterion, string question, Answer answer, string explanation) => new()
    {
        Question = question,
        Answer = answer,
        Required = criterion.Required,
        Scope = criterion.Scope,
        OfCaution = CautionBy(criterion),
        Source = criterion.Source,
        Certainty = criterion.Certainty,
        Explanation = explanation,
    };

    static Overridable CautionBy(Criterion criterion) =>
        criterion.Overridable == Overridable.PhysicianAndSecond ? Overridable.PhysicianAndSecond : Overridable.Physician;
}

/// <summary>One rule's answer: the gravest of its parts, and all the parts beside it.</summary>
public sealed record Finding(string Rule, string Question, IReadOnlyList<Part> Parts)
{
    /// <summary>Among equally grave parts the one that holds always, then the first asked.</summary>
    public Part Gravest { get; } = Parts.OrderByDescending(p => p.Gravity).ThenBy(p => p.Scope).First();

    public Answer Answer => Gravest.Answer;
    public bool Required => Gravest.Required;
    public Scope Scope => Gravest.Scope;

    /// <summary>Of several cautions the one that asks for more people.</summary>
    public Overridable Overridable => Answer != Answer.Caution
        ? Overridable.Nobody
        : Parts.Where(p => p.Answer == Answer.Caution).Max(p => p.Overridable);
    public string Value => Gravest.Value;
    public string Unit => Gravest.Unit;
    public string Limit => Gravest.Limit;
    public FactDate? Observed => Gravest.Observed;
    public Origin? Origin => Gravest.Origin;
    public string Source => Gravest.Source;
    public Certainty Certainty => Gravest.Certainty;

    public bool IsUnverified => Gravest.IsUnverified;
    public string Explanation => Gravest.Explanation;
}

/// <summary>
/// Every rule's answer for one patient on one day under one profile, each rule once and in order. It judges; it does not
/// plan, and it accepts nothing on anybody's behalf.
/// </summary>
public sealed record Verdict(string Patient, DateOnly On, string Profile, string RulesVersion, IReadOnlyList<Finding> Findings)
{
    /// <summary>Which rules these were, byte for byte, and who signed them.</summary>
    public RulesStanding Rules { get; init; } = RulesStanding.Unknown;

    /// <summary>Ids of rules of these that somebody should have looked at again by this day.</summary>
    public IReadOnlyList<string> ReviewOverdue { get; init; } = [];

    public Outcome Outcome =>
        Findings.Any(f => f.Answer == Answer.Excluded) ? Outcome.Contraindicated
        : Findings.Any(f => f.Answer == Answer.Missing && f.Required) ? Outcome.Incomplete
        : Findings.Any(f => f.Answer == Answer.Caution) ? Outcome.Conditional
        : Outcome.Eligible;

    /// <exception cref="InvalidOperationException">No rule has this id.</exception>
    public Finding this[string rule] => Findings.First(f => f.Rule == rule);
}
