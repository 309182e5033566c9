namespace Hormesis.Web.Fhir.Search;

/// <summary>How values of a parameter are compared.</summary>
enum SearchType
{
    /// <summary>A code with a system that the element itself does not say: status, gender, an id.</summary>
    Code,

    /// <summary>A system and a code: CodeableConcept, Coding, Identifier, ContactPoint.</summary>
    Token,

    /// <summary>Words: begins with, without regard to case and accents.</summary>
    String,
    Date,
    Reference,

    /// <summary>An address, compared as it stands; a canonical one also without its version.</summary>
    Uri,
}

/// <summary>One thing that a type can be searched by.</summary>
sealed class SearchParameter(string name, SearchType type, IReadOnlyList<string> paths)
{
    public string Name => name;
    public SearchType Type => type;
    public IReadOnlyList<ElementPath> Paths { get; } = [.. paths.Select(p => new ElementPath(p))];

    /// <summary>As a CapabilityStatement names it.</summary>
    public string TypeInFhir => type is SearchType.Code ? "token" : type.ToString().ToLowerInvariant();
}
