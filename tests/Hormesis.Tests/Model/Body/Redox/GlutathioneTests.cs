using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Redox;
using Hormesis.Model.Numerics;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Tests.Model.Body.Redox;

public class GlutathioneTests
{
    static readonly ModelDeclaration Alone = GlutathioneModel.Declaration;

    [Fact]
    public void Glutathione_comes_from_the_synthetase_and_goes_by_export_and_degradation_alone() => Anywhere(Alone, (p, at, state) =>
    {
        double Flux(string name) => at.Definition(Alone, name);
        var (reduced, oxidised) = (state("GSH"), state("GSSG"));

        var perHour = 3600 * (at.Of(Rate(Alone, "GSH")) + 2 * at.Of(Rate(Alone, "GSSG")));

        var gone = Flux("vGSHout") + 2 * Flux("vGSSGout") + p["gshLoss"] * reduced + 2 * p["gssgLoss"] * oxidised;
        return Near(Flux("vGS") - gone, perHour, Flux("vGPX") + Flux("vGR") + gone + Math.Abs(Flux("vGS")));
    });

    [Fact]
    public void Its_precursor_comes_from_the_ligase_and_goes_to_the_synthetase() => Anywhere(Alone, (p, at, state) =>
    {
        var (made, used) = (at.Definition(Alone, "vGCS"), at.Definition(Alone, "vGS"));

        return Near(made - used, 3600 * at.Of(Rate(Alone, "gammaGC")), Math.Abs(made) + Math.Abs(used));
    });

    [Fact]
    public void Peroxide_of_the_body_is_where_catalase_and_peroxidase_destroy_what_is_made() => Anywhere(Bodies.Model, (p, at, state) =>
    {
        var (peroxide, made) = (at.Definition(Bodies.Model, "H2O2"), at.Definition(Bodies.Model, "peroxideMade"));

        var destroyed = p["catalaseConstant"] * state("Catalase") * peroxide + at.Definition(Bodies.Model, "vGPX");

        return peroxide > 0 && Math.Abs(destroyed - made) <= 1e-9 * made;
    });

    [Theory, InlineData(0), InlineData(1), InlineData(4.9)]
    public void With_its_activation_capped_it_is_as_published_below_the_cap(double factor) =>
        Assert.Equal(Course(Published, factor), Course(Capped, factor), 1e-9);

    [Fact]
    public void Beyond_the_cap_less_is_made() => Assert.True(Course(Capped, 20) < Course(Published, 20));

    static readonly CompiledModel Published = new(Cut(null)), Capped = new(Cut(3));

    static ModelDeclaration Cut(double? most)
    {
        ModelBuilder model = new("cut", "Glutathione with or without a cap", "For a test.");
        ParameterTable all = new([.. ParameterTable.Of("Body/Redox/peroxide.json").Parameters, .. Glutathione.Table.Parameters]);
        ParameterSymbols p = new(model, all);
        var enzymes = GlutathioneEnzymes.Normal with { ActivationMost = most is { } cap ? Expression.One * cap : null };
        _ = new Glutathione(model, p, _ => p["h2o2Factor"] * p["h2o2Normal"], enzymes);
        return model.Build();
    }

    static double Course(CompiledModel cut, double factor)
    {
        ParameterValues p = new(cut.Model) { ["h2o2Factor"] = factor };
        var run = Trajectory.Run(cut, p.Values, [new(86_400)], [86_400]);
        return run.States[0][cut.Model.StateIndex("GSH")];
    }

    static Expression Rate(ModelDeclaration model, string state) => model.Rates[model.StateIndex(state)];

    static bool Near(double a, double b, double turnover) => Math.Abs(a - b) <= 1e-12 * turnover;

    // At states between a tenth and ten times the start, and, by itself, at any peroxide.
    static void Anywhere(ModelDeclaration model, Func<ParameterValues, Evaluation, Func<string, double>, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            RandomSource chance = new((ulong)seed, 0);
            ParameterValues p = new(model);
            if (ReferenceEquals(model, Alone)) p["h2o2Factor"] = chance.NextBetween(0, 100);
            double[] state = [.. Bodies.Start(model, p.Values).Select(s => s * Math.Pow(10, chance.NextBetween(-1, 1)))];
            return holds(p, new(state, p.Values), name => state[model.StateIndex(name)]);
        }).CheckFromSeed();
}
