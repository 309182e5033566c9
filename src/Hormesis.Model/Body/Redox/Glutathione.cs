using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Body.Redox;

/// <summary>How much of each enzyme there is, of what is normal.</summary>
/// <param name="ActivationMost">Most that peroxide activates the ligase; null where it has no end, as published.</param>
sealed record GlutathioneEnzymes(
    Expression Ligase, Expression Peroxidase, Expression Reductase, Expression? ActivationMost = null)
{
    public static GlutathioneEnzymes Normal { get; } = new(Expression.One, Expression.One, Expression.One);
}

/// <summary>
/// Glutathione of a liver cell: made in two steps, oxidised by peroxidase, reduced again, exported. It declares the cut of the
/// published model with amino acids and NADPH kept up; peroxide and the amounts of enzymes are for others.
/// </summary>
/// <remarks>Reed 2008, BIOMD0000000268; physiology 3.3.</remarks>
sealed class Glutathione
{
    const string Source = "physiology 3.3";

    readonly ModelBuilder _model;
    readonly ParameterSymbols _p;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Redox/glutathione.json");

    /// <param name="peroxide">Hydrogen peroxide in µmol/L, which may depend on reduced glutathione.</param>
    public Glutathione(
        ModelBuilder model, ParameterSymbols p, Func<Expression.State, Expression> peroxide, GlutathioneEnzymes enzymes)
    {
        (_model, _p) = (model, p);
        Reduced = model.State("GSH", "umol/L", p["gshStart"], 1000, "Reduced glutathione of a liver cell.");
        Oxidised = model.State("GSSG", "umol/L", p["gssgStart"], 10, "Oxidised glutathione.");
        Precursor = model.State("gammaGC", "umol/L", p["precursorStart"], 10, "Gamma-glutamylcysteine.");
        Peroxide = peroxide(Reduced);
        Ligase = Flux("vGCS", Ligation() * Activation(Peroxide, enzymes.ActivationMost) * enzymes.Ligase, "Glutamate-cysteine ligase.");
        Synthetase = Flux("vGS", Synthesis(), "Glutathione synthetase.");
        Peroxidase = Flux("vGPX", Peroxidation(Peroxide) * enzymes.Peroxidase, "Glutathione peroxidase.");
        Reductase = Flux("vGR", Reduction() * enzymes.Reductase, "Glutathione reductase.");
        ReducedOut = Flux("vGSHout", ExportOfReduced(), "Export of reduced glutathione.");
        OxidisedOut = Flux("vGSSGout", ExportOfOxidised(), "Export of oxidised glutathione.");
        DeclareProcesses();
    }

    public Expression.State Reduced { get; }
    public Expression.State Oxidised { get; }
    public Expression.State Precursor { get; }

    /// <summary>µmol/L.</summary>
    public Expression Peroxide { get; }

    /// <summary>µmol/L h, and so the others.</summary>
    public Expression Ligase { get; }
    public Expression Synthetase { get; }
    public Expression Peroxidase { get; }
    public Expression Reductase { get; }
    public Expression ReducedOut { get; }
    public Expression OxidisedOut { get; }

    Expression Flux(string name, Expression body, string summary) => _model.Define(name, "umol/L h", body, summary, Source);

    void DeclareProcesses()
    {
        _model.Process("glutamate and cysteine are joined", [], [Precursor], Ligase / Clock.Hour, Source);
        _model.Process("glycine is joined to them", [Precursor], [Reduced], Synthetase / Clock.Hour, Source);
        _model.Process("peroxidase oxidises glutathione", [new(Reduced, 2)], [Oxidised], Peroxidase / Clock.Hour, Source);
        _model.Process("reductase reduces it", [Oxidised], [new(Reduced, 2)], Reductase / Clock.Hour, Source);
        _model.Process("reduced glutathione is exported", [Reduced], [], ReducedOut / Clock.Hour, Source);
        _model.Process("oxidised glutathione is exported", [Oxidised], [], OxidisedOut / Clock.Hour, Source);
        _model.Process("reduced glutathione is degraded", [Reduced], [], _p["gshLoss"] * Reduced / Clock.Hour, Source);
        _model.Process("oxidised glutathione is degraded", [Oxidised], [], _p["gssgLoss"] * Oxidised / Clock.Hour, Source);
    }

    Expression Ligation()
    {
        var (cys, glu) = (_p["cysteine"], _p["glutamate"]);
        var inhibition = Reduced / _p["gcsInhibition"];
        return _p["gcsMax"] * (cys * glu - Precursor / _p["gcsEquilibrium"])
            / (_p["gcsCysteine"] * _p["gcsGlutamate"] + _p["gcsCysteine"] * glu + cys * (_p["gcsGlutamate"] * (1 + inhibition) + glu)
                + Precursor / _p["gcsProduct"] + inhibition);
    }

    Expression Activation(Expression peroxide, Expression? most)
    {
        var activation = (peroxide + _p["gcsH2o2"]) / (_p["h2o2Normal"] + _p["gcsH2o2"]);
        return most is null ? activation : Expression.Min(activation, most);
    }

    Expression Synthesis()
    {
        var gly = _p["glycine"];
        return _p["gsMax"] * (gly * Precursor - Reduced / _p["gsEquilibrium"])
            / (_p["gsGlycine"] * _p["gsPrecursor"] + _p["gsGlycine"] * Precursor + gly * (_p["gsPrecursor"] + Precursor)
                + Reduced / _p["gsProduct"]);
    }

    Expression Peroxidation(Expression peroxide)
    {
        var glutathione = Reduced / (_p["gpxGsh"] + Reduced);
        return _p["gpxMax"] * glutathione * glutathione * peroxide / (_p["gpxH2o2"] + peroxide);
    }

    Expression Reduction() =>
        _p["grMax"] * Oxidised * _p["nadph"] / ((_p["grGssg"] + Oxidised) * (_p["grNadph"] + _p["nadph"]));

    Expression ExportOfReduced()
    {
        var (cube, half) = (Expression.Pow(Reduced, 3), Expression.Pow(_p["gshOutLowAffinityHalf"], 3));
        return _p["gshOutHighAffinity"] * Reduced / (_p["gshOutHighAffinityHalf"] + Reduced)
            + _p["gshOutLowAffinity"] * cube / (half + cube);
    }

    Expression ExportOfOxidised() =>
        _p["gssgOutHighAffinity"] * Oxidised / (_p["gssgOutHighAffinityHalf"] + Oxidised)
        + _p["gssgOutLowAffinity"] * Oxidised / (_p["gssgOutLowAffinityHalf"] + Oxidised);
}
