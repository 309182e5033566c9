namespace Hormesis.Device.Faults;

/// <summary>Makes a scenario that fails as small as it can be and still fail: fewer faults, then fewer passes.</summary>
public static class Shrink
{
    /// <param name="failing">A scenario for which <paramref name="fails"/> is true.</param>
    /// <param name="fails">Runs a scenario; true when what is looked for happens.</param>
    public static Scenario Of(Scenario failing, Func<Scenario, bool> fails)
    {
        var smallest = failing;
        for (var again = true; again;)
        {
            again = false;
            foreach (var candidate in Smaller(smallest))
            {
                if (!fails(candidate)) continue;
                (smallest, again) = (candidate, true);
                break;
            }
        }
        return smallest;
    }

    static IEnumerable<Scenario> Smaller(Scenario s)
    {
        for (var i = 0; i < s.Faults.Count; i++)
            yield return s with { Faults = [.. s.Faults.Where((_, j) => j != i)] };
        if (s.Passes > 1) yield return s with { Passes = s.Passes - 1 };
        for (var i = 0; i < s.Faults.Count; i++)
        {
            if (s.Faults[i].For is null) continue;
            yield return s with { Faults = [.. s.Faults.Select((f, j) => j == i ? f with { For = null } : f)] };
        }
    }
}
