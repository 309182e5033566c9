using Hormesis.Clinic.Records;
using Hormesis.Model.Input;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>A Quantity as it was written; <see cref="Place"/> is where its number stands.</summary>
sealed record Quantity
{
    public const string Ucum = "http://unitsofmeasure.org";

    public required Place Place { get; init; }
    public double? Value { get; init; }
    public Bound Bound { get; init; }
    public string Unit { get; init; } = "";
    public string System { get; init; } = "";
    public string Code { get; init; } = "";

    public static Quantity Read(Node node) => new()
    {
        Place = node.Place.Member("value"),
        Value = node.Number("value"),
        Bound = BoundOf(node),
        Unit = node.TextOrEmpty("unit"),
        System = node.TextOrEmpty("system"),
        Code = node.TextOrEmpty("code"),
    };

    static Bound BoundOf(Node node) => node.Text("comparator") switch
    {
        null or "ad" => Bound.Exact, // ad (R5): enough to reach the value, which is the value that was planned
        "<" => Bound.Below,
        "<=" => Bound.AtMost,
        ">" => Bound.Above,
        ">=" => Bound.AtLeast,
        { } other => throw node.Wrong("comparator", $"{Shown.Quoted(other)} is no comparator", "write <, <=, > or >=, or leave it out"),
    };
}
