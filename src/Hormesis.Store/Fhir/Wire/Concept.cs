using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>A CodeableConcept: its codes, and words for people (the text, or else the first display).</summary>
sealed record Concept(IReadOnlyList<Code> Codes, string Text)
{
    public static Concept None { get; } = new([], "");

    public static Concept Read(Node node, string name) => node.Object(name) is { } found ? Read(found) : None;

    public static IReadOnlyList<Concept> ReadAll(Node node, string name) => [.. node.Objects(name).Select(Read)];

    public bool Has(string code) => Codes.Any(c => c.Value == code);

    static Concept Read(Node node)
    {
        List<Code> codes = [];
        string? display = null;
        foreach (var coding in node.Objects("coding"))
        {
            var shown = coding.TextOrEmpty("display");
            display ??= shown.Length > 0 ? shown : null;
            if (coding.Text("code") is { Length: > 0 } code) codes.Add(new(coding.TextOrEmpty("system"), code, shown));
        }
        return new(codes, node.Text("text") ?? display ?? "");
    }
}
