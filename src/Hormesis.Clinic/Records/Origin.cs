namespace Hormesis.Clinic.Records;

/// <summary>Where a fact came from: a place in the imported file, such as entry[12].resource.</summary>
public readonly record struct Origin(string Place)
{
    public override string ToString() => Place;
}
