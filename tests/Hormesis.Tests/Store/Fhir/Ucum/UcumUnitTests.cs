using Hormesis.Store.Fhir.Ucum;

namespace Hormesis.Tests.Store.Fhir.Ucum;

public class UcumUnitTests
{
    // NIST SP 811, appendix B.8: inch, foot, pound, ounce (avoirdupois), thermochemical calorie, atmosphere, bar, mmHg (133.3224 Pa there,
    // 133.322 in UCUM), litre, degree Fahrenheit. UCUM specification, tables 1 to 7: the rest.
    [Theory]
    [InlineData("[in_i]", "cm", 2.54)]
    [InlineData("[ft_i]", "[in_i]", 12)]
    [InlineData("[lb_av]", "kg", 0.45359237)]
    [InlineData("[lb_av]", "[oz_av]", 16)]
    [InlineData("cal", "J", 4.184)]
    [InlineData("kcal", "kJ", 4.184)]
    [InlineData("atm", "kPa", 101.325)]
    [InlineData("bar", "Pa", 1e5)]
    [InlineData("mm[Hg]", "Pa", 133.322)]
    [InlineData("cm[H2O]", "Pa", 98.0665)]
    [InlineData("J", "N.m", 1)]
    [InlineData("W", "J/s", 1)]
    [InlineData("Pa", "N/m2", 1)]
    [InlineData("L", "dm3", 1)]
    [InlineData("l", "L", 1)]
    [InlineData("dL", "mL", 100)]
    [InlineData("h", "s", 3600)]
    [InlineData("d", "h", 24)]
    [InlineData("wk", "d", 7)]
    [InlineData("a", "d", 365.25)]
    [InlineData("a", "mo", 12)]
    [InlineData("Hz", "/s", 1)]
    [InlineData("/min", "/h", 60)]
    [InlineData("kat", "mol/s", 1)]
    [InlineData("U", "nkat", 16.666666666666668)]
    [InlineData("U", "umol/min", 1)]
    [InlineData("%", "[ppth]", 10)]
    [InlineData("1", "[ppm]", 1e6)]
    [InlineData("[ppm]", "[ppb]", 1000)]
    [InlineData("10*3/uL", "10*9/L", 1)]
    [InlineData("10^3/uL", "/mm3", 1000)]
    [InlineData("10*-3", "[ppth]", 1)]
    [InlineData("/100{WBCs}", "%", 1)]
    [InlineData("mg/(24.h)", "mg/d", 1)]
    [InlineData("kg/m2", "g/cm2", 0.1)]
    [InlineData("m.s-2", "m/s2", 1)]
    [InlineData("m.s+2", "m.s2", 1)]
    [InlineData("g/L/h", "g/(L.h)", 1)]
    [InlineData("/m.s", "s/m", 1)]
    [InlineData("u[IU]/mL", "m[iU]/L", 1)]
    [InlineData("meq/L", "ueq/mL", 1)]
    [InlineData("mosm/kg", "osm/Mg", 1)]
    [InlineData("m2.10*3", "m2", 1000)]
    [InlineData("U/g{Hb}", "U/g", 1)]
    [InlineData("{INR}", "1", 1)]
    [InlineData("m{a}", "m{b}", 1)]
    [InlineData("dag", "g", 10)]
    [InlineData("pg", "fg", 1000)]
    public void A_known_conversion_holds(string from, string to, double expected)
    {
        var (source, target) = (Unit(from), Unit(to));

        Assert.True(source.TryConvert(1, target, out var converted));
        Assert.Equal(expected, converted, expected * 4e-16);
    }

    // NIST SP 811, B.8: t/Cel = (t/degF - 32)/1.8. Sums and differences with 459.67 leave a few ulp of 500.
    [Theory]
    [InlineData("[degF]", "Cel", 98.6, 37)]
    [InlineData("[degF]", "Cel", -40, -40)]
    [InlineData("Cel", "K", 36.85, 310)]
    [InlineData("K", "Cel", 273.15, 0)]
    [InlineData("Cel{axillary}", "[degF]", 100, 212)]
    public void A_scale_of_temperature_has_its_own_zero(string from, string to, double value, double expected)
    {
        var (source, target) = (Unit(from), Unit(to));

        Assert.True(source.TryConvert(value, target, out var converted));
        Assert.Equal(expected, converted, 5e-13);
    }

