using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Body.Pain;

/// <summary>
/// Pain of a joint or of nerves as a score of 0 to 100, what the patient expects of sessions, what becomes of pain by itself, and
/// the medicine that follows it. Noise from day to day is for the observer.
/// </summary>
/// <remarks>Physiology 4.4. Expectation answers the visit, not the ozone: a sham session does the same.</remarks>
sealed class PainScore
{
    const string Source = "our design on physiology 4.4";
    const double MostOfScale = 100;

    public static ParameterTable Table { get; } = ParameterTable.Of("Body/Pain/pain.json");

    /// <param name="contact">Sessions that count still in expectation.</param>
    /// <param name="inflammation">IL-6, of rest.</param>
    /// <param name="effect">How much of what is claimed is reached, 0 to 1.</param>
    public PainScore(ModelBuilder model, ParameterSymbols p, Expression contact, Expression inflammation, Expression effect)
    {
        Score = model.State("pain", "1", p["painRest"], 10, "Pain, 0 to 100.");
        var sensitised = model.State("sensitisation", "1", p["painRest"], 10, "Central sensitisation, in points of pain.");
        Medicine = model.State("medicine", "1", p["medicineRest"], 1, "Pain medicine, of usual.");

        var expected = p["placeboMost"] * contact / (contact + p["placeboHalf"]);
        var claimed = (p["neuropathic"] * p["effectNeuropathic"] + (1 - p["neuropathic"]) * p["effectJoint"] + p["effectAnalgesia"])
            * effect;
        var structure = p["painRest"] * (1 - p["painByInflammation"] - p["sensitisationShare"]);
        var drift = p["begun"] * p["painDrift"]; // how pain is before the course is what is known of it
        var level = model.Define(
            "painLevel", "1",
            Min(
                MostOfScale,
                (structure + p["painRest"] * p["painByInflammation"] * inflammation + p["sensitisationShare"] * sensitised)
                    * (1 - expected) * (1 + drift) * Max(1 - claimed, Zero)),
            "What pain tends to.", Source);
        model.Process("pain follows its causes", [], [Score], (level - Score) / (p["painTime"] * Clock.Day), Source);
        model.Process(
            "sensitisation follows pain", [], [sensitised], (Score - sensitised) / (p["sensitisationTime"] * Clock.Day), Source);
        var need = (Score + 1) / (p["painRest"] + 1); // of points, so that it is 1 where there is no pain
        model.Process(
            "medicine follows pain", [], [Medicine],
            (p["medicineRest"] * need * (1 - p["effectMedicines"] * effect) - Medicine) / (p["medicineTime"] * Clock.Day), Source);
    }

    public Expression.State Score { get; }
    public Expression.State Medicine { get; }
}
