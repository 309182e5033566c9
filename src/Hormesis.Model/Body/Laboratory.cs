using Hormesis.Model.Body.Immune;
using Hormesis.Model.Body.Pain;
using Hormesis.Model.Body.Redox;
using Hormesis.Model.Body.Wounds;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body;

/// <summary>
/// What a laboratory or a person with a ruler would report of the body, without the error of doing so. Names carry units; codes,
/// assay error and variation from day to day stand in markers.json.
/// </summary>
sealed class Laboratory(ModelBuilder model, ParameterSymbols p)
{
    const double Percent = 100;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/laboratory.json");

    public void Blood(Haemolysis haemolysis, Returned returned, Dpg dpg)
    {
        Add("haemoglobinGPerDl", "g/dL", p["haemoglobinRest"] * haemolysis.Cells, "Haemoglobin.");
        Add("haematocritPercent", "%", Percent * p["haematocritRest"] * haemolysis.Cells, "Haematocrit.");
        Add("redCellsMPerUl", "1", p["redCellsRest"] * haemolysis.Cells, "Red cells, 10^6/uL.");
        Add(
            "reticulocytesPercent", "%", p["reticulocytesRest"] * haemolysis.Marrow / Max(haemolysis.Cells, p["enzymeFloor"]),
            "Reticulocytes.");
        Add("freeHaemoglobinMgPerDl", "mg/dL", haemolysis.FreeHaemoglobin, "Free haemoglobin of plasma.");
        Add("haptoglobinMgPerDl", "mg/dL", haemolysis.Haptoglobin, "Haptoglobin.");
        Add("bilirubinUmPerL", "umol/L", haemolysis.Bilirubin, "Total bilirubin.");
        Add("ldhUPerL", "U/L", haemolysis.LDH, "Lactate dehydrogenase.");
        Add("metHbPercent", "%", haemolysis.Methaemoglobin, "Methaemoglobin.");
        Add("dpgMmolPerL", "mmol/L", dpg.Level, "2,3-DPG of red cells.");
        Add("p50MmHg", "mmHg", dpg.P50, "P50 under standard conditions.");
        Add("redCellGshMmPerL", "mmol/L", returned.CellGlutathione / 1e3, "Reduced glutathione of red cells.");
    }

    public void Redox(Returned returned, TissueRedox redox, CellEnzymes enzymes)
    {
        Add("gpxUPerGHb", "1", p["gpxRest"] * enzymes.Peroxidase, "Glutathione peroxidase of red cells, U/g Hb.");
        Add("sodUPerGHb", "1", p["sodRest"] * enzymes.Dismutase, "Superoxide dismutase of red cells, U/g Hb.");
        Add("catalaseUPerGHb", "1", p["catalaseRest"] * enzymes.Catalase, "Catalase of red cells, U/g Hb.");
        Add("mdaUmPerL", "umol/L", p["mdaRest"] * redox.LipidDamage, "Malondialdehyde.");
        Add("f2IsoprostanesPgPerMl", "pg/mL", p["isoprostaneRest"] * redox.Isoprostane, "F2-isoprostanes.");
        Add("ohdgNgPerMgCreatinine", "1", p["dnaRest"] * redox.DnaDamage, "8-OHdG, ng/mg of creatinine.");
        Add("ascorbateUmPerL", "umol/L", returned.Ascorbate, "Plasma ascorbate.");
        Add("urateUmPerL", "umol/L", returned.Urate, "Plasma urate.");
        var antioxidants = p["tasOther"] + returned.Urate + returned.Ascorbate;
        Add("tasMmolPerL", "mmol/L", antioxidants / 1e3, "Total antioxidant status.");
        Add("dRomsUCarr", "1", p["dRomsRest"] * redox.LipidDamage, "d-ROMs, U.CARR; taken to follow lipid peroxidation.");
        Add(
            "bapUmPerL", "umol/L", p["bapRest"] * antioxidants / (p["tasOther"] + p["urateRest"] + p["ascorbateRest"]),
            "BAP; taken to follow the antioxidants of plasma.");
        Add("oxidativeStress", "1", redox.Stress, "Oxidants of cells over what defends against them, of what is normal.");
        Add("lopUmPerL", "umol/L", returned.Electrophile, "Lipid ozonation products in the patient's plasma.");
        Add("nrf2Fold", "1", redox.Nrf2.Nuclear / redox.Nrf2.AtRest, "NRF2 of the nucleus, of rest.");
        Add("ho1Fold", "1", redox.HemeOxygenase, "HO-1 of tissue, of rest.");
        Add("nqo1Fold", "1", redox.Quinone, "NQO1 of tissue, of rest.");
        Add("gpxTissueFold", "1", redox.Peroxidase, "Glutathione peroxidase of tissue, of rest.");
        Add("tissueGshPercent", "%", Percent * redox.Glutathione.Reduced / p["gshStart"], "Glutathione of tissue, of rest.");
        Add("tissueGssgPercent", "%", Percent * redox.Glutathione.Oxidised / p["gssgStart"], "Oxidised glutathione of tissue, of rest.");
    }

