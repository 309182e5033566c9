namespace Hormesis.Bench.Figures;

/// <summary>All that was measured on one case.</summary>
public sealed record SolverFigures
{
    public const string CvodeKlu = "cvode-klu", CvodeDense = "cvode-dense", CvodeTight = "cvode-klu-tight";

    public required string Case { get; init; }
    public required string Title { get; init; }
    public required int States { get; init; }
    public required int Parameters { get; init; }
    public required int Segments { get; init; }
    public required int Patients { get; init; }
    public required ulong Seed { get; init; }
    public required double RelativeTolerance { get; init; }
    public required int Pairs { get; init; }
    public required string Reference { get; init; }

    /// <summary>Of our solver at a tight tolerance against the reference, which neither contestant's error can be told below.</summary>
    public required ErrorFigures ReferenceAgreement { get; init; }
    public required IReadOnlyList<ContestantFigures> Contestants { get; init; }
    public required IReadOnlyList<RatioFigures> Ratios { get; init; }
}

/// <param name="PatientsPerSecond">Of processor time, over the rounds.</param>
/// <param name="CoreShare">How much of the core it had, over the rounds: far below 1 the machine was busy with something else.</param>
/// <param name="StepsPerPatient">Accepted steps; null where the solver does not tell.</param>
public sealed record ContestantFigures(
    string Id, string Name, int Patients, Spread PatientsPerSecond, Spread CoreShare, double? StepsPerPatient, int Failed,
    ErrorFigures Error);

/// <summary>Two contestants, side by side: never speed without both errors.</summary>
public sealed record RatioFigures(string Of, string To, Spread Ratio, ErrorFigures ErrorOf, ErrorFigures ErrorTo)
{
    /// <summary>A ratio counts only where the faster one is at least as exact.</summary>
    public bool IsAsExact => ErrorOf.P99 <= ErrorTo.P99;
}
