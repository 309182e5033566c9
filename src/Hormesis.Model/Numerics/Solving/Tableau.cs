namespace Hormesis.Model.Numerics.Solving;

/// <summary>
/// The coefficients of a Rosenbrock method in the form that needs no product with the Jacobian (Hairer and Wanner, Solving
/// Ordinary Differential Equations II, 2nd ed., eq. IV.7.25). The last stage's increment is the estimate of the error; every
/// stage without a row of <see cref="A"/> starts from the stage before plus that stage's increment.
/// </summary>
public sealed class Tableau
{
    public required string Name { get; init; }

    /// <summary>Order of the solution that is carried on.</summary>
    public required int Order { get; init; }
    public required double Gamma { get; init; }

    /// <summary>Where a stage is evaluated: y + sum of A[s][j] u_j.</summary>
    public required double[][] A { get; init; }

    /// <summary>What a stage takes from earlier increments: sum of C[s][j] u_j / h.</summary>
    public required double[][] C { get; init; }

    /// <summary>
    /// Dense output: y(t + x h) = (1-x) y0 + x (y1 + (1-x) (D1 + x (D2 + x D3))), Dk = sum of Dense[k][j] u_j. Empty where the
    /// method has none of its own; the cubic through both ends and their slopes is taken then.
    /// </summary>
    public required double[][] Dense { get; init; }

    public int Stages => C.Length;

    /// <summary>
    /// Order 5(4), 8 stages, stiffly accurate, L-stable: for rtol up to about 1e-4.
    /// G. Steinebach, "Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the Julia
    /// Differential Equations package", BIT Numer. Math. 63:27 (2023); dense output of order 4.
    /// </summary>
    public static Tableau Rodas5P { get; } = new()
    {
        Name = "Rodas5P",
        Order = 5,
        Gamma = 0.21193756319429014,
        A =
        [
            [],
            [3.0],
            [2.849394379747939, 0.45842242204463923],
            [-6.954028509809101, 2.489845061869568, -10.358996098473584],
            [2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641],
            [-7.502846399306121, 2.561846144803919, -11.627539656261098, -0.18268767659942256, 0.030198172008377946],
        ],
        C =
        [
            [],
            [-14.155112264123755],
            [-17.97296035885952, -2.859693295451294],
            [147.12150275711716, -1.41221402718213, 71.68940251302358],
            [165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306],
            [24.854864614690072, -3.0009227002832186, 47.4931110020768, 5.5814197821558125, -0.6610691825249471],
            [30.91273214028599, -3.1208243349937974, 77.79954646070892, 34.28646028294783, -19.097331116725623, -28.087943162872662],
            [
                37.80277123390563, -3.2571969029072276, 112.26918849496327, 66.9347231244047, -40.06618937091002,
                -54.66780262877968, -9.48861652309627,
            ],
        ],
        Dense =
        [
            [
                25.948786856663858, -2.5579724845846235, 10.433815404888879, -2.3679251022685204, 0.524948541321073,
                1.1241088310450404, 0.4272876194431874, -0.17202221070155493,
            ],
            [
                -9.91568850695171, -0.9689944594115154, 3.0438037242978453, -24.495224566215796, 20.176138334709044,
                15.98066361424651, -6.789040303419874, -6.710236069923372,
            ],
            [
                11.419903575922262, 2.8879645146136994, 72.92137995996029, 80.12511834622643, -52.072871366152654,
                -59.78993625266729, -0.15582684282751913, 4.883087185713722,
            ],
        ],
    };

    /// <summary>
    /// Order 3(2), 4 stages, stiffly accurate, L-stable: for rtol of 1e-3 and looser.
    /// A. Sandu et al., "Benchmarking stiff ODE solvers for atmospheric chemistry problems II: Rosenbrock solvers",
    /// Atmos. Environ. 31:3459 (1997), method RODAS3.
    /// </summary>
    public static Tableau Rodas3 { get; } = new()
    {
        Name = "Rodas3",
        Order = 3,
        Gamma = 0.5,
        A = [[], [0.0], [2.0, 0.0]],
        C = [[], [4.0], [1.0, -1.0], [1.0, -1.0, -8.0 / 3]],
        Dense = [],
    };
}
