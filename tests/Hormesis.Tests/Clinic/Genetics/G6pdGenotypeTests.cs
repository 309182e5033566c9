using FsCheck;
using FsCheck.Fluent;
using Hormesis.Clinic.Genetics;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Tests.Store.Genetics;
using static Hormesis.Tests.Store.Genetics.VcfText;

namespace Hormesis.Tests.Clinic.Genetics;

public class G6pdGenotypeTests
{
    const int MediterraneanSite = 154534419;
    const int CantonSite = 154532269;

    public static TheoryData<string> Names => [.. G6pdAlleles.All.Select(a => a.Name)];

    public static TheoryData<string> DeficientNames => [.. G6pdAlleles.All.Where(a => a.IsDeficient).Select(a => a.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Every_named_allele_is_recognised(string name)
    {
        var allele = Allele(name);

        var man = Genotype(Man(allele), Sex.Male);
        var manOfTwoEqual = Genotype(Woman(allele, allele), Sex.Male);
        var homozygous = Genotype(Woman(allele, allele), Sex.Female);
        var carrier = Genotype(Lines("|", Reference, allele), Sex.Female);

        Assert.Same(allele, Assert.Single(man.Diplotypes).First);
        Assert.Same(allele, Assert.Single(manOfTwoEqual.Diplotypes).First);
        Assert.Equal(new Diplotype(allele, allele), Assert.Single(homozygous.Diplotypes));
        Assert.Equal([Reference, allele], Of(Assert.Single(carrier.Diplotypes)));
        Assert.Equal(Phenotypes.Of(allele.Function), man.Phenotype);
        Assert.Equal(man.Phenotype, manOfTwoEqual.Phenotype);
        Assert.Equal(Phenotypes.Of(allele.Function, allele.Function), homozygous.Phenotype);
        Assert.Equal(Phenotypes.Of(AlleleFunction.Normal, allele.Function), carrier.Phenotype);
    }

    // Beside the other phasings, if there are any: then the pair is among those that fit.
    [Theory, MemberData(nameof(Names))]
    public void Every_named_allele_is_among_what_fits_without_phase(string name)
    {
        var fitting = Genotype(Woman(Reference, Allele(name)), Sex.Female).Diplotypes;

        Assert.Contains(fitting, d => Of(d).SequenceEqual([Reference, Allele(name)]));
    }

    [Theory, MemberData(nameof(DeficientNames))]
    public void A_female_carrier_always_needs_an_activity(string name)
    {
        var facts = Patients.Woman().Without("g6pd").Without("g6pd-genotype");
        foreach (var normal in G6pdAlleles.All.Where(a => a.Function == AlleleFunction.Normal))
        {
            foreach (var separator in (string[])["/", "|"])
            {
                var sequence = Read(File(Lines(separator, normal, Allele(name))));

                var unmeasured = Patients.Ask(facts with { G6pdSequence = sequence })["CI-05"];
                var measured = Patients.Ask(facts.With("g6pd", 95) with { G6pdSequence = sequence })["CI-05"];

                Assert.True(unmeasured is { Answer: Answer.Missing, Required: true }, unmeasured.Explanation);
                Assert.Equal(Answer.Clear, measured.Answer);
            }
        }
    }

    [Fact]
    public void Two_deficient_alleles_of_a_woman_exclude_her_whichever_they_are()
    {
        var deficient = G6pdAlleles.All.Where(a => a.IsDeficient).ToList();
        Prop.ForAll(
            Gen.Choose(0, deficient.Count - 1).Two().Select(p => (deficient[p.Item1], deficient[p.Item2])).ToArbitrary(),
            pair => Genotype(Lines("|", pair.Item1, pair.Item2), Sex.Female).Phenotype.IsDeficient()).CheckFromSeed();
    }

    [Fact]
    public void A_minus_is_variable_with_either_phase()
    {
        var genotype = Genotype(Woman(Reference, Allele("A- 202A_376G")), Sex.Female);

        Assert.Equal(
            ["A / Asahi", "A- 202A_376G / B (reference)"], genotype.Diplotypes.Select(d => d.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(Phenotype.Variable, genotype.Phenotype);
    }

    [Fact]
    public void Phasings_of_different_phenotypes_leave_it_open_and_a_phase_decides()
    {
        var (union, cassano) = (Allele("Union"), Allele("Cassano"));

        Assert.Equal(Phenotype.Indeterminate, Genotype(Woman(union, cassano), Sex.Female).Phenotype); // or Hermoupolis / B
        Assert.Equal(Phenotype.Deficient, Genotype(Lines("|", union, cassano), Sex.Female).Phenotype);
        Assert.Equal(Phenotype.Variable, Genotype(Lines("|", Reference, Allele("Hermoupolis")), Sex.Female).Phenotype);
    }

    [Fact]
    public void Phase_sets_lie_either_way_against_each_other()
    {
        var lines = Lines("|", Reference, Allele("Hermoupolis")).Select(l => l.Replace("\tGT\t", "\tGT:PS\t", StringComparison.Ordinal)
            + (PositionOf(l) == 154532390 ? ":1" : ":2"));

        var genotype = Genotype(lines, Sex.Female);

        Assert.Equal(2, genotype.Diplotypes.Count);
        Assert.Equal(Phenotype.Indeterminate, genotype.Phenotype);
    }

    [Theory]
    [InlineData(Sex.Male)]
    [InlineData(Sex.Female)]
    [InlineData(Sex.Unknown)]
    public void Leaving_out_any_site_never_makes_the_answer_normal(Sex sex)
    {
        foreach (var allele in G6pdAlleles.All)
        {
            var sequence = Read(File(sex == Sex.Male ? Man(allele) : Woman(Reference, allele)));
            foreach (var site in G6pdAlleles.Sites)
                Assert.NotEqual(Phenotype.Normal, sequence.Without(site.Position).Genotype(sex).Phenotype);
        }
    }

    [Fact]
    public void Only_sites_that_it_rests_on_can_be_left_out_of_a_deficient_genotype_and_change_it() => Assert.All(
        G6pdAlleles.All.Where(a => a.IsDeficient).Select(a => (Allele: a, Sequence: Read(File(Man(a))))),
        p => Assert.All(G6pdAlleles.Sites.Where((_, i) => !p.Allele.Variants.Contains(i)), site => Assert.True(
            p.Sequence.Without(site.Position).Genotype(Sex.Male).Phenotype.IsDeficient(), $"{p.Allele.Name} without {site.Position}")));

    [Fact]
    public void Leaving_out_many_sites_never_makes_the_answer_normal() => Prop.ForAll(
        (from a in Gen.Choose(0, 184) from n in Gen.Choose(1, 170) from s in Gen.Choose(0, 170).ArrayOf(n) select (a, s)).ToArbitrary(),
        c =>
        {
            var gone = c.s.Select(i => G6pdAlleles.Sites[i].Position).ToArray();
            return Genotype(Man(G6pdAlleles.All[c.a]).Without(gone), Sex.Male).Phenotype != Phenotype.Normal
                && Genotype(Woman(Reference, G6pdAlleles.All[c.a]).Without(gone), Sex.Female).Phenotype != Phenotype.Normal;
        }).CheckFromSeed();

    [Fact]
    public void A_missing_site_is_told()
    {
        var genotype = Genotype(Man(Reference).Without(MediterraneanSite, CantonSite), Sex.Male);

        Assert.Equal([CantonSite, MediterraneanSite], genotype.Missing.Select(m => m.Site.Position));
        Assert.All(genotype.Missing, m => Assert.Equal(Gap.NotInFile, m.Why));
        Assert.Contains(genotype.Diplotypes, d => d.First == Allele("Mediterranean"));
        Assert.Equal(Phenotype.Indeterminate, genotype.Phenotype);
    }

    [Fact]
    public void Two_genes_in_a_man_leave_it_open_unless_both_are_deficient()
    {
        var mixed = Genotype(Woman(Reference, Allele("Canton")), Sex.Male);

        Assert.True(mixed.IsTwoInMale);
        Assert.Equal(Phenotype.Indeterminate, mixed.Phenotype);
        Assert.Equal(Phenotype.Indeterminate, Genotype(Woman(Reference, Allele("A")), Sex.Male).Phenotype);
        Assert.Equal(Phenotype.Deficient, Genotype(Lines("|", Allele("Canton"), Allele("Kaiping")), Sex.Male).Phenotype);
    }

    [Theory]
    [InlineData(Sex.Female)]
    [InlineData(Sex.Unknown)]
    [InlineData(Sex.Other)]
    public void One_copy_of_a_patient_who_may_have_two_is_never_enough(Sex sex)
    {
        Assert.Equal(Phenotype.Indeterminate, Genotype(Man(Reference), sex).Phenotype);
        Assert.Equal(Phenotype.Indeterminate, Genotype(Man(Allele("Canton")), sex).Phenotype);
        Assert.Equal(Phenotype.Normal, Genotype(Woman(Reference, Reference), sex).Phenotype);
        Assert.Equal(Phenotype.Variable, Genotype(Woman(Reference, Allele("Canton")), sex).Phenotype);
    }

    [Fact]
    public void A_combination_without_a_name_is_as_deficient_as_what_it_holds_and_otherwise_open()
    {
        static List<string> With(string first, string second) => [.. Man(Allele(first)).Zip(Man(Allele(second)), Graver)];

        var both = Genotype(With("Canton", "Kaiping"), Sex.Male);

        Assert.Empty(both.Diplotypes);
        Assert.Equal(["Canton", "Kaiping"], both.Carried.Select(a => a.Name.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(Phenotype.Deficient, both.Phenotype);
        Assert.Equal(Phenotype.DeficientWithCnsha, Genotype(With("Canton", "Aachen"), Sex.Male).Phenotype);
        Assert.Equal(Phenotype.Indeterminate, Genotype(With("A", "Insuli"), Sex.Male).Phenotype);
        Assert.Equal(Phenotype.Indeterminate, Genotype(With("Dagua", "Gond"), Sex.Male).Phenotype);
    }

    static string Graver(string a, string b) => a.EndsWith("\t0", StringComparison.Ordinal) ? b : a;

    static IReadOnlyList<NamedAllele> Of(Diplotype d) =>
        d.First.Variants.Count <= d.Second!.Variants.Count ? [d.First, d.Second] : [d.Second, d.First]; // asked of women only
}
