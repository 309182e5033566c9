using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Solving;

/// <summary>How an ensemble is solved. Width, threads and the limit on steps do not change results.</summary>
public sealed record SolverOptions
{
    public Tableau Method { get; init; } = Tableau.Rodas5P;

    /// <summary>Error allowed in a step, as a fraction of each state; 1e-12 to 0.1.</summary>
    public double RelativeTolerance { get; init; } = 1e-6;

    /// <summary>Error allowed in a step beside the relative one, as a fraction of each state's declared scale.</summary>
    public double AbsoluteTolerance { get; init; } = 1e-9;

    /// <summary>The first step of each segment in seconds, cut at its end; null has it estimated from the rates.</summary>
    public double? FirstStep { get; init; }

    /// <summary>Attempts, accepted or not, after which a patient is given up.</summary>
    public int StepsMaximum { get; init; } = 200_000;

    public LaneWidth Width { get; init; } = LaneWidths.Widest;

    /// <summary>Workers that take patients from the same queue.</summary>
    public int Threads { get; init; } = 1;

    public SolverOptions Checked()
    {
        if (!(RelativeTolerance is >= 1e-13 and <= 0.1)) throw Bad(nameof(RelativeTolerance), RelativeTolerance);
        if (!(AbsoluteTolerance is > 0 and <= 0.1)) throw Bad(nameof(AbsoluteTolerance), AbsoluteTolerance);
        if (!(FirstStep is null or > 0)) throw Bad(nameof(FirstStep), FirstStep);
        if (StepsMaximum < 1) throw Bad(nameof(StepsMaximum), StepsMaximum);
        if (Threads is < 1 or > 1024) throw Bad(nameof(Threads), Threads);
        if (!LaneWidths.Supported.Contains(Width)) throw Bad(nameof(Width), Width);
        return this;
    }

    static ArgumentOutOfRangeException Bad(string name, object value) => new(name, value, "out of range for the solver");
}

/// <summary>What an ensemble cost.</summary>
/// <param name="Attempts">Steps over all patients, accepted or not.</param>
/// <param name="Rejected">Those that were not accepted.</param>
/// <param name="VectorSteps">Steps of whole registers: Attempts / (VectorSteps x lanes) is how full they were.</param>
public readonly record struct SolverStatistics(long Attempts, long Rejected, long VectorSteps)
{
    public static SolverStatistics operator +(SolverStatistics a, SolverStatistics b) =>
        new(a.Attempts + b.Attempts, a.Rejected + b.Rejected, a.VectorSteps + b.VectorSteps);
}
