using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>A sentence with who says so and how certain it is.</summary>
public sealed record Statement(string Text, string Source, Certainty Certainty);

/// <summary>
/// What a patient must have, or must not have, for a programme. A diagnosis is looked for in the chart, a score among the results; what
/// the chart does not show is asked, and never taken for absent.
/// </summary>
public sealed record ProgrammeCriterion
{
    public required string Id { get; init; }

    /// <summary>As it is put to the patient or the physician; yes is what an inclusion asks for, and what an exclusion fears.</summary>
    public required string Question { get; init; }

    /// <summary>Id of a set of terms among <see cref="ProgrammeTable.Terms"/>; empty where no diagnosis answers.</summary>
    public required string Terms { get; init; }

    /// <summary>Id of a measure whose newest result answers; empty for none.</summary>
    public required string Measure { get; init; }

    /// <summary>The lowest score that includes; with a measure there is this or <see cref="AtMost"/>.</summary>
    public Figure? AtLeast { get; init; }
    public Figure? AtMost { get; init; }

    /// <summary>How long a score counts; only with a measure.</summary>
    public Figure? ValidDays { get; init; }

    /// <summary>What it means when an inclusion is not met or an exclusion is: caution or excluded.</summary>
    public required Answer Level { get; init; }
    public required string Action { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }
}

/// <summary>Which way a measure goes when the patient gets better.</summary>
[JsonConverter(typeof(AsWord<Better>))]
public enum Better
{
    Lower,
    Higher,

    /// <summary>Neither way is good in itself: a change is looked into.</summary>
    Unchanged,
}

/// <summary>What is measured to see whether a course does anything.</summary>
public sealed record OutcomeMeasure
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Unit { get; init; }

    /// <summary>Empty for a code of our own, which is the id.</summary>
    public required string Loinc { get; init; }

    /// <summary>How the code was checked, as in the reference (V2, V1); "own" for a code of our own.</summary>
    public required string Verified { get; init; }
    public required Better Better { get; init; }

    /// <summary>The smallest change that matters to a patient, in its unit or per cent of the baseline; null for none known.</summary>
    public Figure? Important { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }

    [JsonIgnore]
    public string Code => Loinc.Length > 0 ? Loinc : Id;

    /// <summary>Id of the analyte under which a record holds it.</summary>
    [JsonIgnore]
    public string Analyte => Loinc.Length > 0 && Analytes.TryFromLoinc(Loinc, out var analyte) ? analyte!.Id : Id; // just found
}

/// <summary>The day of a course that a visit is counted from.</summary>
[JsonConverter(typeof(AsWord<VisitOf>))]
public enum VisitOf
{
    [JsonStringEnumMemberName("first-session")]
    FirstSession,
    Session,

    [JsonStringEnumMemberName("last-session")]
    LastSession,
}

/// <summary>When outcomes are measured.</summary>
public sealed record Visit
{
    /// <summary>For data: baseline-1, session-5, after.</summary>
    public required string When { get; init; }
    public required VisitOf Of { get; init; }

    /// <summary>Which session, from 1; 0 for the first or the last, whatever its number.</summary>
    public required int Session { get; init; }

    /// <summary>From and to how many days after that session, d; negative before it.</summary>
    public required Figure First { get; init; }
    public required Figure Last { get; init; }
    public required string Text { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }
}

/// <summary>What a stopping rule looks at.</summary>
[JsonConverter(typeof(AsWord<StopKind>))]
public enum StopKind
{
    [JsonStringEnumMemberName("no-improvement")]
    NoImprovement,

    /// <summary>A measure is worse: the deciding one where the rule names none.</summary>
    Worsening,

    /// <summary>What no measure shows, or not all of it: a person answers.</summary>
    Asked,

    [JsonStringEnumMemberName("adverse-event")]
    AdverseEvent,

    /// <summary>What was measured in the bottle of the last session.</summary>
    Bottle,

    /// <summary>The course has had its sessions.</summary>
    Standard,
}

/// <summary>When a course ends before its time.</summary>
public sealed record StoppingRule
{
    public required string Id { get; init; }
    public required StopKind Kind { get; init; }

    /// <summary>Measures that it is judged by; empty for what no measure shows.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>The session after which it is asked; null for after every one.</summary>
    public Figure? AfterSession { get; init; }

    /// <summary>An improvement is one by the smallest important change, not by the reference change value.</summary>
    public bool ByImportant { get; init; }
    public required string Text { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }
}

/// <summary>
/// What belongs to the treatment of one condition besides the sessions: who is in, what is measured and when, when it ends, and what must
/// not wait for it. That a programme exists says nothing about whether it helps: the grade does.
/// </summary>
public sealed record Programme
{
    /// <summary>Code of the indication.</summary>
    public required string Code { get; init; }

    /// <summary>The claim of the ledger that the condition stands or falls with.</summary>
    [JsonPropertyName("claim")]
    public required string ClaimId { get; init; }
    public required IReadOnlyList<ProgrammeCriterion> Inclusion { get; init; }

    /// <summary>Beyond the general contraindications.</summary>
    public required IReadOnlyList<ProgrammeCriterion> Exclusion { get; init; }

    /// <summary>Ids of measures; the first is the one that decides.</summary>
    [JsonPropertyName("measures")]
    public required IReadOnlyList<string> MeasureIds { get; init; }
    public required IReadOnlyList<StoppingRule> Stopping { get; init; }

    /// <summary>What must be done anyway, and is never delayed or replaced.</summary>
    public required IReadOnlyList<Statement> StandardCare { get; init; }

    [JsonIgnore]
    public Claim Claim => Ledger.Get(ClaimId);

    /// <summary>How well the claim stands for systemic autohaemotherapy.</summary>
    [JsonIgnore]
    public Grade Grade => Claim.Grade;

    [JsonIgnore]
    public IReadOnlyList<OutcomeMeasure> Measures => [.. MeasureIds.Select(Programmes.Measure)];

    /// <summary>Its own rules and those of every programme.</summary>
    [JsonIgnore]
    public IReadOnlyList<StoppingRule> AllStopping => [.. Stopping, .. Programmes.Table.Stopping];

    /// <summary>What was given to people with this condition, by this route or another.</summary>
    [JsonIgnore]
    public IReadOnlyList<Regimen> Regimens => [.. Protocol.Regimens.All.Where(r => r.Programmes.Contains(Code))];
}

/// <summary>The content of programmes.json.</summary>
/// <param name="Terms">How the diagnoses may be written in a record; negations are those of the screening.</param>
/// <param name="Schedule">When every programme measures.</param>
/// <param name="Stopping">Rules that every programme has.</param>
public sealed record ProgrammeTable(
    string About, string Version, IReadOnlyList<TermSet> Terms, IReadOnlyList<OutcomeMeasure> Measures,
    IReadOnlyList<Visit> Schedule, IReadOnlyList<StoppingRule> Stopping, IReadOnlyList<Programme> Programmes);
