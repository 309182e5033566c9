using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Genetics;

/// <summary>Why a site says nothing, or not enough.</summary>
public enum Gap
{
    None,
    NotInFile,
    NotCalled,

    /// <summary>The file itself does not trust it: its filter was not passed.</summary>
    Filtered,

    /// <summary>Records of the file contradict each other.</summary>
    Contradictory,

    /// <summary>Quality or depth below what counts.</summary>
    Poor,

    /// <summary>One copy is known where the patient has two, or may have.</summary>
    HalfCalled,
}

/// <summary>What a file of sequencing says at one site.</summary>
public sealed record SiteCall
{
    /// <summary>What each copy holds, one or two; none where the file says nothing.</summary>
    public IReadOnlyList<Observed> Copies { get; init; } = [];

    /// <summary>Sites of one set have their copies in the same order; null where the order means nothing.</summary>
    public string? PhaseSet { get; init; }

    /// <summary>How sure the caller was (GQ), phred: 20 is one error in a hundred. Null where the file does not say.</summary>
    public double? Quality { get; init; }

    /// <summary>Reads that the call rests on (DP). Null where the file does not say.</summary>
    public double? Depth { get; init; }

    public Gap Gap { get; init; }
}

/// <summary>
/// One patient's G6PD gene as a file of sequencing gives it: a call for each site of the table, in its order. It does not say
/// what the calls mean.
/// </summary>
public sealed record G6pdSequence
{
    /// <summary>The file's own name of the sample.</summary>
    public required string Sample { get; init; }

    /// <summary>One for each of <see cref="G6pdAlleles.Sites"/>.</summary>
    public required IReadOnlyList<SiteCall> Calls { get; init; }

    /// <summary>Changes among the sites that are none of the table's, as position and letters.</summary>
    public IReadOnlyList<string> OtherVariants { get; init; } = [];

    /// <summary>Changes in the rest of the gene, between its coding stretches: counted, and not judged.</summary>
    public int ElsewhereVariants { get; init; }

    /// <summary>Whether the file names its reference; else only its letters speak for GRCh38.</summary>
    public bool IsBuildStated { get; init; }

    public required Origin Origin { get; init; }
}
