namespace Hormesis.Clinic.Records;

/// <summary>UCUM codes as people read them. Files keep the code.</summary>
public static class UnitWords
{
    /// <summary>The unit in words; empty for a pure number such as an INR.</summary>
    public static string Of(string ucum) => ucum switch
    {
        "Cel" => "°C",
        "mm[Hg]" => "mmHg",
        "10*3/uL" => "×10³/µL",
        "10*6/uL" => "×10⁶/µL",
        "umol/g{Hb}" => "µmol/g Hb",
        "ng/mg{creat}" => "ng/mg creatinine",
        "m[IU]/L" => "mIU/L",
        "m[IU]/mL" => "mIU/mL",
        "U/g{Hb}" => "U/g Hb",
        "[iU]" => "IU",
        "[ppm]" => "ppm",
        "a" => "years",
        "d" => "days",
        _ when ucum.StartsWith('{') => "",
        _ => ucum.StartsWith('u') ? "µ" + ucum[1..] : ucum,
    };

    /// <summary>A value with its unit in words.</summary>
    public static string With(string value, string ucum) => Of(ucum) is { Length: > 0 } unit ? $"{value} {unit}" : value;
}