    public void Immune(Cytokines cytokines, Inflammation inflammation)
    {
        Add("il6PgPerMl", "pg/mL", cytokines.IL6, "Interleukin 6.");
        Add("tnfAlphaPgPerMl", "pg/mL", cytokines.TNF, "TNF-alpha.");
        Add("il10PgPerMl", "pg/mL", cytokines.IL10, "Interleukin 10.");
        Add("crpMgPerL", "mg/L", cytokines.CRP, "C-reactive protein, high sensitivity.");
        Add("phagocytes", "1", inflammation.Phagocytes, "Activated phagocytes.");
    }

    public void Scores(PainScore pain, Wound wound)
    {
        Add("vas0To100", "1", pain.Score, "Pain on a visual analogue scale, 0 to 100.");
        Add("nrs0To10", "1", pain.Score / 10, "Pain as a number, 0 to 10.");
        Add("womac0To100", "1", p["womacShare"] * pain.Score, "WOMAC-like score, 0 to 100: follows pain.");
        Add("medicinePercent", "%", Percent * pain.Medicine, "Pain medicine, of usual.");
        Add("woundAreaCm2", "cm2", Math.PI * wound.Radius * wound.Radius, "Area of the wound.");
        var start = Max(p["woundArea"], 1e-9);
        Add(
            "areaReductionPercent", "%", Percent * (1 - Math.PI * wound.Radius * wound.Radius / start),
            "Percentage area reduction since the start; of no wound it means nothing.");
        Add("woundOxygenMmHg", "mmHg", wound.Oxygen, "Oxygen of the wound.");
        Add("woundBacteriaPercent", "%", Percent * wound.Bacteria, "Bacteria of the wound, of the most.");
        Add("granulationPercent", "%", Percent * wound.Granulation, "Granulation and collagen, of the most.");
    }

    public void Exploratory(Exploratory.Exploratory exploratory, Returned returned)
    {
        Add("tumourOxygenMmHg", "mmHg", exploratory.TumourOxygen, "Oxygen of a tumour; exploratory.");
        Add("oxygenEnhancementRatio", "1", exploratory.Enhancement, "How much that oxygen enhances radiation; exploratory.");
        Add("survivingFractionPercent", "%", Percent * exploratory.Survival, "Tumour cells that survive a fraction; exploratory.");
        Add("oedemaMl", "mL", exploratory.Oedema, "Fluid of a swollen limb; exploratory.");
        Add("perfusionPercent", "%", Percent * exploratory.Perfusion, "Flow of its small vessels, of normal; exploratory.");
        Add("interstitialPh", "1", exploratory.Acidity, "pH between cells; exploratory.");
        Add("mitochondrialPercent", "%", Percent * exploratory.Mitochondria, "Mitochondrial respiration, of rest; exploratory.");
        Add("effectPercent", "%", Percent * returned.Effect, "How much of what is claimed of sessions is reached.");
    }

    void Add(string name, string unit, Expression value, string summary) => model.Observable(name, unit, value, summary);
}