    [Theory]
    [InlineData("U/L", "[IU]/L")]
    [InlineData("meq/L", "mmol/L")]
    [InlineData("mosm/kg", "mmol/kg")]
    [InlineData("g/L", "mol/L")]
    [InlineData("mm[Hg]", "mm")]
    [InlineData("K/uL", "10*3/uL")]
    [InlineData("1", "mol")]
    public void Different_kinds_of_quantity_do_not_convert(string from, string to)
    {
        var (source, target) = (Unit(from), Unit(to));

        Assert.False(source.TryConvert(1, target, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("mg / dL")]
    [InlineData("mg//dL")]
    [InlineData("mg/")]
    [InlineData(".mg")]
    [InlineData("mg.")]
    [InlineData("(mg")]
    [InlineData("mg)")]
    [InlineData("()")]
    [InlineData("{Hb")]
    [InlineData("Hb}")]
    [InlineData("{a{b}}")]
    [InlineData("m[Hg")]
    [InlineData("MG/DL")]
    [InlineData("gm")]
    [InlineData("kmin")]
    [InlineData("mCel")]
    [InlineData("Cel2")]
    [InlineData("/Cel")]
    [InlineData("Cel.m")]
    [InlineData("m.Cel")]
    [InlineData("0")]
    [InlineData("m-")]
    [InlineData("m999")]
    [InlineData("Mm99")]
    [InlineData("Ym99")]
    [InlineData("1.73")]
    [InlineData("mL/min/1.73.m2")]
    [InlineData("9999999999")]
    [InlineData("10*")]
    [InlineData("furlong")]
    [InlineData("µg")]
    [InlineData("m\0")]
    public void What_is_not_ucum_is_not_read(string text)
    {
        var isUnit = UcumUnit.TryParse(text, out _);

        Assert.Equal(text == "10*", isUnit); // ten, without an exponent, is a unit
    }

    [Fact]
    public void Powers_of_ten_convert_without_rounding()
    {
        var (perMicrolitre, thousands) = (Unit("/uL"), Unit("10*3/uL"));

        Assert.True(perMicrolitre.TryConvert(249_300, thousands, out var converted));
        Assert.Equal(249.3, converted);
    }

    // 180.156 g/mol: 180.156 mg/dL are 10 mmol/L.
    [Fact]
    public void Mass_and_amount_convert_both_ways_by_the_molar_mass()
    {
        var (mass, amount) = (Unit("mg/dL"), Unit("mmol/L"));

        Assert.True(mass.TryConvert(180.156, amount, 180.156, out var mmol));
        Assert.True(amount.TryConvert(10, mass, 180.156, out var mg));
        Assert.False(mass.TryConvert(180.156, amount, molarMassGPerMol: null, out _));
        Assert.Equal(10, mmol, 1e-14);
        Assert.Equal(180.156, mg, 1e-13);
    }

    [Fact]
    public void Enzyme_units_are_international_units_only_where_that_is_said()
    {
        var (international, enzyme) = (Unit("[IU]/L"), Unit("U/L"));

        Assert.True(international.WithInternationalUnitAsU().TryConvert(200, enzyme, out var converted));
        Assert.Equal(200, converted);
        Assert.Equal(enzyme, enzyme.WithInternationalUnitAsU());
    }

    [Fact]
    public void Every_spelling_stands_for_a_unit_and_none_hides_a_ucum_unit_of_the_same_kind() =>
        Assert.All(UnitSpellings.All, spelling =>
        {
            Assert.True(UcumUnit.TryParse(spelling.Value, out var meant), spelling.Value);
            Assert.True(UnitSpellings.TryRead(spelling.Key, out var read), spelling.Key);
            Assert.Equal(meant, read);
            // 103/uL is 103 per microlitre to UCUM: a superscript that an export lost.
            var hides = UcumUnit.TryParse(spelling.Key, out var literal) && literal.Dimension == meant.Dimension && literal != meant;
            Assert.Equal(spelling.Key is "103/uL" or "109/L", hides);
        });

    static UcumUnit Unit(string text) =>
        UcumUnit.TryParse(text, out var unit) ? unit : throw new InvalidOperationException($"{text} is not read");
}
