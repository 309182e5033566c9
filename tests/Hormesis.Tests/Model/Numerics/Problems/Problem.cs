using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Numerics.Problems;

/// <summary>
/// A stiff problem that the field measures solvers with, declared as any model is, and where its solution is known to end.
/// </summary>
/// <remarks>
/// From the Test Set for IVP Solvers (Mazzia and Magherini, University of Bari, release 2.4, 2008; first by Lioen and de Swart,
/// CWI 1998) and Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.10. Reference solutions are the test
/// set's own: RADAU or RADAU5 at rtol 1.1e-18 in extended precision, so all sixteen digits count. Units are the problem's
/// (POLLU: ppm and minutes); a second of the declaration is one unit of the problem's time.
/// </remarks>
public sealed record Problem(ModelDeclaration Model, double End, double[] Reference)
{
    public static IReadOnlyList<Problem> All { get; } = [Rober.Problem, Hires.Problem, Orego.Problem, Pollu.Problem];

    public static Problem Get(string id) => All.First(p => p.Model.Id == id);

    /// <summary>For theories.</summary>
    public static TheoryData<string> Ids { get; } = [.. All.Select(p => p.Model.Id)];

    public double[] Start()
    {
        Evaluation start = new(Array.Empty<double>(), Model.DefaultParameters());
        return [.. Model.Starts.Select(start.Of)];
    }
}

/// <summary>How the problems write down their numbers.</summary>
static class ProblemBuilder
{
    /// <summary>A constant of the problem: known exactly, since it is the problem.</summary>
    public static Expression.Parameter Constant(this ModelBuilder m, string name, double value, string source) =>
        m.Parameter(name, value, "1/s", value, value, "S", source, "constant of the problem");

    /// <summary>The states by name, with where they start and how large they typically are.</summary>
    public static Expression.State[] States(this ModelBuilder m, params ReadOnlySpan<(string Name, double Start, double Scale)> states)
    {
        List<Expression.State> symbols = [];
        foreach (var (name, start, scale) in states) symbols.Add(m.State(name, "1", start, scale, $"{name} of the problem"));
        return [.. symbols];
    }
}
