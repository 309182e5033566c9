namespace Hormesis.Model.Quantities;

/// <summary>Constants of nature and of convention that the quantities share.</summary>
public static class PhysicalConstants
{
    /// <summary>Molar gas constant, J/(mol K). Exact since the 2019 revision of the SI.</summary>
    public const double MolarGasConstant = 8.31446261815324;

    /// <summary>Avogadro constant, 1/mol. Exact since the 2019 revision of the SI.</summary>
    public const double Avogadro = 6.02214076e23;

    /// <summary>Molar mass of ozone, kg/mol (reference/chemistry, section 1.1).</summary>
    public const double OzoneMolarMass = 47.998e-3;

    /// <summary>Molar mass of oxygen, kg/mol (CIAAW standard atomic weight of O, 15.999).</summary>
    public const double OxygenMolarMass = 31.998e-3;

    /// <summary>Density of whole blood at 37 °C, kg/m3 (customary textbook value, not verified here).</summary>
    public const double BloodDensity = 1060;

    /// <summary>Density of 0.9 % saline and of citrate solution, kg/m3 (customary textbook value, not verified here).</summary>
    public const double SalineDensity = 1005;

    /// <summary>Standard acceleration of free fall, m/s2 (exact by convention).</summary>
    public const double Gravity = 9.80665;
}
