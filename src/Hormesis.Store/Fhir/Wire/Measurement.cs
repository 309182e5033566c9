namespace Hormesis.Store.Fhir.Wire;

/// <summary>The value[x] of an Observation or of one of its components, in the kinds that can be read.</summary>
abstract record MeasuredValue
{
    MeasuredValue()
    {
    }

    public sealed record None : MeasuredValue;
    public sealed record Number(Quantity Quantity) : MeasuredValue;
    public sealed record Words(Concept Concept) : MeasuredValue;
    public sealed record Flag(bool IsTrue) : MeasuredValue;

    /// <summary>A kind that no result of ours comes in: a range, a ratio, a time.</summary>
    public sealed record Other(string Kind) : MeasuredValue;

    public static MeasuredValue Read(Node node)
    {
        var kind = node.Choice("value");
        return kind switch
        {
            "" => new None(),
            "Quantity" => node.Object("valueQuantity") is { } quantity ? new Number(Quantity.Read(quantity)) : new None(),
            "Integer" => new Number(new() { Place = node.Place.Member("valueInteger"), Value = node.Number("valueInteger") }),
            "CodeableConcept" => new Words(Concept.Read(node, "valueCodeableConcept")),
            "String" => new Words(new([], node.TextOrEmpty("valueString"))),
            "Boolean" => new Flag(node.Flag("valueBoolean") is true),
            _ => new Other(kind),
        };
    }
}

/// <summary>What an Observation, or one of its components, says of one thing that was measured.</summary>
sealed record Measurement
{
    public required Node Node { get; init; }
    public required Concept Code { get; init; }
    public required MeasuredValue Value { get; init; }
    public bool IsAbsent { get; init; }
    public IReadOnlyList<Concept> Interpretations { get; init; } = [];

    /// <summary>The upper end of the first reference range for normal people; null when there is none.</summary>
    public Quantity? ReferenceHigh { get; init; }

    public static Measurement Read(Node node) => new()
    {
        Node = node,
        Code = Concept.Read(node, "code"),
        Value = MeasuredValue.Read(node),
        IsAbsent = node.Object("dataAbsentReason") is not null,
        Interpretations = Concept.ReadAll(node, "interpretation"),
        ReferenceHigh = HighOf(node),
    };

    static Quantity? HighOf(Node node)
    {
        foreach (var range in node.Objects("referenceRange"))
        {
            var high = range.Object("high") is { } found ? Quantity.Read(found) : null;
            var type = Concept.Read(range, "type");
            if (type is { Codes.Count: 0, Text: "" } || type.Has("normal")) return high;
        }
        return null;
    }
}
