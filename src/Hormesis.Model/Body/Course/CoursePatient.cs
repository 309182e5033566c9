using System.Globalization;
using Hormesis.Model.Input;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Population;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Body.Course;

/// <summary>A patient as a course file writes one down, and the body's parameters that this makes.</summary>
public static class CoursePatient
{
    const string SexName = "sex", Height = "heightCm", Weight = "weightKg", Pain = "pain", Wound = "wound",
        NeuropathicPain = "neuropathic-pain";

    static readonly IReadOnlyList<string> Sexes = ["male", "female"], Pains = ["joint", "neuropathic"], Wounds = ["ulcer", "acute"];

    /// <summary>What a patient can be told, one line each.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        SexName, Height, Weight, Pain, Wound, .. CourseTable.Shipped.Fields.Select(f => f.Name),
    ];

    /// <exception cref="InputException">A field is unknown, of another type, or out of its range.</exception>
    public static ParameterValues Read(System.Text.Json.JsonElement patient, Place place)
    {
        StrictObject given = new(patient, place, Fields);
        ParameterValues body = new(BodyModel.Places);
        foreach (var field in CourseTable.Shipped.Fields)
            body[field.Parameter] = field.Scale * Within(given, field.Name, field.Default, field.Low, field.High, field.Unit);
        body["neuropathic"] = Word(given, Pain, Pains) == "neuropathic" ? 1 : 0;
        body["acuteWound"] = Word(given, Wound, Wounds) == "acute" ? 1 : 0;

        var (height, weight) = (Number(given, Height), Number(given, Weight));
        var sex = Word(given, SexName, Sexes) == "female" ? Sex.Female : Sex.Male;
        SetBlood(body, BloodVolume.Of(sex, Length.FromCentimetres(height), Mass.FromKilograms(weight)));
        return body;
    }

    /// <summary>A patient of whom some fields are known, and what the condition and the defaults say of the others.</summary>
    /// <param name="known">By the names of <see cref="Fields"/>, in their units; a value beyond a field's range is taken at its
    /// end.</param>
    public static ParameterValues Of(
        IReadOnlyDictionary<string, double> known, ActualVolume blood, Condition condition, EffectSet effects)
    {
        ParameterValues body = new(BodyModel.Places);
        SetEffects(body, effects);
        foreach (var field in CourseTable.Shipped.Fields)
        {
            var typical = condition.Fields.FirstOrDefault(f => f.Name == field.Name)?.Median ?? field.Default;
            var value = known.TryGetValue(field.Name, out var measured) ? measured : typical;
            body[field.Parameter] = field.Scale * Math.Clamp(value, field.Low, field.High);
        }
        body["neuropathic"] = condition.Id == NeuropathicPain ? 1 : 0;
        SetBlood(body, blood);
        return body;
    }

    /// <summary>
    /// A virtual patient with a condition: what is measured of him, and constants of his own about those that are taken to be true.
    /// </summary>
    public static ParameterValues Of(VirtualPatient patient, Condition condition, EffectSet effects)
    {
        ParameterValues body = new(BodyModel.Places);
        SetEffects(body, effects); // before what differs between people: some of that is an effect
        Vary(body, patient.Spread);
        foreach (var field in CourseTable.Shipped.Fields)
        {
            if (Drawn(patient, condition, field) is { } value)
                body[field.Parameter] = field.Scale * Math.Clamp(value, field.Low, field.High);
        }
        body["neuropathic"] = condition.Id == NeuropathicPain ? 1 : 0;
        body["g6pd"] = patient.G6pd.Activity.Value;
        body["mosaic"] = patient.G6pd.Genotype == G6pdGenotype.Heterozygous ? Declared("mosaic", patient.G6pd.NormalCells.Value) : 1;
        SetBlood(body, patient.BloodVolume);
        body["redCellsRest"] = Declared("redCellsRest", patient.Value("redCellsMPerUl"));
        return body;
    }

    /// <summary>Gives a body constants of its own: those that differ between people.</summary>
    internal static void Vary(ParameterValues body, Spread spread)
    {
        foreach (var (name, cv, _) in CourseTable.Shipped.Spread) body[name] = Declared(name, body[name] * spread.Factor(name, cv));
    }

    // By the condition where it says something, else by what is measured of everybody, else as declared.
    static double? Drawn(VirtualPatient patient, Condition condition, PatientField field) =>
        condition.Fields.FirstOrDefault(f => f.Name == field.Name) is { } drawn
            ? drawn.Median * patient.Spread.Factor($"{condition.Id} {drawn.Name}", drawn.Cv)
            : PopulationTable.Shipped.Markers.Any(m => m.Name == field.Name) ? patient.Value(field.Name) : null;

    static double Declared(string parameter, double value)
    {
        var declared = BodyModel.Declaration.Parameters[BodyModel.Places[parameter]];
        return Math.Clamp(value, declared.Low, declared.High);
    }

    const double MillionsPerMicrolitre = 1e3; // in which cells count; a cell's volume is in fL, of which there are 10^9 in a µL

    /// <summary>Plasma and red cells of a patient whose haemoglobin is known.</summary>
    internal static void SetBlood(ParameterValues body, ActualVolume blood)
    {
        var haematocrit = body["haemoglobinRest"] / CourseTable.Shipped.Constant("mchcGPerDl");
        body["haematocritRest"] = haematocrit;
        body["redCellsRest"] = haematocrit / CourseTable.Shipped.Constant("mcvFl") * MillionsPerMicrolitre;
        body["plasmaVolume"] = blood.Litres * (1 - haematocrit);
        body["redCellVolume"] = blood.Litres * haematocrit;
    }

    /// <summary>Sets the effects that are taken to be true.</summary>
    public static void SetEffects(ParameterValues body, EffectSet effects)
    {
        foreach (var effect in Effects.All) body[effect.Parameter] = effect.Of(effects);
    }

    /// <summary>A field of the table, or its default.</summary>
    internal static double Number(StrictObject given, string name)
    {
        var field = CourseTable.Shipped.SessionField(name);
        return Within(given, name, field.Default, field.Low, field.High, field.Unit);
    }

    internal static double Within(StrictObject given, string name, double byDefault, double low, double high, string unit)
    {
        var value = given.Number(name) ?? byDefault;
        if (value >= low && value <= high) return value;
        throw given.Wrong(
            name, string.Create(CultureInfo.InvariantCulture, $"{value:R} {unit}").TrimEnd() + " is out of range",
            string.Create(CultureInfo.InvariantCulture, $"give {low:G6} to {high:G6} {unit}").TrimEnd());
    }

    static string Word(StrictObject given, string name, IReadOnlyList<string> words)
    {
        if (!given.Has(name)) return words[0];
        var word = given.TextOrEmpty(name);
        return words.Contains(word, StringComparer.Ordinal)
            ? word
            : throw given.Wrong(name, $"{Shown.Quoted(word)} is not known", $"give one of {string.Join(", ", words)}");
    }
}
