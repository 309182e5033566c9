using System.Diagnostics;
using Hormesis.Model.Numerics;

namespace Hormesis.Model.Population;

/// <summary>How old the patients are, in years. The surveys' own ages are the default; others move the markers by their slopes.</summary>
public abstract record AgeDistribution
{
    AgeDistribution()
    {
    }

    /// <summary>As in the surveys.</summary>
    public sealed record Surveyed : AgeDistribution;

    /// <summary>Every age alike.</summary>
    public sealed record Even(double FromYears, double ToYears) : AgeDistribution;

    /// <summary>Normal, cut off at both ends. Mean and standard deviation are those before the cut.</summary>
    public sealed record Normal(double MeanYears, double SdYears, double FromYears, double ToYears) : AgeDistribution
    {
        internal double ShareBelow(double years) => NormalDistribution.Below((years - MeanYears) / SdYears);
    }

    /// <summary>The age that a share of the patients, 0 to 1, is below.</summary>
    internal double At(double share, SurveyedAges surveyed) => this switch
    {
        Surveyed => InBands(share, surveyed.Bands),
        Even even => even.FromYears + share * (even.ToYears - even.FromYears),
        Normal normal => Cut(share, normal),
        _ => throw new UnreachableException(),
    };

    /// <exception cref="InputException">Nobody can have these ages.</exception>
    internal void Check(PopulationTable table)
    {
        switch (this)
        {
            case Even even:
                CheckEnds(table, even.FromYears, even.ToYears);
                break;
            case Normal normal:
                CheckEnds(table, normal.FromYears, normal.ToYears);
                if (normal.SdYears > 0 && normal.ShareBelow(normal.ToYears) > normal.ShareBelow(normal.FromYears)) break;
                throw new InputException(
                    "age", PopulationTable.Invariant($"mean {normal.MeanYears:G6} and standard deviation {normal.SdYears:G6} give nobody"),
                    "give a mean near the ages wanted, and a standard deviation above 0");
        }
    }

    static void CheckEnds(PopulationTable table, double from, double to)
    {
        table.Checked("ageYears", from, "lowest age");
        table.Checked("ageYears", to, "highest age");
        if (from > to)
            throw new InputException("age", PopulationTable.Invariant($"{from:G6} to {to:G6} years"), "give the lower age first");
    }

    static double InBands(double share, IReadOnlyList<AgeBand> bands)
    {
        var left = share * bands.Sum(b => b.Share);
        foreach (var band in bands)
        {
            if (left < band.Share) return band.From + left / band.Share * (band.To - band.From);
            left -= band.Share;
        }
        return bands[^1].To;
    }

    static double Cut(double share, Normal normal)
    {
        var (below, above) = (normal.ShareBelow(normal.FromYears), normal.ShareBelow(normal.ToYears));
        var years = normal.MeanYears + normal.SdYears * NormalDistribution.Quantile(Math.Clamp(
            below + share * (above - below), double.Epsilon, Math.BitDecrement(1)));
        return Math.Clamp(years, normal.FromYears, normal.ToYears);
    }
}
