using System.Text.Json.Serialization;
using Hormesis.Model.Population;

namespace Hormesis.Model.Body.Course;

/// <summary>Observables that nobody measures, and why.</summary>
public sealed record UnmeasuredObservable(string Name, string Why);

/// <summary>
/// How the body's observables are measured: markers.json. Units and codes of what a population is surveyed for are the
/// population's; they are not repeated here.
/// </summary>
public sealed class MarkerTable
{
    MarkerTable(MarkerFile file) =>
        (Markers, Unmeasured) = ([.. file.Markers.Select(r => r.Resolve(PopulationTable.Shipped.Markers))], file.Unmeasured);

    public static MarkerTable Shipped { get; } = new(
        EmbeddedData.Load(typeof(MarkerTable).Assembly, "Body/Course/markers.json", MarkerJson.Default.MarkerFile));

    public IReadOnlyList<LaboratoryMarker> Markers { get; }
    public IReadOnlyList<UnmeasuredObservable> Unmeasured { get; }

    /// <exception cref="InputException">Nobody measures it.</exception>
    public LaboratoryMarker Marker(string name) => Markers.FirstOrDefault(m => m.Name == name) ?? throw new InputException(
        name, "nobody measures this", $"ask for one of {string.Join(", ", Markers.Select(m => m.Name))}");
}

sealed record MarkerFile(string About, IReadOnlyList<MarkerRow> Markers, IReadOnlyList<UnmeasuredObservable> Unmeasured);

/// <param name="Unit">Empty where the population has the marker.</param>
/// <param name="High">Null for a scale without an end.</param>
sealed record MarkerRow(
    string Name, MarkerNoise Noise, double Assay, double Within, string Certainty, string Source, string Unit = "",
    LoincCode? Loinc = null, double Low = 0, double? High = null)
{
    public LaboratoryMarker Resolve(IReadOnlyList<Marker> surveyed)
    {
        var known = surveyed.FirstOrDefault(m => m.Name == Name);
        if ((known is null) == (Unit.Length == 0) || (known is not null && Loinc is not null))
            throw new InvalidOperationException($"{Name}: unit and code are the population's, or stand in markers.json");
        return new(
            Name, known?.Unit ?? Unit, known is null ? Loinc : known.Loinc, Noise, Assay, Within, Low,
            High ?? double.PositiveInfinity, Source, Certainty);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(MarkerFile))]
sealed partial class MarkerJson : JsonSerializerContext;
