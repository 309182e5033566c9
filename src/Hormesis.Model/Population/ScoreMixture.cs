using Hormesis.Model.Numerics;

namespace Hormesis.Model.Population;

/// <summary>
/// Lets smokers and those who take vitamin C lie elsewhere than others, and yet gives a standard normal score over all who were
/// surveyed: the marker's distribution stays the survey's. The share below in the mixture of four normals is the share below in
/// one.
/// </summary>
sealed class ScoreMixture
{
    readonly double smoker, supplements;
    readonly (double Weight, double Place)[] parts;

    /// <param name="smoker">By how much the score of smokers lies higher.</param>
    /// <param name="supplements">By how much that of supplement takers does.</param>
    /// <param name="smokerShare">Of those who were surveyed.</param>
    /// <param name="supplementShare">Of those who were surveyed.</param>
    public ScoreMixture(double smoker, double supplements, double smokerShare, double supplementShare)
    {
        this.smoker = smoker;
        this.supplements = supplements;
        var between = smokerShare * (1 - smokerShare) * smoker * smoker
            + supplementShare * (1 - supplementShare) * supplements * supplements;
        if (!(between < 1)) throw new InvalidOperationException("habits explain more of a marker than it varies");
        Scale = Math.Sqrt(1 - between);
        parts =
        [
            ((1 - smokerShare) * (1 - supplementShare), 0), (smokerShare * (1 - supplementShare), smoker),
            ((1 - smokerShare) * supplementShare, supplements), (smokerShare * supplementShare, smoker + supplements),
        ];
    }

    /// <summary>Standard deviation of the score among people of the same habits.</summary>
    public double Scale { get; }

    /// <summary>The score among all, from that among people of the same habits.</summary>
    public double Among(double score, Habits habits)
    {
        var at = Scale * score + (habits.Smoker ? smoker : 0) + (habits.Supplements ? supplements : 0);
        var below = 0.0;
        foreach (var (weight, place) in parts) below += weight * NormalDistribution.Below((at - place) / Scale);
        return NormalDistribution.Quantile(Math.Clamp(below, double.Epsilon, Math.BitDecrement(1)));
    }
}
