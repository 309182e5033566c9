using Hormesis.Web.Fhir.Resources;

namespace Hormesis.Web.Fhir.Search;

/// <summary>Where a page begins: after the resource with this key of the sort and this slot.</summary>
readonly record struct Cursor(long Key, int Slot);

/// <summary>What is looked for, in which order, and which page of it.</summary>
sealed record SearchQuery(ResourceKind Kind)
{
    public const int CountDefault = 50, CountMaximum = 1000;

    /// <summary>All of them hold.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>The date parameter that sorts; null for the order in which resources came.</summary>
    public int? SortBy { get; init; }
    public bool IsDescending { get; init; }

    /// <summary>Most resources on the page; 0 for the total alone.</summary>
    public int Count { get; init; } = CountDefault;
    public Cursor? After { get; init; }

    /// <summary>The parameters that were used, escaped, for the links of the answer.</summary>
    public string Used { get; init; } = "";

    /// <summary>Parameters that the type does not know, and that were left out.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}

/// <summary>A page of what was found.</summary>
/// <param name="Total">Of all pages.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
sealed record SearchPage(int Total, IReadOnlyList<Keeping.Stored> Found, Cursor? Next);
