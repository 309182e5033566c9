namespace Hormesis.Model.Body.Oxygen;

/// <summary>Whose curve blood gas is computed by. The order is that of the parameter variant.</summary>
public enum BloodGasVariant
{
    /// <summary>Dash's with Siggaard-Andersen's terms for 2,3-DPG and methaemoglobin.</summary>
    Recommended,
    Dash,
    SiggaardAndersen1984,
    SiggaardAndersen1993,

    /// <summary>Severinghaus' standard curve at Kelman's virtual tension.</summary>
    Severinghaus,
    Kelman,
}

static class BloodGasVariants
{
    /// <summary>As cases name them, in the order of the enumeration.</summary>
    public static readonly string[] Words =
        ["recommended", "dash", "siggaard-andersen-1984", "siggaard-andersen-1993", "severinghaus", "kelman"];
}
