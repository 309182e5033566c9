namespace Hormesis.Mutation;

/// <summary>The figures by file and folder, and the survivors.</summary>
static class Report
{
    /// <summary>Prints it; false when a folder, or all together, is below the least score.</summary>
    public static bool Print(IReadOnlyList<(Mutant Mutant, Fate Fate)> results, double least, TextWriter to)
    {
        foreach (var (m, _) in results.Where(r => r.Fate == Fate.Survived))
        {
            var becomes = m.To.Length == 0 ? "left out" : $"-> {Mutant.Short(m.To)}";
            to.WriteLine($"survived {m.File}:{m.Line} ({m.Kind}) {Mutant.Short(m.From)} {becomes}\n    {m.LineText}");
        }
        to.WriteLine($"\n{"",-28}{"mutants",8}{"killed",8}{"survived",10}{"score",9}   not counted: equivalent, the same, not valid");
        var isGood = true;
        foreach (var folder in results.GroupBy(r => r.Mutant.File.Split('/')[0]))
        {
            foreach (var file in folder.GroupBy(r => r.Mutant.File)) Row(file.Key, [.. file.Select(r => r.Fate)], to);
            isGood &= Row(folder.Key, [.. folder.Select(r => r.Fate)], to) >= least;
        }
        return isGood & Row("total", [.. results.Select(r => r.Fate)], to) >= least;
    }

    static double Row(string name, Fate[] fates, TextWriter to)
    {
        int Count(params Fate[] which) => fates.Count(which.Contains);
        var killed = Count(Fate.Killed, Fate.Endless, Fate.Crashed);
        var survived = Count(Fate.Survived);
        var score = killed + survived == 0 ? 1 : (double)killed / (killed + survived);
        var notCounted = $"{Count(Fate.Equivalent)}, {Count(Fate.Same)}, {Count(Fate.Invalid)}";
        to.WriteLine(FormattableString.Invariant(
            $"{name,-28}{killed + survived,8}{killed,8}{survived,10}{100 * score,8:0.0} %   {notCounted}"));
        return score;
    }
}
