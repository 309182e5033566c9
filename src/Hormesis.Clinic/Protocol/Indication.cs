using Hormesis.Clinic.Evidence;
using Hormesis.Model;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// One finding and how well it stands: A good controlled evidence … E nothing. A grade belongs to the route that was tried.
/// </summary>
/// <param name="Claims">Claims of the ledger that it bears on, by id.</param>
public sealed record EvidenceRow(
    string Id, string Claim, string Grade, IReadOnlyList<string> Sources, bool AppliesToThisRoute, IReadOnlyList<string> Claims);

/// <summary>What a course may be planned for. That it can be planned says nothing about whether it helps: the evidence does.</summary>
public sealed record Indication
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>Sessions of a course where nobody says otherwise.</summary>
    public required Figure Sessions { get; init; }
    public required IReadOnlyList<EvidenceRow> Evidence { get; init; }
}

/// <summary>All indications by code.</summary>
public static class Indications
{
    public static IReadOnlyList<Indication> All { get; } =
        EmbeddedData.Load(typeof(Indications).Assembly, "Protocol/indications.json", ProtocolJson.Default.IndicationTable).Indications;

    /// <exception cref="InputException">No indication has this code.</exception>
    public static Indication Get(string code) => All.FirstOrDefault(i => i.Code == code) ?? throw new InputException(
        "--indication", $"\"{code}\" is not an indication", $"give one of {string.Join(", ", All.Select(i => i.Code))}");
}

sealed record IndicationTable(string About, IReadOnlyList<Indication> Indications);
