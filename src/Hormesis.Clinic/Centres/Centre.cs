using System.Globalization;
using System.Text.Json.Serialization;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Centres;

/// <summary>What somebody is at a centre. Only a physician accepts a caution or signs rules.</summary>
[JsonConverter(typeof(AsWords<StaffRole>))]
public enum StaffRole
{
    /// <summary>Not said.</summary>
    Unknown,
    Physician,
    Nurse,
    Operator,
    Engineer,
    Other,
}

/// <summary>That somebody is able to do a thing, and until when: training with a date.</summary>
/// <param name="What">Such as ozone-therapy, basic-life-support, device.</param>
public sealed record Competence(string What, DateOnly Until);

/// <summary>One person who works at the centre.</summary>
public sealed record StaffMember(string Name, StaffRole Role, IReadOnlyList<Competence> Competences)
{
    /// <summary>The competence without which nobody accepts a caution or signs rules.</summary>
    public const string OzoneTherapy = "ozone-therapy";

    /// <summary>Whether this is the person, whatever the case of the letters.</summary>
    public bool IsNamed(string name) => string.Equals(Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Why this person may not answer for ozone therapy on a day; empty for one who may. The end of a sentence.</summary>
    public string WhyNot(DateOnly day) => Competences.Where(c => c.What == OzoneTherapy).Select(c => (DateOnly?)c.Until).Max() switch
    {
        null => $"has no competence in {OzoneTherapy}",
        { } until when until < day => string.Create(
            CultureInfo.InvariantCulture, $"has a competence in {OzoneTherapy} that expired on {until:yyyy-MM-dd}"),
        _ => "",
    };
}

/// <summary>The centre's own rules and who signed them.</summary>
public sealed record CentreRules
{
    /// <summary>Its name, beside the centre's file; empty for the shipped rules.</summary>
    public string File { get => field ?? ""; init; } = "";
    public IReadOnlyList<RuleSignature> Signatures { get => field ?? []; init; } = [];
}

/// <summary>That somebody turned treatment on real devices on, on what legal ground. Off unless it says otherwise.</summary>
public sealed record RealDevices
{
    public bool Enabled { get; init; }
    public string By { get => field ?? ""; init; } = "";
    public DateOnly? On { get; init; }
    public string LegalBasis { get => field ?? ""; init; } = "";
}

/// <summary>
/// What one centre knows of itself and the program cannot guess: its laboratory, its staff, its rules, its law. Read from a file
/// (<see cref="CentreFile"/>); it decides nothing about a patient.
/// </summary>
public sealed record Centre
{
    public required string Name { get; init; }

    /// <summary>A code of jurisdictions.json, or other.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The laboratory's adjusted male median of G6PD activity, U/g{Hb}; null when it is not known.</summary>
    public double? G6pdMaleMedianUPerGHb { get; init; }

    // What the file leaves away comes as null from the generated reader, whatever the initial value.
    public CentreRules Rules { get => field ?? new(); init; } = new();
    public IReadOnlyList<StaffMember> Staff { get => field ?? []; init; } = [];
    public RealDevices RealDevices { get => field ?? new(); init; } = new();

    [JsonIgnore]
    public ClinicSettings Settings => new() { G6pdMaleMedianUPerGHb = G6pdMaleMedianUPerGHb };

    /// <summary>A rule set with its standing at this centre: signed by a physician of its staff who was competent on that day.</summary>
    public RulesInForce InForce(RuleSet rules, DateOnly day) =>
        RulesInForce.Of(rules, Rules.Signatures, s => s.At > day ? "signed after this day" : WhyNotPhysician(s.SignedBy, s.At));

    /// <summary>Why a person may not answer as a physician of this centre on a day; empty for one who may.</summary>
    public string WhyNotPhysician(string name, DateOnly day) => Staff.FirstOrDefault(m => m.IsNamed(name)) switch
    {
        null => "is not on the centre's staff list",
        { Role: not StaffRole.Physician } => "is not a physician on the centre's staff list",
        var member => member.WhyNot(day),
    };

    /// <summary>Why a person may not be the second; empty for one who may.</summary>
    public string WhyNotSecond(string name, DateOnly day) =>
        Staff.FirstOrDefault(m => m.IsNamed(name)) is { } member ? member.WhyNot(day) : "is not on the centre's staff list";
}
