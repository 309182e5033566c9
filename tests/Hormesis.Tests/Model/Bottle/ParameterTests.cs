using System.Text.Json;
using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Tests.Model.Bottle;

public class ParameterTests
{
    static readonly ParameterEntry Entry = new("k", 1, "1/s", 0, 2, "R", "somebody", "a rate");

    [Fact]
    public void Every_parameter_says_where_it_is_from_and_how_sure_it_is() =>
        Assert.All(BottleModel.Parameters.Parameters, p =>
        {
            Assert.Contains(p.Certainty, new[] { "S", "R", "C", "P", "F", "I" });
            Assert.True(p.Source.Length > 4 && p.Text.EndsWith('.'), p.Name);
            Assert.True(p.Low <= p.Value && p.Value <= p.High, p.Name);
            Assert.True(p.Low < p.High || p.Certainty is "S" or "P" or "R" && p.Low == p.Value, $"{p.Name} has no range");
        });

    // reference/chemistry, section 5: these and no others.
    [Fact]
    public void The_fitted_ones_are_those_of_the_reference() =>
        Assert.Equal(
            ["TASrest", "YH0", "amp", "kL", "kSH", "rbcGSH", "wMW", "wSH", "wYH"],
            BottleModel.Parameters.Parameters.Where(p => p.Certainty == "F").Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_parameter_that_is_asked_for_and_missing_is_a_fault() =>
        Assert.Throws<InvalidOperationException>(() => Symbols(Entry)["kk"]);

    [Fact]
    public void A_parameter_that_nobody_asks_for_is_a_fault()
    {
        var symbols = Symbols(Entry, Entry with { Name = "idle" });
        _ = symbols["k"];

        Assert.Contains("idle", Assert.Throws<InvalidOperationException>(symbols.RequireAllAsked).Message);
    }

    [Fact]
    public void A_parameter_given_twice_is_a_fault() => Assert.Throws<ArgumentException>(() => Symbols(Entry, Entry));

    [Theory, InlineData(-1), InlineData(3), InlineData(double.NaN)]
    public void A_parameter_out_of_its_own_range_is_a_fault(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Symbols(Entry with { Value = value }));

    [Theory]
    [InlineData("""{"parameters":[{"name":"k","value":1,"unit":"1/s","low":0,"high":2,"certainty":"R","source":"x"}]}""")]
    [InlineData("""{"parameters":[{"name":"k","value":1,"unit":"","low":0,"high":2,"certainty":"R","source":"","text":"","note":""}]}""")]
    [InlineData("""{"parameters":[{"name":"k","value":1,"value":2,"unit":"","low":0,"high":2,"certainty":"R","source":"","text":""}]}""")]
    public void A_table_with_an_unknown_missing_or_repeated_field_is_a_fault(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ParameterJson.Default.ParameterTable));

    static ParameterSymbols Symbols(params ParameterEntry[] entries) => new(new ModelBuilder("m", "m", "m"), new(entries));
}
