using System.Globalization;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>Citrate ion given to a person: mass for each kilogram of body weight and minute. What makes calcium fall.</summary>
public readonly record struct CitrateRate
{
    CitrateRate(double value) => MilligramsPerKilogramMinute = value;

    public double MilligramsPerKilogramMinute { get; }

    public static CitrateRate FromMilligramsPerKilogramMinute(double value) => new(value);

    /// <summary>Of so much citrate ion, given to a person in a time.</summary>
    public static CitrateRate Of(Mass citrate, Mass body, TimeSpan time) => new(citrate.Milligrams / body.Kilograms / time.TotalMinutes);

    public static bool operator <(CitrateRate a, CitrateRate b) => a.MilligramsPerKilogramMinute < b.MilligramsPerKilogramMinute;
    public static bool operator >(CitrateRate a, CitrateRate b) => a.MilligramsPerKilogramMinute > b.MilligramsPerKilogramMinute;
    public static bool operator <=(CitrateRate a, CitrateRate b) => a.MilligramsPerKilogramMinute <= b.MilligramsPerKilogramMinute;
    public static bool operator >=(CitrateRate a, CitrateRate b) => a.MilligramsPerKilogramMinute >= b.MilligramsPerKilogramMinute;

    public override string ToString() => $"{MilligramsPerKilogramMinute.ToString("0.##", CultureInfo.InvariantCulture)} mg/kg/min";
}
