using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Redox;

/// <summary>
/// What the blood brings back: ozonation products that plasma clears within minutes, antioxidants that it lacks, and two accounts
/// of sessions, the ozone taken up and the mere visit. Segments set how much comes each second; what it does is for others.
/// </summary>
sealed class Returned
{
    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Redox/returned.json");

    public Returned(ModelBuilder model, ParameterSymbols p)
    {
        const string source = "what is given back; docs/models/body.md";
        Electrophile = model.State("LOP", "umol/L", Zero, 1, "Lipid ozonation products and 4-hydroxynonenal in the patient's plasma.");
        Ascorbate = model.State("ascorbate", "umol/L", p["ascorbateRest"], 10, "Plasma ascorbate.");
        Urate = model.State("urate", "umol/L", p["urateRest"], 100, "Plasma urate.");
        CellGlutathione = model.State("gshCells", "umol/L", p["gshCellRest"], 1000, "Glutathione of all red cells, on average.");
        var exposure = model.State("exposure", "1", Zero, 1, "Ozone of past sessions that counts still, in sessions of 8 mg.");
        Contact = model.State("contact", "1", Zero, 1, "Past sessions that count still in what the patient expects.");

        model.Process("ozonation products come back", [], [Electrophile], p["returnElectrophile"] / p["plasmaVolume"], source);
        model.Process(
            "ozonation products are lost", [Electrophile], [], Electrophile / p["electrophileLoss"], "chemistry 4.3: minutes");
        var space = p["ascorbateSpace"] * p["plasmaVolume"];
        model.Process("ascorbate is lacking", [Ascorbate], [], p["returnAscorbate"] / space, source);
        model.Process("urate is lacking", [Urate], [], p["returnUrate"] / space, source);
        Back(model, "ascorbate", Ascorbate, p["ascorbateRest"], p["ascorbateReturn"] * Clock.Day);
        Back(model, "urate", Urate, p["urateRest"], p["urateReturn"] * Clock.Day);
        model.Process("glutathione is lacking", [CellGlutathione], [], p["returnGlutathione"] / p["redCellVolume"], source);
        Back(
            model, "glutathione of red cells", CellGlutathione, p["gshCellRest"],
            p["gshCellReturn"] * Clock.Hour / Max(p["g6pdFloor"], Min(p["g6pd"], One)));
        model.Process("ozone was taken up", [], [exposure], p["returnExposure"], source);
        model.Process("exposure fades", [exposure], [], exposure / (p["exposureMemory"] * Clock.Day), "our design");
        model.Process("a session was held", [], [Contact], p["returnContact"], source);
        model.Process("a session is forgotten", [Contact], [], Contact / (p["placeboTime"] * Clock.Day), "our design");

        Effect = model.Define(
            "effect", "1", exposure / (exposure + p["exposureHalf"]), "How much of what is claimed of sessions is reached, 0 to 1.",
            "our design");
    }

    public Expression.State Electrophile { get; }
    public Expression.State Ascorbate { get; }
    public Expression.State Urate { get; }
    public Expression.State CellGlutathione { get; }
    public Expression.State Contact { get; }

    /// <summary>0 to 1; what effect switches multiply.</summary>
    public Expression Effect { get; }

    static void Back(ModelBuilder model, string name, Expression.State what, Expression rest, Expression time) =>
        model.Process($"{name} comes back", [], [what], (rest - what) / time, "towards rest");
}
