using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Bench.Cases;

/// <summary>
/// A model made to measure solvers on: 30 states, 16 parameters of a patient, about 45 rate laws, time scales from a millisecond
/// to days, a Jacobian with 124 entries. Blood in a bag meets ozone, and the body meets the blood. Its rate constants are
/// plausible magnitudes without a source: NOT validated, and not the model of anything else in this project.
/// </summary>
/// <remarks>
/// Micromoles per litre and seconds. Rate constants stand as numbers in their rate law, the only place where each occurs; what
/// differs between patients is a parameter.
/// </remarks>
public sealed class CohortModel
{
    const string Concentration = "umol/L", First = "1/s", Second = "L/umol s", Number = "1";

    readonly ModelBuilder _m = new(
        "cohort", "Benchmark cohort",
        "Thirty states for measuring solvers: ozone in a bag of blood, the red cell's defence, and what follows in the body. "
        + "Plausible magnitudes for benchmarking only; not validated, not for any other use.");

    readonly Inputs _p;
    readonly BagStates _b;
    readonly RedCellStates _r;
    readonly BodyStates _s;

    CohortModel()
    {
        _p = new(_m);
        _b = new(_m, _p);
        _r = new(_m, _p);
        _s = new(_m);
    }

    public static ModelDeclaration Declare()
    {
        CohortModel model = new();
        model.DeclareBag();
        model.DeclarePeroxide();
        model.DeclareGlutathione();
        model.DeclareHaemoglobin();
        model.DeclareSignal();
        model.DeclareResponse();
        return model._m.Build();
    }

    // Ozone enters from the gas while there is gassing, and is spent on whatever it meets first.
    void DeclareBag()
    {
        var (o3, lop, rooh, hp, gsh) = (_b.O3, _b.LOP, _b.ROOH, _b.H2O2, _r.GSH);
        _m.Process("O3 from the gas", [], [o3], _p.Transfer * (_p.Saturation - o3));
        _m.Process("O3 + urate", [o3, _b.Urate], [new(hp, 0.3)], 1.4 * o3 * _b.Urate);
        _m.Process("O3 + ascorbate", [o3, _b.Ascorbate], [_b.DHA, new(hp, 0.1)], 10.0 * o3 * _b.Ascorbate);
        _m.Process("O3 + thiol", [o3, _b.Thiol], [new(rooh, 0.02)], 0.4 * o3 * _b.Thiol);
        _m.Process("O3 + PUFA", [o3, _b.PUFA], [lop, hp], 0.1 * o3 * _b.PUFA);
        _m.Process("O3 + protein", [o3, _b.Protein], [new(rooh, 0.1)], 1.0 * o3 * _b.Protein);
        _m.Process("O3 + LOP", [o3, lop], [new(rooh, 0.5)], 1e-3 * o3 * lop);
        _m.Process("O3 + H2O2", [o3, hp], [], 1e-3 * o3 * hp);
        _m.Process("O3 + Hb", [o3, _r.Hb], [_r.MetHb], _p.HbWithOzone * o3 * _r.Hb);
        _m.Process("chain of LOP and PUFA", [_b.PUFA], [rooh], 5e-5 * lop * _b.PUFA);
        _m.Process("LOP + GSH", [lop, gsh], [], 1e-5 * lop * gsh);
        _m.Process("decay of LOP", [lop], [], 5e-3 * lop);
        _m.Process("recycling of DHA", [_b.DHA, new(gsh, 2)], [_b.Ascorbate, _r.GSSG], 1e-5 * _b.DHA * gsh);
    }

    // H2O2 enters the red cell and meets catalase and the relay of peroxiredoxin, thioredoxin and NADPH.
    void DeclarePeroxide()
    {
        var (inside, reduced, nadph) = (_r.H2O2, _r.PrxReduced, _r.NADPH);
        _m.Process("H2O2 into the cell", [_b.H2O2], [new(inside, 1.2)], 2.0 * (_b.H2O2 - inside));
        _m.Process("Prx + H2O2", [inside, reduced], [_r.PrxOxidised], _p.PrxWithPeroxide * inside * reduced);
        _m.Process("Trx + Prx", [_r.PrxOxidised, _r.TrxReduced], [reduced, _r.TrxOxidised], 0.2 * _r.PrxOxidised * _r.TrxReduced);
        _m.Process("TrxR", [_r.TrxOxidised, nadph], [_r.TrxReduced, _r.NADP],
            5.0 * _r.TrxOxidised * nadph / ((8.0 + _r.TrxOxidised) * (6.0 + nadph)));
        _m.Process("catalase", [inside], [], 40.0 * inside);
    }

