using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>A CodeableConcept: its codes, and words for people (the text, or else the first display).</summary>
sealed record Concept(IReadOnlyList<Code> Codes, string Text)
{
    public static Concept None { get; } = new([], "");

    public static Concept Read(Node node, string name) => node.Object(name) is { } found ? Read(found) : None;

    public static IReadOnlyList<Concept> ReadAll(Node node, string name) => [.. node.Objects(name).Select(Read)];

    public bool Has(string code) => Codes.Any(c => c.Value == code);

    /// <summary>The first code of a system; empty for none.</summary>
    public string Of(string system) => Codes.FirstOrDefault(c => c.System == system).Value ?? "";

    static Concept Read(Node node)
    {
        List<Code> codes = [];
        string? display = null;
        foreach (var coding in node.Objects("coding"))
        {
            var shown = coding.TextOrEmpty("display");
            display ??= shown.Length > 0 ? shown : null;
            if (coding.Recorded("code") is { Length: > 0 } code) codes.Add(new(coding.Recorded("system") ?? "", code, shown));
        }
        return new(codes, TextOf(node) ?? display ?? "");
    }

    // No text at all is what an export says of one that was empty beside a display.
    static string? TextOf(Node node) =>
        node.Text("text") is { Length: > 0 } text ? text : node.Beside("text", OwnExtensions.DataAbsent) is null ? null : "";
}
