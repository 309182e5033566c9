using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class UnitTests
{
    [Theory]
    [InlineData("777-3", "250", "10*3/uL", 250)]
    [InlineData("777-3", "250", "10*9/L", 250)]
    [InlineData("777-3", "250", "10^9/L", 250)]
    [InlineData("777-3", "250000", "/uL", 250)]
    [InlineData("777-3", "250000", "{cells}/mm3", 250)]
    [InlineData("718-7", "140", "g/L", 14)]
    [InlineData("4544-3", "0.45", "L/L", 45)]
    [InlineData("4544-3", "0.45", "1", 45)]
    [InlineData("17849-1", "1.5", "/100{RBCs}", 1.5)]
    [InlineData("32546-4", "9.6", "U/g", 9.6)]
    [InlineData("32546-4", "9.6", "U/g{Hb}", 9.6)]
    [InlineData("32546-4", "9.6", "[IU]/g{Hb}", 9.6)]
    [InlineData("32546-4", "9.6", "mU/mg{hemoglobin}", 9.6)]
    [InlineData("32546-4", "9600", "nmol/min/g", 0.0096e3)]
    [InlineData("3016-3", "2.5", "m[IU]/L", 2.5)]
    [InlineData("3016-3", "2.5", "m[iU]/L", 2.5)]
    [InlineData("3016-3", "2.5", "u[IU]/mL", 2.5)]
    [InlineData("3016-3", "2.5", "mU/L", 2.5)]
    [InlineData("2118-8", "5", "[IU]/L", 5)]
    [InlineData("2532-0", "200", "[IU]/L", 200)]
    [InlineData("4542-7", "100", "mg/dL", 1)]
    [InlineData("2276-4", "80", "ng/mL", 80)]
    [InlineData("8310-5", "310.15", "K", 37)]
    [InlineData("8310-5", "98.6", "[degF]", 37)]
    [InlineData("8480-6", "16", "kPa", 120.01)]
    [InlineData("29463-7", "70000", "g", 70)]
    [InlineData("29463-7", "154.32", "[lb_av]", 69.998)]
    [InlineData("8302-2", "1.75", "m", 175)]
    [InlineData("8302-2", "70", "[in_i]", 177.8)]
    [InlineData("8867-4", "1.2", "Hz", 72)]
    [InlineData("6301-6", "1.1", "{INR}", 1.1)]
    [InlineData("6301-6", "1.1", "1", 1.1)]
    [InlineData("6301-6", "1.1", "{ratio}", 1.1)]
    public void A_ucum_unit_is_converted_to_the_one_of_the_analyte(string loinc, string value, string ucum, double expected) =>
        Assert.Equal(expected, Number(loinc, value, ucum).Value!.Value, expected * 1e-5);

    // AMA Manual of Style, SI conversion: glucose mg/dL x 0.0555 = mmol/L; free T4 ng/dL x 12.871 = pmol/L; calcium mg/dL x 0.25 = mmol/L;
    // LDH U/L x 0.0167 = ukat/L. Remembered; the tolerance is the rounding of the printed factors.
    [Theory]
    [InlineData("2339-0", "100", "mg/dL", 5.55, 0.002)]
    [InlineData("3024-7", "12.871", "pmol/L", 1, 0.001)]
    [InlineData("1995-0", "4.8", "mg/dL", 1.2, 0.003)]
    [InlineData("2532-0", "3.34", "ukat/L", 200, 0.003)]
    public void Mass_and_amount_convert_by_the_molar_mass(string loinc, string value, string ucum, double expected, double relative) =>
        Assert.Equal(expected, Number(loinc, value, ucum).Value!.Value, expected * relative);

    [Theory]
    [InlineData("777-3", "250", "K/uL", 250)]
    [InlineData("777-3", "250", "x10E3/uL", 250)]
    [InlineData("777-3", "250", "10^3/µL", 250)]
    [InlineData("777-3", "250", "10³/μL", 250)]
    [InlineData("777-3", "250", "103/uL", 250)] // a superscript that an export lost
    [InlineData("777-3", "250", "G/L", 250)]
    [InlineData("777-3", "250", "Giga/L", 250)]
    [InlineData("777-3", "250", "x 10⁹/L", 250)]
    [InlineData("777-3", "250", "thou/uL", 250)]
    [InlineData("777-3", "250000", "mm3", 250)]
    [InlineData("777-3", "250000", "/mm3", 250)]
    [InlineData("777-3", "250000", "cells/uL", 250)]
    [InlineData("718-7", "14", "gm/dL", 14)]
    [InlineData("718-7", "14", "g/dl", 14)]
    [InlineData("32546-4", "9.6", "U/g Hb", 9.6)]
    [InlineData("32546-4", "9.6", "IU/g Hb", 9.6)]
    [InlineData("3016-3", "2.5", "mIU/L", 2.5)]
    [InlineData("3016-3", "2.5", "uIU/mL", 2.5)]
    [InlineData("3016-3", "2.5", "µIU/mL", 2.5)]
    [InlineData("2532-0", "200", "IU/L", 200)]
    [InlineData("2339-0", "90", "mg/dl", 4.9957)]
    [InlineData("4544-3", "45", "percent", 45)]
    [InlineData("8480-6", "120", "mmHg", 120)]
    [InlineData("8867-4", "70", "bpm", 70)]
    [InlineData("8867-4", "70", "beats/min", 70)]
    [InlineData("8867-4", "70", "{beats}/min", 70)]
    [InlineData("8310-5", "37", "°C", 37)]
    [InlineData("8310-5", "37", "C", 37)]
    [InlineData("8310-5", "98.6", "F", 37)]
    [InlineData("29463-7", "154.32", "lbs", 69.998)]
    [InlineData("8302-2", "70", "in", 177.8)]
    [InlineData("6301-6", "1.1", "INR", 1.1)]
    public void A_common_spelling_without_a_system_is_understood(string loinc, string value, string unit, double expected) =>
        Assert.Equal(expected, NumberInWords(loinc, value, unit).Value!.Value, expected * 1e-5);

    [Theory]
    [InlineData("""{"value":250,"unit":"K/uL","system":"http://unitsofmeasure.org"}""")]
    [InlineData("""{"value":250,"unit":"K/uL","system":"http://unitsofmeasure.org","code":"thousands per microlitre"}""")]
    [InlineData("""{"value":250,"system":"http://unitsofmeasure.org","code":"x10E3/uL"}""")]
    [InlineData("""{"value":250,"unit":"nonsense","system":"http://unitsofmeasure.org","code":"10*3/uL"}""")]
    [InlineData("""{"value":250,"code":"10*3/uL"}""")]
    [InlineData("""{"value":250,"unit":"?","system":"urn:local","code":"K/uL"}""")]
    public void Code_and_unit_stand_in_for_each_other_where_one_cannot_be_read(string quantity) =>
        Assert.Equal(250, Result("777-3", $"\"valueQuantity\":{quantity}").Value);

    [Theory]
    [InlineData("777-3", "250", "g/L", "0 to 5000 10*3/uL")]
    [InlineData("777-3", "250", "K/uL", "0 to 5000 10*3/uL")] // kelvin, as UCUM
    [InlineData("718-7", "8.7", "mmol/L", "0.5 to 30 g/dL")] // of haemoglobin, no molar mass is agreed on
    [InlineData("1995-0", "2.4", "meq/L", "0.1 to 6 mmol/L")]
    [InlineData("6301-6", "95", "%", "0.1 to 40 {INR}")]
    [InlineData("8310-5", "37", "Cel/min", "20 to 46 Cel")]
    [InlineData("777-3", "250", "furlong", "0 to 5000 10*3/uL")]
    public void A_unit_that_cannot_be_converted_is_refused_with_the_range(string loinc, string value, string ucum, string range) =>
        AssertRefused(Observation(loinc, $"\"valueQuantity\":{Quantity(value, ucum)}"), $"read {value} {ucum}", range);

    [Theory]
    [InlineData("777-3", "250000", "10*3/uL", "0 to 5000 10*3/uL")]
    [InlineData("777-3", "-1", "10*3/uL", "0 to 5000 10*3/uL")]
    [InlineData("718-7", "140", "g/dL", "0.5 to 30 g/dL")]
    [InlineData("8310-5", "98.6", "Cel", "20 to 46 Cel")]
    [InlineData("3016-3", "2.5", "U/L", "0 to 1500 m[IU]/L")]
    [InlineData("32546-4", "500", "%", "0 to 400 %")]
    [InlineData("777-3", "1e308", "10*9/uL", "0 to 5000 10*3/uL")]
    public void A_number_that_cannot_be_is_refused_with_the_range(string loinc, string value, string ucum, string range) =>
        AssertRefused(Observation(loinc, $"\"valueQuantity\":{Quantity(value, ucum)}"), ucum, range);

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":250}", "valueQuantity.value")]
    [InlineData("\"valueQuantity\":{\"value\":250,\"unit\":\" \"}", "valueQuantity.value")]
    [InlineData("\"valueInteger\":250", "valueInteger")]
    public void A_number_without_a_unit_is_refused_where_the_analyte_has_one(string member, string place)
    {
        var refusal = RefusedWith(Observation("777-3", member));

        Assert.Equal($"entry[1].resource.{place}", refusal.Place);
        Assert.Contains("250", refusal.Wrong, StringComparison.Ordinal);
        Assert.Contains("10*3/uL", refusal.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"valueQuantity\":{\"value\":1.1}", 1.1)]
    [InlineData("\"valueQuantity\":{\"value\":1.1,\"unit\":\"ratio\"}", 1.1)]
    [InlineData("\"valueInteger\":1", 1)]
    public void An_inr_needs_no_unit(string member, double expected) => Assert.Equal(expected, Result("6301-6", member).Value);

    [Fact]
    public void G6pd_in_per_cent_stays_per_cent()
    {
        var result = Number("32546-4", "82", "%");

        Assert.Equal((82, "%"), (result.Value, result.Unit));
    }

    [Fact]
    public void A_number_for_an_analyte_in_words_is_left_out() =>
        Assert.Equal(1, Import(Observation("33287-4", $"\"valueQuantity\":{Quantity("9.6", "U/g")}"))
            .Summary.LeftOut["Observation: the value is not readable"]);

    [Fact]
    public void An_invalid_result_may_have_any_unit() =>
        Assert.Empty(Import(Observation("777-3", $"\"valueQuantity\":{Quantity("250", "g/L")}", "cancelled")).Facts.Results);

    [Fact]
    public void Every_analyte_has_units_that_can_be_read() =>
        Assert.All(Analytes.All.Where(a => a.Unit.Length > 0), analyte =>
        {
            Assert.True(Hormesis.Store.Fhir.Ucum.UcumUnit.TryParse(analyte.Unit, out _), analyte.Unit);
            Assert.True(analyte.AlsoIn is null || Hormesis.Store.Fhir.Ucum.UcumUnit.TryParse(analyte.AlsoIn.Unit, out _));
        });

    static void AssertRefused(string observation, string read, string range)
    {
        var refusal = RefusedWith(observation);

        Assert.Equal("entry[1].resource.valueQuantity.value", refusal.Place);
        Assert.Contains(read, refusal.Wrong, StringComparison.Ordinal);
        Assert.Contains(range, refusal.Wrong, StringComparison.Ordinal);
        Assert.StartsWith("check the unit", refusal.Remedy, StringComparison.Ordinal);
    }
}
