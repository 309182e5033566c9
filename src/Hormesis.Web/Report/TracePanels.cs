using Hormesis.Model.Validation;
using static Hormesis.Web.Report.PlotColours;

namespace Hormesis.Web.Report;

/// <summary>One line: a column, what it is called on paper, and how it is drawn.</summary>
sealed record Wanted(string Column, string Label, string Colour = Blue, string Dashes = "");

/// <summary>One plot of a sheet.</summary>
/// <param name="IsQuick">Over in the first minutes.</param>
/// <param name="IsOptional">Left out where all of it is zero: a patient without a wound.</param>
sealed record Panel(
    string Title, string Unit, Wanted[] Lines, bool IsQuick = false, bool FromZero = true, bool IsOptional = false)
{
    /// <summary>The least that the axis spans, as a share of its highest value.</summary>
    public double LeastSpan { get; init; }
}

/// <summary>What is drawn of models, in the order of the sheet.</summary>
static class TracePanels
{
    const string Long = "9 4", Short = "4 3", Dotted = "1.5 3";

    // Of what hardly changes 2 % are shown.
    const double Few = 0.02;

    static readonly Panel[] Bottle =
    [
        new("Ozone in the gas, of that offered", "%", [new("ozoneLeftPercent", "ozone left")], IsQuick: true),
        new("Oxygen tension of the blood", "mmHg", [new("pO2MmHg", "in bottle"), new("pO2At37CMmHg", "at 37 °C", Vermilion, Long)]),
        new("Carbon dioxide tension of the blood", "mmHg", [new("pCO2MmHg", "pCO2")]),
        new("Antioxidants of plasma, fall from the start", "%",
            [
                new("tasDropPercent", "TAS", Black), new("ascorbateDropPercent", "ascorbate", Vermilion, Long),
                new("urateDropPercent", "urate", Blue, Short), new("thiolDropPercent", "thiols", Green, Dotted),
            ]),
        new("Red cells, of the start", "%", [new("gshPercent", "GSH"), new("NADPH", "NADPH", Vermilion, Long)]),
        new("Hydrogen peroxide in plasma", "µmol/L", [new("h2o2UmPerL", "H2O2")], IsQuick: true),
        new("Lipid ozonation products in plasma", "µmol/L", [new("lopUmPerL", "LOP"), new("hneUmPerL", "4-HNE", Vermilion, Long)]),
        new("Pressure in the bottle", "bar absolute", [new("pressureBarAbs", "pressure")], FromZero: false),
        new("Harm to red cells", "% of haemoglobin", [new("haemolysisPercent", "lysed"), new("metHbPercent", "metHb", Vermilion, Long)]),
    ];

    static readonly Panel[] Breathing =
    [
        new("Carbon dioxide tension", "mmHg",
            [new("paCo2MmHg", "arterial"), new("etCo2MmHg", "end-tidal", Vermilion, Long)], FromZero: false),
        new("Oxygen tension of arterial blood", "mmHg", [new("paO2MmHg", "arterial")]),
        new("Ventilation", "L/min",
            [new("minuteVentilationLPerMin", "minute"), new("alveolarVentilationLPerMin", "alveolar", Vermilion, Long)]),
        new("Breaths", "1/min", [new("respiratoryRatePerMin", "rate")]),
    ];

    static readonly Panel[] Tissues =
    [
        new("Oxygen tension of tissues", "mmHg",
            [
                new("brainPO2MmHg", "brain", Black), new("musclePO2MmHg", "muscle", Vermilion, Long),
                new("woundPO2MmHg", "wound", Blue, Short),
                new("jointPO2MmHg", "joint", Green, Dotted), new("tumourPO2MmHg", "tumour", Black, Short),
            ]),
    ];

    // What an effect switch moves names its claim.
    static readonly Panel[] Course =
    [
        new("Haemoglobin", "g/dL", [new("haemoglobinGPerDl", "Hb")], FromZero: false) { LeastSpan = Few },
        new("Reticulocytes", "%", [new("reticulocytesPercent", "retics")]),
        new("Bilirubin", "µmol/L", [new("bilirubinUmPerL", "bilirubin")]),
        new("Antioxidants of plasma", "µmol/L",
            [new("urateUmPerL", "urate", Blue, Short), new("ascorbateUmPerL", "ascorbate", Vermilion, Long)]),
        new("Enzymes of tissue, of rest (claim nrf2-glutathione)", "fold",
            [new("ho1Fold", "HO-1"), new("nqo1Fold", "NQO1", Vermilion, Long), new("gpxTissueFold", "GPx", Green, Dotted)],
            FromZero: false) { LeastSpan = Few },
        new("Glutathione of tissue, of rest (claim nrf2-glutathione)", "%",
            [new("tissueGshPercent", "GSH")], FromZero: false) { LeastSpan = Few },
        new("Glutathione peroxidase of red cells", "U/g Hb", [new("gpxUPerGHb", "GPx")], FromZero: false) { LeastSpan = Few },
        new("F2-isoprostanes", "pg/mL", [new("f2IsoprostanesPgPerMl", "F2-IsoP")], FromZero: false) { LeastSpan = Few },
        new("Malondialdehyde", "µmol/L", [new("mdaUmPerL", "MDA")], FromZero: false) { LeastSpan = Few },
        new("Interleukin 6 (claim il6-lowered)", "pg/mL", [new("il6PgPerMl", "IL-6")]),
        new("C-reactive protein (claim il6-lowered)", "mg/L", [new("crpMgPerL", "CRP")]),
        new("2,3-DPG of red cells (claim oxygen-release-dpg)", "mmol/L",
            [new("dpgMmolPerL", "2,3-DPG")], FromZero: false) { LeastSpan = Few },
        new("Pain, 0 to 100 (claim osteoarthritis-mobility)", "points",
            [new("vas0To100", "VAS"), new("womac0To100", "WOMAC-like", Vermilion, Long)], IsOptional: true),
        new("Pain medicine, of usual (claim fewer-medicines)", "%", [new("medicinePercent", "medicine")]),
        new("Area of the wound (claim epithelialisation-40)", "cm²", [new("woundAreaCm2", "area")], IsOptional: true),
        new("Swelling, exploratory (claim post-trauma)", "mL", [new("oedemaMl", "fluid")], IsOptional: true),
    ];

    static readonly Dictionary<string, Panel[]> ByModel = new(StringComparer.Ordinal)
    {
        ["bottle"] = Bottle,
        ["breathing"] = Breathing,
        ["tissue-oxygen"] = Tissues,
        ["course"] = Course,
    };

    /// <summary>Those of a model; one for each observable where nobody has chosen.</summary>
    public static IReadOnlyList<Panel> Of(ICaseModel model) => ByModel.TryGetValue(model.Id, out var panels)
        ? panels
        : [.. model.Observables.Where(o => o.Time != TimeUse.None)
            .Select(o => new Panel(o.Text.TrimEnd('.'), o.Unit, [new(o.Name, o.Name)]))];
}
