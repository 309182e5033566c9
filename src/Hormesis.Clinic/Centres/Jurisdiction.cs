using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Clinic.Centres;

/// <summary>What the law of a place says, as far as the reference knows. No value allows anything by itself.</summary>
[JsonConverter(typeof(AsWords<LegalStanding>))]
public enum LegalStanding
{
    /// <summary>Not known to the reference: the centre has to find out.</summary>
    Unknown,
    Forbidden,

    /// <summary>No law of its own; the law of devices and of the profession holds.</summary>
    NoOwnLaw,

    /// <summary>There are rules that a centre can meet.</summary>
    Regulated,
}

/// <summary>One jurisdiction, by ISO 3166-1 code (two letters) or other.</summary>
public sealed record Jurisdiction(string Code, string Name, LegalStanding Standing, string Says, string Source, Certainty Certainty);

sealed record JurisdictionTable(string About, IReadOnlyList<Jurisdiction> Jurisdictions);

/// <summary>All jurisdictions of jurisdictions.json, and whether a centre may treat on a real device in its own.</summary>
public static class Jurisdictions
{
    public static IReadOnlyList<Jurisdiction> All { get; } = EmbeddedData
        .Load(typeof(Jurisdictions).Assembly, "Centres/jurisdictions.json", CentreJson.Default.JurisdictionTable).Jurisdictions;

    /// <exception cref="InputException">None has this code.</exception>
    public static Jurisdiction Get(string code) => All.FirstOrDefault(j => j.Code == code) ?? throw new InputException(
        "jurisdiction", $"{Shown.Quoted(code)} is not known", $"give one of {string.Join(", ", All.Select(j => j.Code))}");

    /// <summary>
    /// Why a centre may not treat on a real device on a day; empty when it may. Off by default: a centre turns it on, in its own name,
    /// on a legal ground, with signed rules, and never where the law forbids it.
    /// </summary>
    /// <param name="centre">Null when no centre's file was given.</param>
    public static IReadOnlyList<string> WhyNoRealDevice(Centre? centre, RulesInForce rules, DateOnly on)
    {
        if (centre is null) return ["treatment on real devices is off: no centre's file is given"];
        List<string> why = [];
        var law = Get(centre.Jurisdiction);
        if (law.Standing == LegalStanding.Forbidden) why.Add($"{law.Name} does not allow it: {law.Says}");
        if (!centre.RealDevices.Enabled) why.Add("treatment on real devices is off in the centre's file (realDevices.enabled)");
        else if (WhyNotDecided(centre, on) is { Length: > 0 } undecided) why.Add(undecided);
        if (rules.Standing.Signing != Signing.Signed) why.Add(rules.Standing.Words.TrimEnd('.'));
        return why;
    }

    static string WhyNotDecided(Centre centre, DateOnly on)
    {
        var decision = centre.RealDevices;
        if (!(decision.On <= on)) return "real devices are turned on from a later day";
        if (string.IsNullOrWhiteSpace(decision.LegalBasis)) return "real devices are turned on without a legal basis";
        return centre.WhyNotPhysician(decision.By, on) is { Length: > 0 } why ? $"{decision.By}, who turned real devices on, {why}" : "";
    }
}
