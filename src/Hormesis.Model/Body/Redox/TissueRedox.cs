using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Redox;

/// <summary>
/// Electrophiles and oxidants of the returned blood against the defence of cells: NRF2 raises enzymes, peroxide spends glutathione
/// and damages. Low doses train and high ones harm because of these two, and nothing else draws the curve.
/// </summary>
sealed class TissueRedox
{
    const string Source = "our design on physiology 3.3 and 3.4";

    readonly ModelBuilder _model;
    readonly ParameterSymbols _p;
    readonly Expression _induction;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Redox/redox.json");

    /// <param name="electrophile">In plasma, µmol/L.</param>
    /// <param name="phagocytes">Activated ones, beyond rest and of it.</param>
    /// <param name="freeHaemoglobin">Of plasma, beyond rest, mg/dL.</param>
    public TissueRedox(
        ModelBuilder model, ParameterSymbols p, Expression.State electrophile, Expression phagocytes, Expression freeHaemoglobin)
    {
        (_model, _p) = (model, p);
        var stimulus = model.State("S1", "nmol/L", p["electrophileRest"], 1, "Electrophile of classes I to V in cells.");
        model.Process("cells take up electrophile", [], [stimulus], p["electrophileGain"] * electrophile / Clock.Hour, Source);
        model.Process(
            "electrophile of cells fades", [stimulus], [],
            (stimulus - p["electrophileRest"]) / (p["electrophileCellTime"] * Clock.Hour), Source);
        Nrf2 = new(model, p, stimulus, Zero, p["electrophileRest"]);
        var transcripts = model.State("transcripts", "1", Hill(Nrf2.AtRest), 0.1, "Messenger RNA of NRF2's genes, of the most.");
        model.Process("NRF2 has genes read", [], [transcripts], Hill(Nrf2.Nuclear) / (p["transcriptTime"] * Clock.Hour), Source);
        model.Process("messenger RNA decays", [transcripts], [], transcripts / (p["transcriptTime"] * Clock.Hour), Source);
        _induction = model.Define(
            "induction", "1", transcripts - Hill(Nrf2.AtRest), "Messenger RNA beyond rest, of the most.", Source);

        HemeOxygenase = Enzyme("HO1", "Haem oxygenase 1.");
        Quinone = Enzyme("NQO1", "NAD(P)H quinone dehydrogenase 1.");
        var ligase = Enzyme("GCL", "Glutamate-cysteine ligase.");
        Peroxidase = Enzyme("GPx", "Glutathione peroxidase and reductase.");
        Dismutase = Enzyme("SOD", "Superoxide dismutase.");
        Catalase = Enzyme("Catalase", "Catalase.");

        // Glutathione enters its own peroxide by way of peroxidase: its state is needed before it is declared.
        var oxidant = model.Define(
            "oxidant", "1",
            p["oxidantRest"] + p["oxidantGain"] * electrophile + p["oxidantByPhagocytes"] * Max(phagocytes, Zero)
                + p["oxidantByHaem"] * Max(freeHaemoglobin, Zero),
            "Peroxide that cells make, of what is normal.", Source);
        Glutathione = new(model, p, reduced => Peroxide(oxidant, reduced), new(ligase, Peroxidase, Peroxidase, p["gcsActivationMost"]));
        DeclareDamage(electrophile, oxidant);
    }

    public Nrf2 Nrf2 { get; }
    public Expression.State HemeOxygenase { get; }
    public Expression.State Quinone { get; }
    public Expression.State Peroxidase { get; }
    public Expression.State Dismutase { get; }
    public Expression.State Catalase { get; }
    public Glutathione Glutathione { get; }

    /// <summary>Oxidants over what defends against them, of what is normal.</summary>
    public Expression Stress { get; private set; } = Zero; // set by the constructor, by way of DeclareDamage

    public Expression.State LipidDamage { get; private set; } = null!; // set by the constructor, by way of DeclareDamage
    public Expression.State Isoprostane { get; private set; } = null!;
    public Expression.State DnaDamage { get; private set; } = null!;

    Expression Hill(Expression nuclear) => nuclear / (nuclear + _p["inductionHalf"]);

    Expression.State Enzyme(string name, string summary)
    {
        var state = _model.State(name, "1", One, 1, $"{summary[..^1]}, of rest.");
        var time = _p[$"turnover{name}"] * Clock.Hour;
        _model.Process($"{name} is made", [], [state], (1 + _p[$"induction{name}"] * _induction) / time, Source);
        _model.Process($"{name} is lost", [state], [], state / time, Source);
        return state;
    }

    // What is made is destroyed at once, by catalase in proportion and by peroxidase up to its most: a quadratic in peroxide.
    Expression Peroxide(Expression oxidant, Expression.State reduced)
    {
        var p = _p;
        var most = PeroxidaseMost(reduced) * Peroxidase;
        var catalase = p["catalaseConstant"] * Max(Catalase, p["enzymeFloor"]);
        var rest = p["gpxH2o2"] + p["h2o2Normal"];
        var made = _model.Define(
            "peroxideMade", "umol/L h",
            oxidant * (p["catalaseConstant"] * p["h2o2Normal"] + PeroxidaseMost(p["gshStart"]) * p["h2o2Normal"] / rest),
            "Peroxide that cells make.", Source);
        var middle = catalase * p["gpxH2o2"] + most - made;
        return _model.Define(
            "H2O2", "umol/L", (Sqrt(middle * middle + 4 * catalase * made * p["gpxH2o2"]) - middle) / (2 * catalase),
            "Hydrogen peroxide of cells, at its balance.", Source);
    }

    Expression PeroxidaseMost(Expression reduced)
    {
        var share = reduced / (_p["gpxGsh"] + reduced);
        return _p["gpxMax"] * share * share;
    }

    // Harm is peroxide that glutathione does not meet and superoxide that dismutase does not.
    void DeclareDamage(Expression.State electrophile, Expression oxidant)
    {
        var p = _p;
        Stress = _model.Define(
            "stress", "1",
            (1 - p["superoxideShare"]) * Glutathione.Peroxide / p["h2o2Normal"]
                    * p["gshStart"] / Max(Glutathione.Reduced, p["gshFloor"])
                + p["superoxideShare"] * oxidant / Max(Dismutase, p["enzymeFloor"]),
            "Oxidants over what defends against them, of what is normal.", Source);
        LipidDamage = Damaged(
            "lipidDamage", "Lipid peroxidation products of plasma", p["lipidDamageLoss"],
            Stress + p["lipidDamageByElectrophile"] * electrophile);
        Isoprostane = Damaged("isoprostane", "F2-isoprostanes", p["isoprostaneLoss"], Stress);
        DnaDamage = Damaged("dnaDamage", "8-oxo-guanine", p["dnaDamageLoss"], Stress);
    }

    Expression.State Damaged(string name, string words, Expression time, Expression level)
    {
        var state = _model.State(name, "1", _p["oxidantRest"], 1, $"{words}, of what is normal.");
        _model.Process($"{name} follows stress", [], [state], (level - state) / (time * Clock.Hour), Source);
        return state;
    }
}
