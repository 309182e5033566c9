using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// The curves of Siggaard-Andersen: logit of the saturation against the logarithm of the tension, a line with a hyperbolic
/// tangent on it, y - y0 = x - x0 + h tanh(k (x - x0)); blood shifts x0 and h.
/// </summary>
/// <remarks>docs/reference/physiology.md 1.2. Foetal haemoglobin, carbon monoxide and base excess are taken as none.</remarks>
static class SiggaardAndersenCurve
{
    // Newton's steps to P50: each doubles the digits, and the search begins within a fifth of the answer.
    const int Steps = 5;

    public static OxygenCurve Of1984(Blood blood, BloodSample sample)
    {
        var p = blood.P;
        var a = p["sa84pH"] * (sample.PH - p["pHstandard"]) + p["sa84DPG"] * (p["dpgMmolPerL"] - p["DPGstandardSA"]);
        return Declare(blood, sample.PO2, new(p["sa84x0"], p["sa84y0"], p["sa84k"], a), "SA84", "Siggaard-Andersen 1984");
    }

    public static OxygenCurve Of1993(Blood blood, BloodSample sample)
    {
        var p = blood.P;
        var a = p["sa93pH"] * (sample.PH - p["pHstandard"])
            + p["sa93CO2"] * Log(sample.PCO2 / p["mmHgPerKPa"] / p["sa93pCO2"])
            + p["aMetHb"] * p["methaemoglobin"]
            + p["aDPG"] * (p["dpgMmolPerL"] - p["DPGstandardSA"]);
        return Declare(blood, sample.PO2, new(Log(p["sa93p0"]), p["sa93y0"], p["sa93k"], a), "SA93", "Siggaard-Andersen 1993");
    }

    sealed record Shape(Expression X0, Expression Y0, Expression K, Expression A);

    static OxygenCurve Declare(Blood blood, Expression pO2, Shape shape, string name, string author)
    {
        var (m, p, source) = (blood.Model, blood.P, $"{author}; docs/reference/physiology.md 1.2");
        var a = m.Define($"a{name}", "1", shape.A, "Shift by what is in the blood.", source);
        var (height, origin) = (p["sah0"] + a, shape.X0 + a + p["sab"] * blood.Warming);
        var x = m.Define(
            $"x{name}", "1", Log(Max(pO2, p["pO2floor"]) / p["mmHgPerKPa"]) - origin,
            "Logarithm of the tension, from the reference point.", source);
        var saturation = m.Define(
            $"S{name}", "1", 1 / (1 + Exp(-(shape.Y0 + x + height * Tanh(shape.K * x)))), "Saturation of haemoglobin.", source);
        var half = Half(blood, shape, height, name, source);
        var p50 = m.Define($"P50{name}", "mmHg", p["mmHgPerKPa"] * Exp(origin + half), "Oxygen tension at half saturation.", source);
        return new(saturation, p50);
    }

    // Where the logit is nothing: x + h tanh(k x) + y0 = 0, by Newton's method written out.
    static Expression Half(Blood blood, Shape shape, Expression height, string name, string source)
    {
        var x = Log(blood.P["sa93P50"] / blood.P["sa93p0"]);
        for (var step = 1; step <= Steps; step++)
        {
            var bend = Tanh(shape.K * x);
            var next = x - (x + height * bend + shape.Y0) / (1 + height * shape.K * (1 - bend * bend));
            x = blood.Model.Define($"half{name}step{step}", "1", next, $"Logarithm of P50 from the reference point, step {step}.", source);
        }
        return x;
    }

    static Expression Tanh(Expression x) => 1 - 2 / (1 + Exp(2 * x));
}
