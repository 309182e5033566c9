using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Ucum;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// A number in the unit that its analyte is kept in. A number that cannot be brought there, or that no such measurement can
/// have, is refused: a wrong unit must not become a wrong dose.
/// </summary>
readonly record struct ResultQuantity(double Value, string Unit, Bound Bound)
{
    public static ResultQuantity Convert(Quantity quantity, Analyte analyte)
    {
        var (read, possible) = Read(quantity, analyte);
        if (read is not { } number)
            throw new InputException(quantity.Place.ToString(),
                $"{analyte.Name} cannot be read in this unit"
                + $" (read {Written(quantity)}; possible are {Range(analyte.Possible, analyte.Unit)})",
                $"check the unit; write the UCUM code of a unit that converts to {Units(analyte)}");
        if (possible?.Holds(number.Value) is not false) return number;
        throw new InputException(quantity.Place.ToString(),
            $"{analyte.Name} cannot have this value (read {Written(quantity)}; possible are {Range(possible, number.Unit)})",
            "check the unit; correct the number, or take the result out");
    }

    /// <summary>Whether the number could be one of this analyte. For those that no rule of screening reads.</summary>
    public static bool IsOne(Quantity quantity, Analyte analyte) =>
        Read(quantity, analyte) is ({ } number, var possible) && possible?.Holds(number.Value) is not false;

    /// <summary>The number in a unit of the analyte's, with what is possible in it; null where it cannot be brought there.</summary>
    static (ResultQuantity? Number, PossibleRange? Possible) Read(Quantity quantity, Analyte analyte)
    {
        if (UnitOf(quantity, analyte) is not { } unit) return (null, null);
        if (TryConvert(quantity, unit, analyte, analyte.Unit, out var value))
            return (new(value, analyte.Unit, quantity.Bound), analyte.Possible);
        return analyte.AlsoIn is { } other && TryConvert(quantity, unit, analyte, other.Unit, out value)
            ? (new(value, other.Unit, quantity.Bound), other.Possible)
            : (null, null);
    }

    /// <summary>The upper reference limit in the unit of the result; null when it cannot be brought there.</summary>
    public static double? HighIn(string unit, Quantity? high, Analyte analyte)
    {
        if (high is not { Value: not null } || UnitOf(high, analyte) is not { } from) return null;
        return TryConvert(high, from, analyte, unit, out var value) ? value : null;
    }

    /// <summary>The UCUM code when the system says UCUM, the text else, and the one where the other cannot be read.</summary>
    static UcumUnit? UnitOf(Quantity quantity, Analyte analyte)
    {
        if (quantity.System == Quantity.Ucum && UcumUnit.TryParse(quantity.Code, out var unit)) return unit;
        var (first, second) = quantity.System == Quantity.Ucum ? (quantity.Code, quantity.Unit) : (quantity.Unit, quantity.Code);
        if (UnitSpellings.TryRead(first, out unit) || UnitSpellings.TryRead(second, out unit)) return unit;
        return string.IsNullOrWhiteSpace(first + second) && IsPureNumber(analyte.Unit) ? UcumUnit.One : null;
    }

    static bool TryConvert(Quantity quantity, UcumUnit from, Analyte analyte, string to, out double value)
    {
        value = 0;
        if (quantity.Value is not { } read || !UcumUnit.TryParse(to, out var target)) return false;
        if (IsPureNumber(to) && from != UcumUnit.One) return false; // per cent of Quick's test is no INR
        if (analyte.IuEqualsU) (from, target) = (from.WithInternationalUnitAsU(), target.WithInternationalUnitAsU());
        return from.TryConvert(read, target, analyte.MolarMassGPerMol, out value) && double.IsFinite(value);
    }

    static bool IsPureNumber(string unit) => unit.StartsWith('{');

    static string Written(Quantity quantity)
    {
        var isCoded = quantity.System == Quantity.Ucum && quantity.Code.Length > 0;
        var unit = isCoded || quantity.Unit.Length == 0 ? quantity.Code : quantity.Unit;
        return $"{quantity.Value?.ToString(CultureInfo.InvariantCulture)} {(unit.Length > 0 ? Shown.Cut(unit) : "without a unit")}";
    }

    static string Units(Analyte analyte) => analyte.AlsoIn is { } other ? $"{analyte.Unit} or {other.Unit}" : analyte.Unit;

    static string Range(PossibleRange? possible, string unit) => possible is null
        ? unit
        : string.Create(CultureInfo.InvariantCulture, $"{possible.Low} to {possible.High} {unit}");
}
