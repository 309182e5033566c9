using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Codes;
using Hormesis.Store.Fhir.Ucum;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// What was measured in one session, by our codes, in the unit of each code. A number that cannot be one is refused; a value that
/// nobody wrote down is absent.
/// </summary>
sealed class SessionValues
{
    const string Levels = "capnography-level", LevelPrefix = "capnography-";

    readonly Dictionary<string, double> numbers = new(StringComparer.Ordinal);

    public BreathEvent Breath { get; private set; }

    /// <summary>True for an Observation with one of our codes: it belongs to a session and is no laboratory result.</summary>
    public static bool IsOne(Node observation) => CodeOf(observation).Length > 0;

    public static SessionValues Of(IReadOnlyList<Node> observations)
    {
        SessionValues values = new();
        foreach (var observation in observations) values.Add(observation);
        return values;
    }

    public int? Count(string code) => numbers.TryGetValue(code, out var count) ? (int)count : null;

    public T? Quantity<T>(string code, Func<double, T> make) where T : struct =>
        numbers.TryGetValue(code, out var value) ? make(value) : null;

    static string CodeOf(Node observation)
    {
        var code = Concept.Read(observation, "code").Of(OwnCodes.System);
        return code.Length > 0 && OwnCodes.Has(code) ? code : "";
    }

    void Add(Node observation)
    {
        var code = CodeOf(observation);
        switch (MeasuredValue.Read(observation))
        {
            case MeasuredValue.Number { Quantity: { Value: not null } quantity } when OwnCodes.Get(code).Unit.Length > 0:
                Keep(code, Convert(quantity, OwnCodes.Get(code), observation), observation);
                break;
            case MeasuredValue.Words words when code == Levels:
                var level = LevelOf(words.Concept.Of(OwnCodes.System));
                if (level > Breath) Breath = level;
                break;
        }
    }

    void Keep(string code, double value, Node observation)
    {
        if (numbers.TryAdd(code, value) || numbers[code].Equals(value)) return;
        throw observation.Wrong(
            string.Create(CultureInfo.InvariantCulture,
                $"the session has another {OwnCodes.Get(code).Display} already (read {value} and {numbers[code]})"),
            "keep the value that is right");
    }

    static double Convert(Quantity quantity, OwnCode code, Node observation)
    {
        if (quantity is { Value: { } read, Bound: Bound.Exact } && UnitOf(quantity) is { } unit && UcumUnit.TryParse(code.Unit,
            out var target)
            && unit.TryConvert(read, target, out var value) && code.Holds(value)) return value;
        throw observation.Wrong(
            string.Create(CultureInfo.InvariantCulture,
                $"{code.Display} cannot have this value (read {quantity.Value} {quantity.Code};"
                + $" possible are {code.Low} to {code.High} {code.Unit})"),
            "correct the number or its UCUM unit");
    }

    static UcumUnit? UnitOf(Quantity quantity) =>
        quantity.System == Wire.Quantity.Ucum ? UcumUnit.TryParse(quantity.Code, out var unit) ? unit : null
        : quantity.Unit.Length + quantity.Code.Length == 0 ? UcumUnit.One
        : null;

    static BreathEvent LevelOf(string code)
    {
        foreach (var level in Enum.GetValues<BreathEvent>())
        {
            if (level != BreathEvent.Unknown && code == LevelPrefix + level.ToString().ToLowerInvariant()) return level;
        }
        return BreathEvent.Unknown;
    }
}
