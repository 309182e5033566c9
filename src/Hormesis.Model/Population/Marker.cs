namespace Hormesis.Model.Population;

/// <summary>What is measured of a patient: a laboratory value, height or weight. The name says the unit in short.</summary>
/// <param name="Unit">UCUM.</param>
/// <param name="Low">Below this nobody alive is expected; values are held above it.</param>
/// <param name="High">Above this nobody is expected who comes for an elective treatment.</param>
/// <param name="Loinc">Null where the reference names no code, or leaves the choice between several open.</param>
/// <param name="Ratio">Null for what is drawn by itself.</param>
/// <param name="MixedOver">How far the values of some lie from those of others, by habit; a survey's figures are of both.</param>
/// <param name="InDiabetes">Null where diabetes changes nothing that is known.</param>
public sealed record Marker(
    string Name, string Text, string Unit, double Low, double High, Survey Male, Survey Female, string Source,
    LoincCode? Loinc = null, MarkerRatio? Ratio = null, IReadOnlyDictionary<string, double>? MixedOver = null,
    DiabetesEffect? InDiabetes = null)
{
    public Survey Of(Sex sex) => sex == Sex.Male ? Male : Female;
}

/// <summary>What a survey says of a marker in one sex; null is not known.</summary>
/// <param name="SdOfLog">Standard deviation of the natural logarithm.</param>
/// <param name="SlopePerYear">By how much the marker rises with a year of age.</param>
public sealed record Survey(
    double? Mean = null, double? Sd = null, double? Median = null, double? P025 = null, double? P975 = null, double? SdOfLog = null,
    double? SlopePerYear = null);

/// <summary>A code with the UCUM unit that belongs to it.</summary>
/// <param name="Factor">The value in the code's unit is the marker's times this.</param>
public sealed record LoincCode(string Code, string Unit, double Factor);

/// <summary>A marker that follows from two others: of / to x factor.</summary>
public sealed record MarkerRatio(string Of, string To, double Factor);

/// <summary>How a diabetic differs: by a shift, or by another distribution altogether.</summary>
public sealed record DiabetesEffect(double Shift = 0, Survey? Instead = null);
