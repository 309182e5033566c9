using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Bottle;

/// <summary>What a laboratory would report of the blood. Drops and percentages are at the time asked for, relative to the start.</summary>
static class BloodReadings
{
    const double Percent = 100;
    const double MicromolesPerMole = 1e6;

    public static void Declare(Setting s, Plasma plasma, RedCells cells, Harm harm)
    {
        var m = s.Model;
        DeclareAssay(s, plasma);
        Drop("ascorbateDropPercent", plasma[Constituent.Ascorbate], "Fall of plasma ascorbate.");
        Drop("urateDropPercent", plasma[Constituent.Urate], "Fall of plasma urate.");
        Drop("thiolDropPercent", plasma[Constituent.Thiol], "Fall of plasma protein thiols.");
        Drop("gshDropPercent", cells.GSH, "Fall of the red cells' reduced glutathione.");
        m.Observable(
            "gshPercent", "%", Percent * cells.GSH.Value / s.StartOf(cells.GSH), "Reduced glutathione of the red cells, of its start.");
        Micromolar("h2o2UmPerL", plasma.H2O2, "Hydrogen peroxide in plasma.");
        if (s.IsReduced) return;
        Micromolar("lopUmPerL", plasma.LOP, "Lipid ozonation products in plasma.");
        Micromolar("hneUmPerL", plasma.HNE, "4-Hydroxynonenal in plasma.");
        m.Observable("metHbPercent", "%", Percent * harm.Methaemoglobin.Value, "Methaemoglobin, of all haemoglobin.");
        m.Observable("haemolysisPercent", "%", Percent * harm.Lysed.Value, "Free haemoglobin, of all haemoglobin.");
        Micromolar(
            "messengerUmPerL", s.P["messengerLOP"] * (plasma.LOP.Value + plasma.HNE) + s.P["messengerH2O2"] * plasma.H2O2,
            "What carries the message to the body, under the hypothesis chosen.");

        void Drop(string name, Species of, string summary)
        {
            var start = s.StartOf(of);
            m.Observable(name, "%", Percent * (start - of) / Max(start, s.P["poolFloor"]), summary);
        }

        void Micromolar(string name, Expression of, string summary) => m.Observable(name, "umol/L", MicromolesPerMole * of, summary);
    }

    static void DeclareAssay(Setting s, Plasma plasma)
    {
        var now = Assay(s, c => plasma[c]);
        var start = Assay(s, c => s.StartOf(plasma[c]));
        s.Model.Observable("tasMmolPerL", "mmol/L", 1e3 * now, "Total antioxidant status, by the assay whose weights are chosen.");
        s.Model.Observable(
            "tasDropPercent", "%", Percent * (start - now) / Max(start, s.P["poolFloor"]), "Fall of the total antioxidant status.");
    }

    /// <summary>mol/L; reference/chemistry, section 5: status is defined by its assay.</summary>
    static Expression Assay(Setting s, Func<Constituent, Expression> pools)
    {
        Constituent[] counted =
            [Constituent.Urate, Constituent.Ascorbate, Constituent.Thiol, Constituent.Methionine, Constituent.Tyrosine];
        return counted.Aggregate(s.P["TASrest"], (sum, c) => sum + s.P[$"w{c.Id}"] * pools(c));
    }
}