    void DeclareGlutathione()
    {
        var (gsh, gssg, nadph, nadp) = (_r.GSH, _r.GSSG, _r.NADPH, _r.NADP);
        var saturation = gsh / (300.0 + gsh);
        _m.Process("GPx + H2O2", [_r.H2O2, new(gsh, 2)], [gssg], _p.GPxWithPeroxide * _s.GPx * _r.H2O2 * saturation);
        _m.Process("GPx + ROOH", [_b.ROOH, new(gsh, 2)], [gssg], 0.5 * _s.GPx * _b.ROOH * saturation);
        _m.Process("GR", [gssg, nadph], [new(gsh, 2), nadp], 30.0 * gssg * nadph / ((60.0 + gssg) * (8.0 + nadph)));
        _m.Process("G6PD", [nadp], [nadph], _p.G6PD * nadp / (4.0 * (1.0 + nadph / 10.0) + nadp));
        _m.Process("synthesis of GSH", [], [gsh], 1e-4 * (_p.GSH - gsh));
    }

    void DeclareHaemoglobin()
    {
        var (hb, metHb, nadph) = (_r.Hb, _r.MetHb, _r.NADPH);
        _m.Process("Hb + H2O2", [_r.H2O2, hb], [metHb], 5e-6 * hb * _r.H2O2);
        _m.Process("autoxidation", [hb], [metHb, new(_r.H2O2, 0.5)], 2e-6 * hb);
        _m.Process("metHb reductase", [metHb, nadph], [hb, _r.NADP], 2.0 * metHb * nadph / ((50.0 + metHb) * (20.0 + nadph)));
    }

    // With reinfusion LOP reaches the body, loosens Keap1, and Nrf2 goes to the nucleus.
    void DeclareSignal()
    {
        var (lop, free, nrf2, nuclear) = (_s.LOP, _s.Keap1, _s.Nrf2, _s.Nrf2Nuclear);
        _m.Process("reinfusion", [_b.LOP], [new(lop, 0.05)], _p.Reinfusion * _b.LOP);
        _m.Process("clearance of LOP", [lop], [], _p.Clearance * lop);
        _m.Process("Keap1 + LOP", [lop, free], [_s.Keap1Oxidised], 2e-3 * free * lop);
        _m.Process("recovery of Keap1", [_s.Keap1Oxidised], [free], 1e-3 * _s.Keap1Oxidised);
        _m.Process("synthesis of Nrf2", [], [nrf2], 1e-4);
        _m.Process("decay of Nrf2 by Keap1", [nrf2], [], _p.Nrf2Decay * free * nrf2 / (0.05 + nrf2));
        _m.Process("Nrf2 into the nucleus", [nrf2], [nuclear], 5e-3 * nrf2);
        _m.Process("Nrf2 out of the nucleus", [nuclear], [nrf2], 2e-3 * nuclear);
        _m.Process("decay of nuclear Nrf2", [nuclear], [], 2e-4 * nuclear);
    }

    void DeclareResponse()
    {
        var (nuclear, mrna, ho1, gpx, il6) = (_s.Nrf2Nuclear, _s.MRNA, _s.HO1, _s.GPx, _s.IL6);
        var squared = Expression.Pow(nuclear, 2);
        _m.Process("transcription", [], [mrna], 2e-5 + 1e-3 * squared / (Expression.Pow(_p.HalfInduction, 2) + squared) - 1e-4 * mrna);
        _m.Process("HO-1", [], [ho1], 1e-4 * mrna - 2e-5 * ho1);
        _m.Process("GPx", [], [gpx], 2e-5 * mrna + 2e-5 * (1.0 - gpx) - 4e-6 * gpx * mrna);
        _m.Process("IL-6", [], [il6], 1e-3 + 1e-2 * _s.LOP / (2.0 + _s.LOP) - 3e-4 * il6 * (1.0 + ho1 / 5.0));
    }

    /// <summary>What differs between patients; the medians are those of the cohort.</summary>
    sealed class Inputs(ModelBuilder m)
    {
        public Expression.Parameter Transfer { get; } = Of(m, TransferName, 0.005, First, "transfer of O3 from the gas");
        public Expression.Parameter Saturation { get; } = Of(m, "Cs", 300, Concentration, "O3 at equilibrium with the gas");
        public Expression.Parameter Reinfusion { get; } = Of(m, ReinfusionName, 1 / 600.0, First, "rate of reinfusion");
        public Expression.Parameter Urate { get; } = Of(m, "UA0", 300, Concentration, "urate at the start");
        public Expression.Parameter Ascorbate { get; } = Of(m, "AA0", 50, Concentration, "ascorbate at the start");
        public Expression.Parameter Thiol { get; } = Of(m, "SH0", 500, Concentration, "plasma thiols at the start");
        public Expression.Parameter PUFA { get; } = Of(m, "PU0", 2000, Concentration, "oxidisable lipid at the start");
        public Expression.Parameter GSH { get; } = Of(m, "GS0", 2000, Concentration, "GSH at the start");
        public Expression.Parameter NADP { get; } = Of(m, "ND0", 60, Concentration, "NADPH and NADP together");
        public Expression.Parameter G6PD { get; } = Of(m, "Vg", 3, "umol/L s", "G6PD at full speed");
        public Expression.Parameter PrxWithPeroxide { get; } = Of(m, "kPx", 20, Second, "Prx with H2O2");
        public Expression.Parameter GPxWithPeroxide { get; } = Of(m, "kGP", 40, First, "GPx with H2O2");
        public Expression.Parameter HbWithOzone { get; } = Of(m, "kHb", 1e-3, Second, "Hb with O3");
        public Expression.Parameter Nrf2Decay { get; } = Of(m, "kN", 1e-3, First, "decay of Nrf2 by Keap1");
        public Expression.Parameter HalfInduction { get; } = Of(m, "Kc", 0.1, Number, "nuclear Nrf2 at half induction");
        public Expression.Parameter Clearance { get; } = Of(m, "kd", 1e-3, First, "clearance of LOP from the body");

