using Hormesis.Clinic.Genetics;
using static Hormesis.Clinic.Genetics.AlleleFunction;

namespace Hormesis.Tests.Clinic.Genetics;

public class PhenotypeTests
{
    // CPIC's table 1 (doi 10.1002/cpt.2735), every row.
    public static TheoryData<AlleleFunction, AlleleFunction?, Phenotype> Table => new()
    {
        { Normal, null, Phenotype.Normal },
        { Deficient, null, Phenotype.Deficient },
        { DeficientWithCnsha, null, Phenotype.DeficientWithCnsha },
        { Uncertain, null, Phenotype.Indeterminate },
        { Normal, Normal, Phenotype.Normal },
        { Deficient, Deficient, Phenotype.Deficient },
        { DeficientWithCnsha, Deficient, Phenotype.Deficient },
        { DeficientWithCnsha, DeficientWithCnsha, Phenotype.DeficientWithCnsha },
        { Normal, Deficient, Phenotype.Variable },
        { Normal, DeficientWithCnsha, Phenotype.Variable },
        { Uncertain, Normal, Phenotype.Indeterminate },
        { Uncertain, Deficient, Phenotype.Indeterminate },
        { Uncertain, DeficientWithCnsha, Phenotype.Indeterminate },
        { Uncertain, Uncertain, Phenotype.Indeterminate },
    };

    [Theory, MemberData(nameof(Table))]
    public void Every_row_of_the_table_holds_either_way_round(AlleleFunction first, AlleleFunction? second, Phenotype phenotype)
    {
        Assert.Equal(phenotype, second is { } other ? Phenotypes.Of(first, other) : Phenotypes.Of(first));
        if (second is { } reversed) Assert.Equal(phenotype, Phenotypes.Of(reversed, first));
    }

    [Fact]
    public void No_pair_of_functions_is_left_out() =>
        Assert.Equal(4 + (4 * 5 / 2), Table.Count);
}
