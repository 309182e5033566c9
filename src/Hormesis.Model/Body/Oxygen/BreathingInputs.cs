using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>A person at rest, what is done to them, and whether they can answer by breathing.</summary>
public sealed record BreathingInputs(Manoeuvre Manoeuvre)
{
    const double MillilitresPerLitre = 1e3;

    /// <summary>The ventilator breathes for them, and goes on as at rest; their metabolism is not lowered.</summary>
    public bool IsAnaesthetised { get; init; }

    /// <summary>Blood that would hold as much carbon dioxide as the body does, beside the lungs; null for the model's.</summary>
    public ActualVolume? CO2Store { get; init; }

    /// <summary>In the order of the declaration.</summary>
    public ParameterValues ToParameters()
    {
        ParameterValues to = new(BreathingModel.Declaration);
        if (CO2Store is { } store) to["co2Store"] = store.Litres;
        to["reflexActs"] = IsAnaesthetised || Manoeuvre.DecidesBreathing ? 0 : 1;
        switch (Manoeuvre)
        {
            case Manoeuvre.Rest:
                break;
            case Manoeuvre.BreathHold:
                to["ventilationFactor"] = 0;
                break;
            case Manoeuvre.Hyperventilation more:
                to["ventilationFactor"] = more.Factor;
                break;
            case Manoeuvre.DeadSpaceStep step:
                to["deadSpace"] = step.Fraction.Value;
                break;
            case Manoeuvre.CardiacOutputStep step:
                to["cardiacOutput"] = step.Output.MillilitresPerMinute / MillilitresPerLitre;
                break;
            case Manoeuvre.InspiredGas gas:
                (to["inspiredCO2"], to["inspiredO2"]) = (gas.CarbonDioxide.Value, gas.Oxygen.Value);
                break;
            default:
                throw new InvalidOperationException($"no breathing for {Manoeuvre}");
        }
        return to;
    }
}
