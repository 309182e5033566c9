using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Hormesis.Model.Population;

/// <summary>A number that a population can be told, with its default and range.</summary>
public sealed record SettingRange(string Name, string Unit, double Default, double Low, double High, string Text, string Source);

/// <summary>The share of people from one age to another, in years.</summary>
public sealed record AgeBand(double From, double To, double Share);

/// <summary>The ages of those who were surveyed.</summary>
public sealed record SurveyedAges(IReadOnlyList<AgeBand> Bands, string Source)
{
    public double MeanYears { get; } = Bands.Sum(b => b.Share * (b.From + b.To) / 2) / Bands.Sum(b => b.Share);

    /// <summary>Ages are even within a band: a third of (a² + ab + b²) is the mean of their squares.</summary>
    public double SdYears => Math.Sqrt(
        Bands.Sum(b => b.Share * (b.From * b.From + b.From * b.To + b.To * b.To) / 3) / Bands.Sum(b => b.Share) - MeanYears * MeanYears);
}

/// <summary>How near the population must come to the table.</summary>
/// <param name="MeanPercent">Of mean and median.</param>
/// <param name="TailPercent">Of P2.5 and P97.5.</param>
/// <param name="Correlation">Absolute.</param>
/// <param name="LeastPatients">Fewer tell nothing.</param>
/// <param name="UsualPatients">With fewer, chance may be larger than the tolerances.</param>
public sealed record AgreementRules(
    double MeanPercent, double TailPercent, double Correlation, int LeastPatients, int UsualPatients, int MostPatients, string Source);

/// <summary>How curves are fitted: relative errors that count alike, and how freely skew and tails may move.</summary>
/// <param name="Centre">Of mean and median.</param>
/// <param name="Tail">Of P2.5 and P97.5.</param>
/// <param name="Spread">Of standard deviations.</param>
/// <param name="SkewFree">A skew that costs as much as one of these errors.</param>
/// <param name="WeightFree">The same for the logarithm of the tails' weight.</param>
public sealed record FitRules(
    double Centre, double Tail, double Spread, double SkewFree, double SkewMost, double WeightFree, double WeightMost, string Source);

/// <summary>Litres of blood as a x (metres of height)³ + b x (kilograms of weight) + c.</summary>
public sealed record BloodFormula(double PerCubicMetre, double PerKilogram, double Constant);

public sealed record BloodTable(BloodFormula Male, BloodFormula Female, string Source);

/// <summary>Activity of G6PD as a share of the adjusted male median.</summary>
/// <param name="Low">The least activity there is.</param>
/// <param name="DeficientHigh">The most that cells with a deficient allele have.</param>
/// <param name="MosaicSpread">Standard deviation of the logit of a heterozygote's share of cells with the normal allele.</param>
public sealed record G6pdTable(
    Survey NormalMale, Survey NormalFemale, Survey Deficient, double Low, double DeficientHigh, double High, double MosaicSpread,
    string Source);

/// <summary>How two markers, or age and a marker, go together: the correlation of their normal scores.</summary>
public sealed record MarkerCorrelation(string First, string Second, double Male, double Female, string Source)
{
    public const string Age = "age";

    public double Of(Sex sex) => sex == Sex.Male ? Male : Female;
}

/// <summary>Everything that virtual patients are made from: population.json.</summary>
public sealed record PopulationTable(
    string About, IReadOnlyList<SettingRange> Settings, SurveyedAges Ages, AgreementRules Agreement, FitRules Fit,
    BloodTable BloodVolume, G6pdTable G6pd, IReadOnlyList<Marker> Markers, IReadOnlyList<MarkerCorrelation> Correlations)
{
    public static PopulationTable Shipped { get; } = EmbeddedData.Load(
        typeof(PopulationTable).Assembly, "Population/population.json", PopulationJson.Default.PopulationTable);

    public SettingRange this[string setting] => Settings.Single(s => s.Name == setting);

    readonly FrozenDictionary<string, int> places =
        Markers.Select((m, i) => (m.Name, i)).ToFrozenDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    /// <exception cref="InputException">No marker has this name.</exception>
    public Marker Marker(string name) => Markers[PlaceOf(name)];

    /// <summary>Where a marker stands among all.</summary>
    /// <exception cref="InputException">No marker has this name.</exception>
    internal int PlaceOf(string name) => places.TryGetValue(name, out var place)
        ? place
        : throw new InputException(name, "no such marker", $"ask for one of {string.Join(", ", Markers.Select(m => m.Name))}");

    /// <summary>The value itself, when it is within the setting's range.</summary>
    /// <exception cref="InputException">It is not, or is no number.</exception>
    internal double Checked(string setting, double value, string place = "")
    {
        var range = this[setting];
        if (value >= range.Low && value <= range.High) return value;
        throw new InputException(
            place.Length > 0 ? place : setting, Invariant($"{value:G6} is out of range"),
            Invariant($"give {range.Low:G6} to {range.High:G6}"));
    }

    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(PopulationTable))]
sealed partial class PopulationJson : JsonSerializerContext;
