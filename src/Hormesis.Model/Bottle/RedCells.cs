using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The defence of the red cells: hydrogen peroxide comes in and is spent by catalase, glutathione peroxidase and peroxiredoxin;
/// dehydroascorbate is reduced with glutathione; NADPH, made at the speed of G6PD, pays for all of it.
/// </summary>
/// <remarks>Benfeitas 2014 as in reference/chemistry, section 3.3. Concentrations are for a litre of cells.</remarks>
sealed class RedCells
{
    const string Benfeitas = "Benfeitas 2014; docs/reference/chemistry.md 3.3";
    const string Source = "docs/reference/chemistry.md 5";

    readonly Setting _s;

    public RedCells(Setting s)
    {
        _s = s;
        var p = s.P;
        var cells = s.Places.RedCells;
        var reduced = WhenGreater(p["g6pd"], p["g6pdStep"], p["NADPHshareNormal"], p["NADPHshareDeficient"]);
        H2O2 = s.Fast("H2O2r", Zero, 1e-8, cells, "Hydrogen peroxide in red cells.");
        GSH = s.Dissolved("GSH", p["GST"] - 2 * p["GSSGstart"], 2e-3, cells, "Reduced glutathione.");
        GSSG = s.IsReduced
            ? Species.Formula(s.Model.Define("GSSG", "mol/L", (p["GST"] - GSH) / 2, "Oxidised glutathione: what is not reduced."))
            : s.Dissolved("GSSG", p["GSSGstart"], 1e-4, cells, "Oxidised glutathione.");
        NADPH = s.Dissolved("NADPH", p["NADPT"] * reduced, 3e-5, cells, "NADPH, bound and free.");
        DHA = s.Fast("DHAr", Zero, 1e-5, cells, "Dehydroascorbate in red cells.");
        PrxOxidised = s.Dissolved("PRXo", Zero, 3e-4, cells, "Oxidised peroxiredoxin.");
        FreeNADPH = p["fNADPH"] * NADPH;
        SomeGSH = Max(GSH, Zero);
    }

    public Species H2O2 { get; }
    public Species GSH { get; }
    public Species GSSG { get; }
    public Species NADPH { get; }
    public Species DHA { get; }
    public Species PrxOxidised { get; }

    /// <summary>GSH, never below zero.</summary>
    public Expression SomeGSH { get; }

    Expression FreeNADPH { get; }
    Expression Volume => _s.Places.RedCells.Volume;

    public void Declare(Plasma plasma, BloodGas blood, OzoneReactions ozone)
    {
        DeclarePeroxide(plasma, blood);
        DeclareDehydroascorbate(plasma);
        DeclareNADPH();
        _s.Process(
            "ozone on the membrane oxidises glutathione", [GSH], [new(GSSG, 0.5)],
            _s.P["rbcGSH"] * ozone.CellRate * SomeGSH / (SomeGSH + _s.P["rbcGSHhalf"]), Source);
    }

    /// <summary>
    /// For the reduced model, between the reactions of ozone and these: hydrogen peroxide in plasma and cells, and dehydroascorbate
    /// in cells, have the levels at which as much is spent as comes in.
    /// </summary>
    public void SettleFast(Plasma plasma)
    {
        var p = _s.P;
        var peroxidase = 1 / p["gpxf1"]; // there is far more glutathione than it needs
        var spent = (peroxidase + p["kcat"] + p["kprx"] * Max(p["Prx"] - PrxOxidised, Zero)) * Volume;
        var through = p["kperm"] * _s.Places.CellsThere * Volume;
        var basal = p["H2O2basal"] * Volume;
        var kept = through / (through + spent);
        var outside = (plasma.H2O2.Turnover + kept * basal) / (through * (1 - kept) + p["kH2O2"] * _s.Places.Plasma.Volume);
        plasma.H2O2.Becomes(_s.Model.Define("H2O2", "mol/L", outside, "Hydrogen peroxide in plasma, at its balance."));
        H2O2.Becomes(_s.Model.Define(
            "H2O2r", "mol/L", (through * plasma.H2O2 + basal) / (through + spent), "Hydrogen peroxide in red cells, at its balance."));
        DHA.Becomes(_s.Model.Define(
            "DHAr", "mol/L", p["kDHAin"] * plasma.DHA / (p["kDHAin"] + p["kDHAred"] * SomeGSH),
            "Dehydroascorbate in red cells, at its balance."));
    }

    void DeclarePeroxide(Plasma plasma, BloodGas blood)
    {
        var p = _s.P;
        _s.Process(
            "hydrogen peroxide enters red cells", [plasma.H2O2], [H2O2],
            p["kperm"] * _s.Places.CellsThere * (plasma.H2O2.Value - H2O2) * Volume, Benfeitas);
        _s.Process("red cells make hydrogen peroxide", [], [H2O2], p["H2O2basal"] * Volume, Benfeitas);
        _s.Process("catalase", [H2O2], [new(blood.O2, 0.5)], p["kcat"] * H2O2 * Volume, Benfeitas); // 2 H2O2 -> O2
        var sizeOfH2O2 = Max(H2O2, -H2O2.Value);
        _s.Process(
            "glutathione peroxidase", [H2O2, new(GSH, 2)], [GSSG],
            H2O2 * SomeGSH / (p["gpxf1"] * Max(GSH, p["gpxFloor"]) + p["gpxf2"] * sizeOfH2O2) * Volume, Benfeitas);
        _s.Process(
            "peroxiredoxin is oxidised", [H2O2], [PrxOxidised], p["kprx"] * Max(p["Prx"] - PrxOxidised, Zero) * H2O2 * Volume, Benfeitas);
        _s.Process(
            "peroxiredoxin is reduced", [PrxOxidised, NADPH], [],
            p["kprxr"] * PrxOxidised * FreeNADPH / (FreeNADPH + p["KprxrNADPH"]) * Volume, Source);
    }

    void DeclareDehydroascorbate(Plasma plasma)
    {
        var p = _s.P;
        _s.Process(
            "dehydroascorbate enters red cells", [plasma.DHA], [DHA],
            p["kDHAin"] * _s.Places.CellsThere * (plasma.DHA.Value - DHA) * Volume, Source);
        _s.Process(
            "glutathione reduces dehydroascorbate", [DHA, new(GSH, 2)], [GSSG, new(plasma[Constituent.Ascorbate], p["fexp"])],
            p["kDHAred"] * SomeGSH * DHA * Volume, Source);
    }

    void DeclareNADPH()
    {
        var p = _s.P;
        var freeNADP = p["fNADP"] * Max(p["NADPT"] - NADPH, Zero);
        _s.Process(
            "glutathione reductase", [GSSG, NADPH], [new(GSH, 2)],
            p["gsrV"] * FreeNADPH * GSSG
                / (GSSG * FreeNADPH + GSSG * p["gsrKNADPH"] + FreeNADPH * p["gsrKGSSG"] + p["gsrFloor"]) * Volume,
            Benfeitas);
        _s.Process(
            "G6PD makes NADPH", [], [NADPH], p["g6pd"] * p["g6pdV"] * freeNADP / (p["g6pdKNADP"] + freeNADP) * Volume, Benfeitas);
    }
}
