using System.Runtime.CompilerServices;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>A person at rest, as far as people differ in it.</summary>
/// <param name="PaCO2MmHg">Arterial carbon dioxide tension, 35 to 45: the set point of the reflex.</param>
/// <param name="DeadSpace">Share of the alveolar ventilation that meets no blood, 0 to 0.1.</param>
/// <param name="RatePerMin">Breaths, 10 to 20.</param>
public readonly record struct BreathingRest(double PaCO2MmHg, double DeadSpace, double RatePerMin);

/// <summary>What happens to a breathing person now. The default is rest; each part is a share of what is usual.</summary>
/// <param name="Embolised">Share of the lungs' ventilated part that has lost its blood, 0 to 0.9.</param>
/// <param name="OutputLost">Share of the cardiac output that is missing.</param>
/// <param name="Willed">Alveolar ventilation relative to rest where the reflex has no say, 0 for apnoea; null for the reflex.</param>
public readonly record struct BreathingDemand(double Embolised, double OutputLost, double? Willed);

/// <summary>
/// One person who breathes by <see cref="BreathingModel"/>, moved on second by second while things happen to him: a value, for what
/// runs beside a clock. Volumes and flows are those of 70 kg; scaled with the body they all cancel out of the tensions.
/// </summary>
public struct Breather
{
    /// <summary>
    /// The longest step, s. The quickest of the model's time constants is 2 s (firing of the receptors), of the lungs 8 s.
    /// </summary>
    public const double LongestStepSeconds = 1;

    const int StateCount = 10, ParameterMost = 128, ObservableMost = 32;

    static readonly FixedStep Steps = new(BreathingModel.Compiled);
    static readonly double[] Defaults = BreathingModel.Declaration.DefaultParameters();
    static readonly int Observables = BreathingModel.Declaration.Observables.Count;
    static readonly Places At = Places.Of(BreathingModel.Declaration);

    readonly BreathingRest rest;
    States states;

    Breather(in BreathingRest rest) => this.rest = rest;

    /// <summary>Breathing quietly, in a steady state.</summary>
    public static Breather AtRest(in BreathingRest rest)
    {
        Breather breather = new(rest);
        Span<double> parameters = stackalloc double[ParameterMost];
        Steps.Start(breather.Parameters(default, parameters), breather.states);
        breather.Advance(default, LongestStepSeconds);
        return breather;
    }

    /// <summary>End-tidal carbon dioxide, mmHg: in apnoea what a breath would show.</summary>
    public double EtCO2MmHg { get; private set; }

    /// <summary>Arterial carbon dioxide, mmHg.</summary>
    public double PaCO2MmHg { get; private set; }

    /// <summary>Breaths in a minute.</summary>
    public double RatePerMin { get; private set; }

    /// <summary>Saturation of arterial blood, per cent.</summary>
    public double SaturationPercent { get; private set; }

    /// <param name="demand">What happens meanwhile.</param>
    /// <param name="seconds">Above zero; steps no longer than the longest are made of it.</param>
    public void Advance(in BreathingDemand demand, double seconds)
    {
        Span<double> parameters = stackalloc double[ParameterMost];
        Span<double> observables = stackalloc double[ObservableMost];
        var given = Parameters(demand, parameters);
        var read = observables[..Observables];
        var steps = (int)Math.Ceiling(seconds / LongestStepSeconds);
        for (var i = 0; i < steps; i++) Steps.Advance(given, states, seconds / steps, read);
        (EtCO2MmHg, PaCO2MmHg) = (read[At.EtCO2], read[At.PaCO2]);
        (RatePerMin, SaturationPercent) = (read[At.Rate], read[At.Saturation]);
    }

    readonly ReadOnlySpan<double> Parameters(in BreathingDemand demand, Span<double> to)
    {
        Defaults.CopyTo(to);
        to[At.SetPoint] = rest.PaCO2MmHg;
        to[At.RateRest] = rest.RatePerMin;
        to[At.DeadSpaceRest] = rest.DeadSpace;
        to[At.DeadSpace] = rest.DeadSpace + (1 - rest.DeadSpace) * demand.Embolised;
        to[At.Output] *= 1 - demand.OutputLost;
        to[At.ReflexActs] = demand.Willed is null ? 1 : 0;
        to[At.Ventilation] = demand.Willed ?? 1;
        return to[..Defaults.Length];
    }

    [InlineArray(StateCount)]
    struct States
    {
        double first;
    }

    // Where the numbers stand in the model's vectors.
    sealed record Places(
        int SetPoint, int RateRest, int DeadSpaceRest, int DeadSpace, int Output, int ReflexActs, int Ventilation,
        int EtCO2, int PaCO2, int Rate, int Saturation)
    {
        public static Places Of(ModelDeclaration model)
        {
            ParameterPlaces p = new(model);
            if (model.States.Count != StateCount || model.Parameters.Count > ParameterMost || model.Observables.Count > ObservableMost)
                throw new InvalidOperationException("the breathing model does not fit the memory that a breather has for it");
            return new(
                p["paCO2rest"], p["rateRest"], p["deadSpaceRest"], p["deadSpace"], p["cardiacOutput"], p["reflexActs"],
                p["ventilationFactor"],
                Observable("etCo2MmHg"), Observable("paCo2MmHg"), Observable("respiratoryRatePerMin"), Observable("saturationPercent"));

            int Observable(string name) => model.Observables.ToList().FindIndex(o => o.Name == name) is >= 0 and var place
                ? place
                : throw new InvalidOperationException($"the breathing model has no observable {name}");
        }
    }
}
