using FsCheck;
using FsCheck.Fluent;
using Hormesis.Store.Fhir.Ucum;

namespace Hormesis.Tests.Store.Fhir.Ucum;

public class UcumLawTests
{
    static readonly string[] Atoms = ["m", "g", "s", "K", "mol", "L", "Pa", "bar", "m[Hg]", "J", "cal", "eq", "kat", "U", "[IU]", "Hz"];
    static readonly (string Prefix, int Power)[] Prefixes =
        [("", 0), ("k", 3), ("d", -1), ("c", -2), ("m", -3), ("u", -6), ("n", -9), ("p", -12)];

    static readonly Gen<double> Values = Gen.Choose(-1_000_000, 1_000_000).Select(n => n / 1024.0);
    static readonly Gen<string> Simple = Gen.Zip(Gen.Elements(Prefixes), Gen.Elements(Atoms)).Select(p => p.Item1.Prefix + p.Item2);
    static readonly Gen<string> Powered = Gen.Zip(Simple, Gen.Elements("", "2", "3", "-1", "-2", "{x}")).Select(p => p.Item1 + p.Item2);
    static readonly Gen<string> Expression = Gen.Zip(Powered, Gen.Zip(Gen.Elements(".", "/"), Powered))
        .Select(p => p.Item1 + p.Item2.Item1 + p.Item2.Item2);

    [Fact]
    public void There_and_back_is_the_same_number() =>
        Prop.ForAll(Gen.Zip(Expression, Values).ToArbitrary(), p =>
        {
            var (from, to) = (Unit(p.Item1), Unit(Rescaled(p.Item1)));

            // Two conversions, each with at most three roundings.
            return from.TryConvert(p.Item2, to, out var there) && to.TryConvert(there, from, out var back) && Near(p.Item2, back, 6);
        }).CheckFromSeed();

    [Fact]
    public void A_prefix_is_a_power_of_ten() =>
        Prop.ForAll(Gen.Zip(Gen.Elements(Atoms), Gen.Zip(Gen.Elements(Prefixes), Values)).ToArbitrary(), p =>
        {
            var (atom, ((prefix, power), value)) = (p.Item1, p.Item2);
            var expected = power >= 0 ? value * Math.Pow(10, power) : value / Math.Pow(10, -power);

            return Unit(prefix + atom).TryConvert(value, Unit(atom), out var converted) && converted == expected;
        }).CheckFromSeed();

    [Fact]
    public void Conversion_is_linear() =>
        Prop.ForAll(Gen.Zip(Expression, Gen.Zip(Values, Values)).ToArbitrary(), p =>
        {
            var (from, to) = (Unit(p.Item1), Unit(Rescaled(p.Item1)));
            var (a, b) = p.Item2;

            return from.TryConvert(a, to, out var x) && from.TryConvert(b, to, out var y) && from.TryConvert(a + b, to, out var sum)
                && Math.Abs(x + y - sum) <= 8 * double.Epsilon + 4e-16 * (Math.Abs(x) + Math.Abs(y) + Math.Abs(sum));
        }).CheckFromSeed();

    [Fact]
    public void Dividing_is_multiplying_with_the_negative_power() =>
        Prop.ForAll(Gen.Zip(Simple, Simple).ToArbitrary(), p =>
        {
            var (divided, multiplied) = (Unit($"{p.Item1}/{p.Item2}"), Unit($"{p.Item1}.{p.Item2}-1"));

            return divided.Dimension == multiplied.Dimension && divided.DecimalExponent == multiplied.DecimalExponent
                && Near(divided.Mantissa, multiplied.Mantissa, 2);
        }).CheckFromSeed();

    [Fact]
    public void Annotations_and_parentheses_change_nothing() =>
        Prop.ForAll(Expression.ToArbitrary(), e => Unit($"({e})") == Unit(e) && Unit($"{e}.{{anything}}") == Unit(e))
            .CheckFromSeed();

    [Fact]
    public void Any_text_is_a_unit_or_none() =>
        Prop.ForAll<string?>(text => !UcumUnit.TryParse(text ?? "", out var unit) || double.IsFinite(unit.Mantissa))
            .CheckFromSeed();

    /// <summary>The same unit a thousand times smaller.</summary>
    static string Rescaled(string expression) => $"[ppth].{expression}";

    static UcumUnit Unit(string expression) =>
        UcumUnit.TryParse(expression, out var unit) ? unit : throw new InvalidOperationException($"{expression} is not read");

    static bool Near(double expected, double actual, int ulps) => Math.Abs(expected - actual) <= ulps * 2.3e-16 * Math.Abs(expected);
}
