using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// POLLU: the chemistry of an air pollution model, 20 species and 25 reactions (J. G. Verwer, SIAM J Sci Comput 15:1243, 1994).
/// In ppm and minutes. What a reaction uses without the equations saying so (oxygen, sunlight) is not written.
/// </summary>
static class Pollu
{
    const string Source = "Verwer 1994; Test Set for IVP Solvers, pollu";

    static readonly double[] RateConstants =
    [
        0.350, 26.6, 12_300, 0.000_86, 0.000_82, 15_000, 0.000_13, 24_000, 16_500, 9_000,
        0.022, 12_000, 1.88, 16_300, 4_800_000, 0.000_35, 0.0175, 1e8, 4.44e11, 1_240,
        2.10, 5.78, 0.0474, 1_780, 3.12,
    ];

    public static Problem Problem { get; } = new(Declare(), End: 60,
    [
        0.5646255480022769e-01, 0.1342484130422339, 0.4139734331099427e-08, 0.5523140207484359e-02, 0.2018977262302196e-06,
        0.1464541863493966e-06, 0.7784249118997964e-01, 0.3245075353396018, 0.7494013383880406e-02, 0.1622293157301561e-07,
        0.1135863833257075e-07, 0.2230505975721359e-02, 0.2087162882798630e-03, 0.1396921016840158e-04, 0.8964884856898295e-02,
        0.4352846369330103e-17, 0.6899219696263405e-02, 0.1007803037365946e-03, 0.1772146513969984e-05, 0.5682943292316392e-04,
    ]);

    static ModelDeclaration Declare()
    {
        ModelBuilder m = new("pollu", "POLLU", "Chemistry of an air pollution model of RIVM.");
        var states = m.States(
            ("NO2", 0, 0.1), ("NO", 0.2, 0.1), ("O3P", 0, 1e-8), ("O3", 0.04, 1e-2), ("HO2", 0, 1e-6),
            ("OH", 0, 1e-6), ("HCHO", 0.1, 0.1), ("CO", 0.3, 0.1), ("ALD", 0.01, 1e-2), ("MEO2", 0, 1e-7),
            ("C2O3", 0, 1e-7), ("CO2", 0, 1e-2), ("PAN", 0, 1e-3), ("CH3O", 0, 1e-4), ("HNO3", 0, 1e-2),
            ("O1D", 0, 1e-17), ("SO2", 0.007, 1e-2), ("SO4", 0, 1e-3), ("NO3", 0, 1e-5), ("N2O5", 0, 1e-4));
        var y = states.ToDictionary(s => s.Name);
        var number = 0;

        Reaction(["NO2"], ["NO", "O3P"]);
        Reaction(["NO", "O3"], ["NO2"]);
        Reaction(["HO2", "NO"], ["NO2", "OH"]);
        Reaction(["HCHO"], ["HO2", "HO2", "CO"]);
        Reaction(["HCHO"], ["CO"]);
        Reaction(["HCHO", "OH"], ["HO2", "CO"]);
        Reaction(["ALD"], ["MEO2", "HO2", "CO"]);
        Reaction(["ALD", "OH"], ["C2O3"]);
        Reaction(["C2O3", "NO"], ["NO2", "MEO2", "CO2"]);
        Reaction(["C2O3", "NO2"], ["PAN"]);
        Reaction(["PAN"], ["C2O3", "NO2"]);
        Reaction(["MEO2", "NO"], ["CH3O", "NO2"]);
        Reaction(["CH3O"], ["HCHO", "HO2"]);
        Reaction(["NO2", "OH"], ["HNO3"]);
        Reaction(["O3P"], ["O3"]);
        Reaction(["O3"], ["O1D"]);
        Reaction(["O3"], ["O3P"]);
        Reaction(["O1D"], ["OH", "OH"]);
        Reaction(["O1D"], ["O3P"]);
        Reaction(["SO2", "OH"], ["SO4", "HO2"]);
        Reaction(["NO3"], ["NO"]);
        Reaction(["NO3"], ["NO2", "O3P"]);
        Reaction(["NO2", "O3"], ["NO3"]);
        Reaction(["NO3", "NO2"], ["N2O5"]);
        Reaction(["N2O5"], ["NO3", "NO2"]);
        return m.Build();

        void Reaction(string[] takes, string[] gives)
        {
            var k = m.Constant($"k{++number}", RateConstants[number - 1], Source);
            var rate = takes.Aggregate((Expression)k, (rate, name) => rate * y[name]);
            m.Process($"r{number}", [.. takes.Select(t => (Share)y[t])], [.. gives.Select(g => (Share)y[g])], rate, Source);
        }
    }
}
