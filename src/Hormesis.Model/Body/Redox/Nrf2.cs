using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Redox;

/// <summary>
/// KEAP1 holds NRF2 and has it destroyed; electrophiles stop that, and NRF2 goes into the nucleus. It declares the four states of
/// the reduced model and starts them at their balance; where electrophiles come from and what NRF2 switches on is for others.
/// </summary>
/// <remarks>Liu, Pi and Zhang, preprint 10.1101/2021.08.08.455554; physiology 3.1.</remarks>
sealed class Nrf2
{
    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Redox/nrf2.json");

    /// <param name="stimulus">Electrophile of classes I to V, nmol/L.</param>
    /// <param name="class6">Electrophile of class VI, nmol/L.</param>
    /// <param name="atRest">Electrophile of classes I to V for which the states start in balance, of parameters alone, nmol/L.</param>
    public Nrf2(ModelBuilder model, ParameterSymbols p, Expression stimulus, Expression class6, Expression atRest)
    {
        const string source = "physiology 3.1";
        var rest = Rest(model, p, atRest);
        Free = model.State("NRF2", "nmol/L", rest.Free, 0.1, "NRF2 that is free outside the nucleus.");
        var keap1 = model.State("KEAP1", "nmol/L", p["keap1Total"] - rest.Bound, 100, "KEAP1 without NRF2.");
        var bound = model.State("KEAP1_NRF2", "nmol/L", rest.Bound, 100, "Their complex.");
        Nuclear = model.State("nNRF2", "nmol/L", rest.Nuclear, 10, "NRF2 in the nucleus.");
        AtRest = rest.Nuclear;

        var binding = model.Define(
            "nrf2Binding", "nmol/L s", Spared(p["nrf2Kd6"], class6) * p["nrf2Bind"] * keap1 * Free,
            "Binding, which class VI hinders.", source);
        var loss = model.Define(
            "nrf2Destroyed", "nmol/L s", Spared(p["nrf2Kd1"], stimulus) * p["nrf2LossBound"] * bound,
            "Loss in the complex, which classes I to V hinder.", source);
        model.Process("NRF2 is made", [], [Free], p["nrf2Make"], source);
        model.Process("KEAP1 binds NRF2", [Free, keap1], [bound], binding, source);
        model.Process("the complex falls apart", [bound], [Free, keap1], p["nrf2Unbind"] * bound, source);
        model.Process("bound NRF2 is destroyed", [bound], [keap1], loss, source);
        model.Process("free NRF2 is lost", [Free], [], p["nrf2LossFree"] * Free, source);
        model.Process("NRF2 enters the nucleus", [Free], [Nuclear], p["nrf2In"] * Free, source);
        model.Process("NRF2 leaves the nucleus", [Nuclear], [Free], p["nrf2Out"] * Nuclear, source);
        model.Process("NRF2 is lost in the nucleus", [Nuclear], [], p["nrf2LossNucleus"] * Nuclear, source);
    }

    public Expression.State Free { get; }
    public Expression.State Nuclear { get; }

    /// <summary>Of the nucleus at rest, of parameters alone.</summary>
    public Expression AtRest { get; }

    static Expression Spared(Expression half, Expression electrophile) => half / (half + electrophile);

    // With all rates zero, N solves a N^2 + (a kappa + k K - m) N - m kappa = 0; a is what N loses for good, by itself and by way
    // of the nucleus, kappa the N at which half of KEAP1 is bound, k K the fastest loss in the complex, m what is made.
    static (Expression Free, Expression Bound, Expression Nuclear) Rest(ModelBuilder model, ParameterSymbols p, Expression atRest)
    {
        Expression Part(string name, string unit, Expression body, string summary) => model.Define(name, unit, body, summary, Balance);

        var stay = Part("nrf2Stay", "1", p["nrf2In"] / (p["nrf2Out"] + p["nrf2LossNucleus"]), "NRF2 of the nucleus for each outside.");
        var lost = Part(
            "nrf2Lost", "1/s", p["nrf2LossFree"] + p["nrf2In"] - p["nrf2Out"] * stay, "What free NRF2 loses for good at rest.");
        var destroyed = Part(
            "nrf2LossBoundAtRest", "1/s", Spared(p["nrf2Kd1"], atRest) * p["nrf2LossBound"], "Loss in the complex at rest.");
        var half = Part(
            "nrf2Half", "nmol/L", (p["nrf2Unbind"] + destroyed) / p["nrf2Bind"], "Free NRF2 that binds half of KEAP1 at rest.");
        var middle = Part(
            "nrf2Middle", "nmol/L s", lost * half + destroyed * p["keap1Total"] - p["nrf2Make"], "Middle term of the balance at rest.");
        var free = Part(
            "nrf2Rest", "nmol/L", (Sqrt(middle * middle + 4 * lost * p["nrf2Make"] * half) - middle) / (2 * lost), "Free NRF2 at rest.");
        return (free, p["keap1Total"] * free / (half + free), stay * free);
    }

    const string Balance = "calculated: all rates of physiology 3.1 zero";
}
