namespace Hormesis.Clinic.Genetics;

/// <summary>What the genes let expect of the enzyme. Indeterminate is what an unset one is.</summary>
public enum Phenotype
{
    Indeterminate,
    Normal,
    Deficient,
    DeficientWithCnsha,

    /// <summary>One normal and one deficient gene: which of them a cell uses is chance, so only the activity tells.</summary>
    Variable,
}

/// <summary>
/// Table 1 of CPIC's guideline (2022/23, doi 10.1002/cpt.2735): phenotype from the functions of the alleles. It knows no patient
/// and no file; what is not in the table is indeterminate.
/// </summary>
public static class Phenotypes
{
    /// <summary>Of a person with one X chromosome.</summary>
    public static Phenotype Of(AlleleFunction only) => only switch
    {
        AlleleFunction.Normal => Phenotype.Normal,
        AlleleFunction.Deficient => Phenotype.Deficient,
        AlleleFunction.DeficientWithCnsha => Phenotype.DeficientWithCnsha,
        _ => Phenotype.Indeterminate,
    };

    /// <summary>Of a person with two. One allele of class I beside one of class II or III is deficient, by the table.</summary>
    public static Phenotype Of(AlleleFunction first, AlleleFunction second) => (first, second) switch
    {
        (AlleleFunction.Uncertain, _) or (_, AlleleFunction.Uncertain) => Phenotype.Indeterminate,
        (AlleleFunction.Normal, AlleleFunction.Normal) => Phenotype.Normal,
        (AlleleFunction.Normal, _) or (_, AlleleFunction.Normal) => Phenotype.Variable,
        (AlleleFunction.DeficientWithCnsha, AlleleFunction.DeficientWithCnsha) => Phenotype.DeficientWithCnsha,
        (AlleleFunction.Deficient or AlleleFunction.DeficientWithCnsha, AlleleFunction.Deficient or AlleleFunction.DeficientWithCnsha) =>
            Phenotype.Deficient,
        _ => Phenotype.Indeterminate,
    };

    public static bool IsDeficient(this Phenotype phenotype) => phenotype is Phenotype.Deficient or Phenotype.DeficientWithCnsha;

    public static string Words(this Phenotype phenotype) =>
        phenotype == Phenotype.DeficientWithCnsha ? "Deficient with CNSHA" : phenotype.ToString();
}