        // A rate of zero switches off.
        static Expression.Parameter Of(ModelBuilder m, string name, double median, string unit, string summary) =>
            m.Parameter(name, median, unit, 0, 100 * median, "I", "plausible magnitude for benchmarking, no source", summary);
    }

    public const string TransferName = "kL", ReinfusionName = "kq";

    sealed class BagStates(ModelBuilder m, Inputs p)
    {
        public Expression.State O3 { get; } = m.State("O3", Concentration, 0, 1, "ozone");
        public Expression.State Urate { get; } = m.State("UA", Concentration, p.Urate, 100, "urate");
        public Expression.State Ascorbate { get; } = m.State("AA", Concentration, p.Ascorbate, 50, "ascorbate");
        public Expression.State DHA { get; } = m.State("DHA", Concentration, 0, 50, "dehydroascorbate");
        public Expression.State Thiol { get; } = m.State("SH", Concentration, p.Thiol, 100, "plasma thiols");
        public Expression.State PUFA { get; } = m.State("PUFA", Concentration, p.PUFA, 1000, "oxidisable lipid");
        public Expression.State Protein { get; } = m.State("PR", Concentration, 400, 100, "protein residues");
        public Expression.State LOP { get; } = m.State("LOP", Concentration, 0.1, 10, "lipid oxidation products");
        public Expression.State ROOH { get; } = m.State("ROOH", Concentration, 0.1, 10, "hydroperoxides");
        public Expression.State H2O2 { get; } = m.State("Hp", Concentration, 0.01, 1, "H2O2 in plasma");
    }

    sealed class RedCellStates(ModelBuilder m, Inputs p)
    {
        public Expression.State H2O2 { get; } = m.State("Hr", Concentration, 0.01, 1, "H2O2 in the red cell");
        public Expression.State PrxReduced { get; } = m.State("PxR", Concentration, 250, 100, "peroxiredoxin, reduced");
        public Expression.State PrxOxidised { get; } = m.State("PxO", Concentration, 0.1, 100, "peroxiredoxin, oxidised");
        public Expression.State TrxReduced { get; } = m.State("TxR", Concentration, 5, 5, "thioredoxin, reduced");
        public Expression.State TrxOxidised { get; } = m.State("TxO", Concentration, 0.1, 5, "thioredoxin, oxidised");
        public Expression.State GSH { get; } = m.State("GSH", Concentration, p.GSH, 1000, "glutathione");
        public Expression.State GSSG { get; } = m.State("GSSG", Concentration, 3, 100, "glutathione disulfide");
        public Expression.State NADPH { get; } = m.State("NDH", Concentration, 0.95 * p.NADP, 50, "NADPH");
        public Expression.State NADP { get; } = m.State("NDP", Concentration, 0.05 * p.NADP, 50, "NADP");
        public Expression.State Hb { get; } = m.State("Hb", Concentration, 9000, 1000, "haemoglobin");
        public Expression.State MetHb { get; } = m.State("MHb", Concentration, 50, 100, "methaemoglobin");
    }

    sealed class BodyStates(ModelBuilder m)
    {
        public Expression.State LOP { get; } = m.State("LOPb", Concentration, 0, 1, "LOP in the body");
        public Expression.State Keap1 { get; } = m.State("KR", Number, 1, 1, "Keap1, free");
        public Expression.State Keap1Oxidised { get; } = m.State("KO", Number, 0, 1, "Keap1, oxidised");
        public Expression.State Nrf2 { get; } = m.State("Nc", Number, 0.05, 0.1, "Nrf2 in the cytosol");
        public Expression.State Nrf2Nuclear { get; } = m.State("Nn", Number, 0.02, 0.1, "Nrf2 in the nucleus");
        public Expression.State MRNA { get; } = m.State("mR", Number, 0.2, 1, "mRNA of the response");
        public Expression.State HO1 { get; } = m.State("HO", Number, 1, 1, "haem oxygenase 1");
        public Expression.State GPx { get; } = m.State("GP", Number, 1, 1, "glutathione peroxidase, of its basal amount");
        public Expression.State IL6 { get; } = m.State("IL", Number, 1, 1, "interleukin 6, of its basal amount");
    }
}
