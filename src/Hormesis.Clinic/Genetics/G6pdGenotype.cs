using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Genetics;

/// <summary>A site that is missing on one copy or more, and why.</summary>
public sealed record MissingSite(Site Site, Gap Why);

/// <summary>
/// What a patient's G6PD calls mean: the named alleles that they allow and the phenotype after CPIC. It asks nothing of the
/// activity, and never takes a missing site for a normal one.
/// </summary>
public sealed record G6pdGenotype
{
    const string Rule = "CI-05";

    public required Phenotype Phenotype { get; init; }

    /// <summary>Every combination of named alleles that fits; fewest variants first. Empty where none does.</summary>
    public required IReadOnlyList<Diplotype> Diplotypes { get; init; }
    public required IReadOnlyList<MissingSite> Missing { get; init; }

    /// <summary>Where no named allele fits: the deficient ones whose variants every copy carries.</summary>
    public required IReadOnlyList<NamedAllele> Carried { get; init; }

    /// <summary>The file shows two different genes, and the patient's record says male.</summary>
    public required bool IsTwoInMale { get; init; }

    /// <summary>The genotype by the limits of the rule data; null when nothing was sequenced.</summary>
    public static G6pdGenotype? Of(PatientFacts facts, RuleSet rules)
    {
        if (facts.G6pdSequence is not { } sequence) return null;
        var limits = rules.Rules.First(r => r.Id == Rule).Limits;
        var calls = sequence.Calls.Select(c => Judged(c, limits["call-quality-below"].Value, limits["call-depth-below"].Value)).ToList();
        return Of(calls, facts.Sex, hasOthers: sequence.OtherVariants.Count > 0);
    }

    static G6pdGenotype Of(List<SiteCall> calls, Sex sex, bool hasOthers)
    {
        var isTwoInMale = sex == Sex.Male && calls.Any(IsMixed);
        var isOne = sex == Sex.Male && !isTwoInMale;
        var sites = calls.Select(c => isOne ? OnlyCopy(c) : BothCopies(c)).ToList();
        var fitting = isOne ? DiplotypeSearch.One(sites) : DiplotypeSearch.Two(sites);
        var missing = Enumerable.Range(0, sites.Count).Where(i => !sites[i].IsWhole)
            .Select(i => new MissingSite(G6pdAlleles.Sites[i], calls[i].Gap == Gap.None ? Gap.HalfCalled : calls[i].Gap)).ToList();
        var carried = fitting.Count > 0 ? [] : CarriedBy(sites);

        var phenotype = fitting.Count > 0 ? Joint(fitting) : OfCarried(carried);
        // Nothing that is unknown makes a gene good: it can only take the good answer away.
        if (phenotype == Phenotype.Normal && (missing.Count > 0 || hasOthers)) phenotype = Phenotype.Indeterminate;
        if (isTwoInMale && !phenotype.IsDeficient()) phenotype = Phenotype.Indeterminate;
        return new()
        {
            Phenotype = phenotype,
            Diplotypes = fitting,
            Missing = missing,
            Carried = carried,
            IsTwoInMale = isTwoInMale,
        };
    }

    // What the file does not say is no reason to doubt; what it says must be good, so NaN is poor.
    static SiteCall Judged(SiteCall call, double qualityBelow, double depthBelow) =>
        call.Gap == Gap.None && !((call.Quality is not { } q || q >= qualityBelow) && (call.Depth is not { } d || d >= depthBelow))
            ? new() { Gap = Gap.Poor }
            : call;

    static bool IsMixed(SiteCall call) =>
        call.Copies.Count == 2 && call.Copies.All(c => !c.IsMissing) && call.Copies[0] != call.Copies[1];

    // Many callers write one X as two equal copies.
    static Pair OnlyCopy(SiteCall call) => call.Copies.Count > 0 && call.Copies.All(c => c == call.Copies[0])
        ? new(call.Copies[0], call.Copies[0], null)
        : default;

    // One copy in a patient who has two, or may have, leaves the other unknown.
    static Pair BothCopies(SiteCall call) => call.Copies.Count switch
    {
        0 => default,
        1 => new(call.Copies[0], Observed.Missing, null),
        _ => new(call.Copies[0], call.Copies[1], call.PhaseSet),
    };

    static Phenotype Joint(IReadOnlyList<Diplotype> fitting)
    {
        var all = fitting.Select(d => d.Phenotype).Distinct().ToList();
        return all.Count == 1 ? all[0]
            : all.TrueForAll(p => p.IsDeficient()) ? Phenotype.Deficient
            : Phenotype.Indeterminate;
    }

    // Every named allele that holds another one's variants and more is at least as deficient (a test looks), so a combination
    // without a name is as well.
    static List<NamedAllele> CarriedBy(List<Pair> sites) =>
        [.. G6pdAlleles.All.Where(a => a.IsDeficient && a.Variants.All(i => sites[i].First == a.At[i] && sites[i].Second == a.At[i]))];

    static Phenotype OfCarried(List<NamedAllele> carried) =>
        carried.Any(a => a.Function == AlleleFunction.DeficientWithCnsha) ? Phenotype.DeficientWithCnsha
        : carried.Count > 0 ? Phenotype.Deficient
        : Phenotype.Indeterminate;
}
