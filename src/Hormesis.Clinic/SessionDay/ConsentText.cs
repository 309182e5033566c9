using System.Security.Cryptography;
using System.Text;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Model;

namespace Hormesis.Clinic.SessionDay;

/// <summary>A heading of the consent text with its paragraphs.</summary>
public sealed record ConsentSection(string Id, string Heading, IReadOnlyList<Statement> Paragraphs);

/// <summary>The content of consent.json.</summary>
/// <param name="ValidDays">How long a signed consent counts.</param>
public sealed record ConsentTable(string About, string Version, Figure ValidDays, IReadOnlyList<ConsentSection> Sections);

/// <summary>
/// What a patient reads and signs for one indication, how well it is shown to help before all else. Made from data, programme and
/// ledger: when any of them changes, so do hash and version, and what was signed before no longer covers it.
/// </summary>
public sealed record ConsentText
{
    const int VersionLetters = 8;

    public static ConsentTable Table { get; } =
        EmbeddedData.Load(typeof(ConsentText).Assembly, "SessionDay/consent.json", SessionDayJson.Default.ConsentTable);

    public required string Indication { get; init; }
    public required string Name { get; init; }
    public required Grade Grade { get; init; }
    public required IReadOnlyList<ConsentSection> Sections { get; init; }

    /// <summary>Date of the data and the beginning of the hash; what a signed consent names.</summary>
    public required string Version { get; init; }

    /// <summary>Of the text as <see cref="Plain"/> gives it, UTF-8, in lower case hexadecimals.</summary>
    public required string Sha256 { get; init; }

    public static ConsentText Of(Indication indication)
    {
        var programme = Programmes.Get(indication.Code);
        IReadOnlyList<ConsentSection> sections =
            [Evidence(indication, programme), .. Table.Sections.Select(s => s.Id == "alternatives" ? WithCare(s, programme) : s)];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlainOf(indication.Name, sections))));
        return new()
        {
            Indication = indication.Code,
            Name = indication.Name,
            Grade = programme.Grade,
            Sections = sections,
            Version = $"{Table.Version}-{hash[..VersionLetters]}",
            Sha256 = hash,
        };
    }

    /// <summary>The whole text, a paragraph a line.</summary>
    public string Plain => PlainOf(Name, Sections);

    static ConsentSection Evidence(Indication indication, Programme programme) => new(
        "evidence", "How well it is shown to help",
        [
            new($"For {indication.Name}: grade {programme.Grade} on a scale from A (several good controlled trials agree) to E"
                + $" (nothing found). {programme.Grade} means: {Grades.Meaning(programme.Grade)}.",
                $"ledger, claim {programme.ClaimId}", Certainty.D),
            new(programme.Claim.Why, string.Join(", ", programme.Claim.Reference), Certainty.D),
        ]);

    static ConsentSection WithCare(ConsentSection section, Programme programme) =>
        section with { Paragraphs = [.. section.Paragraphs, .. programme.StandardCare] };

    static string PlainOf(string name, IReadOnlyList<ConsentSection> sections)
    {
        var text = new StringBuilder($"Consent to a course of ozone autohaemotherapy: {name}\n");
        foreach (var section in sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n');
            foreach (var p in section.Paragraphs) text.Append(p.Text).Append(" (").Append(EmergencyCards.Tag(p)).Append(")\n");
        }
        return text.ToString();
    }
}
