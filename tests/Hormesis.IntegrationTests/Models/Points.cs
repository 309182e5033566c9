using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.IntegrationTests.Models;

/// <summary>Models to export, states to evaluate them at, and how far two sums of the same terms may lie apart.</summary>
static class Points
{
    static readonly Dictionary<string, Func<ModelDeclaration>> Declarations = Problem.All
        .ToDictionary(p => p.Model.Id, p => new Func<ModelDeclaration>(() => p.Model))
        .Append(new("sample", () => Sample.Model))
        .Concat(Hormesis.Model.Models.Ids.Select(id => KeyValuePair.Create(id, () => Hormesis.Model.Models.Get(id))))
        .ToDictionary();

    /// <summary>The published problems, the sample of everything, and every model that is shipped.</summary>
    public static TheoryData<string> Ids { get; } = [.. Declarations.Keys];

    /// <summary>Those that have states, for there is no C of the others.</summary>
    public static TheoryData<string> Solved { get; } = [.. Declarations.Where(d => d.Value().States.Count > 0).Select(d => d.Key)];

    public static ModelDeclaration Model(string id) => Declarations[id]();

    public static double[] Start(ModelDeclaration model)
    {
        Evaluation start = new(Array.Empty<double>(), model.DefaultParameters());
        return [.. model.Starts.Select(start.Of)];
    }

    /// <summary>The start, states around it, one with nothing left, and one just below zero: where functions have kinks.</summary>
    public static IReadOnlyList<double[]> Of(ModelDeclaration model)
    {
        Random random = new(7);
        var start = Start(model);
        return
        [
            start,
            .. Enumerable.Range(0, 8).Select(_ => model.States
                .Select((s, i) => start[i] * (0.5 + random.NextDouble()) + 0.1 * s.Scale * random.NextDouble()).ToArray()),
            [.. start.Select(_ => 0.0)],
            [.. model.States.Select(s => -1e-6 * s.Scale)],
        ];
    }

    /// <summary>For each state the sum of the sizes of what its processes add and take: rounding is a fraction of it.</summary>
    public static double[] Turnover(ModelDeclaration model, Evaluation at)
    {
        var turnover = new double[model.States.Count];
        foreach (var process in model.Processes)
        {
            foreach (var share in process.Takes.Concat(process.Gives))
            {
                var place = model.States[share.State.Index].In;
                var volume = place is null ? 1 : at.Of(place.Volume);
                turnover[share.State.Index] += Math.Abs(at.Of(share.Amount) * at.Of(process.Rate) / volume);
            }
        }
        return turnover;
    }
}
