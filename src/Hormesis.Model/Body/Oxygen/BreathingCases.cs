using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>Breathing as a model that answers cases, by the names of the contracts.</summary>
public static class BreathingCases
{
    const string Which = "manoeuvre", Anaesthetised = "anaesthetised", Store = "co2StoreLitres";
    const double MillilitresPerLitre = 1e3;

    const string Factor = "factor", Share = "fraction", Output = "litresPerMinute", CO2 = "co2Percent", O2 = "o2Percent";

    // The size of each manoeuvre, in the order of the contracts; the others have none.
    static readonly Dictionary<string, string[]> SizesOf = new(StringComparer.Ordinal)
    {
        [Manoeuvre.Rest.Name] = [],
        [Manoeuvre.BreathHold.Name] = [],
        [Manoeuvre.Hyperventilation.Name] = [Factor],
        [Manoeuvre.DeadSpaceStep.Name] = [Share],
        [Manoeuvre.CardiacOutputStep.Name] = [Output],
        [Manoeuvre.InspiredGas.Name] = [CO2, O2],
    };

    static readonly IReadOnlyList<CaseInput> Known = Inputs(new(BreathingModel.Declaration));

    public static SolvedCases Model { get; } = new()
    {
        Summary = "oxygen and carbon dioxide of a person at rest and in manoeuvres",
        Longest = TimeSpan.FromHours(2),
        Inputs = Known,
        Model = () => BreathingModel.Compiled,
        Declaration = BreathingModel.Declaration,
        Untimed = Untimed.Settled,
        Read = (inputs, place) => Experiment.FromStart(Read(inputs, place).ToParameters().Values),
    };

    static IReadOnlyList<CaseInput> Inputs(ParameterInputs of) =>
    [
        CaseInput.Word(Which, [.. SizesOf.Keys], "what begins at time zero; who is awake breathes by the reflex, but for the two by will"),
        of.Number(Factor, "ventilationFactor").WithDefault(2) with { Text = "hyperventilation: alveolar ventilation relative to rest" },
        of.Number(Share, "deadSpace").WithDefault(0.25) with { Text = "dead-space-step: alveolar ventilation that meets no blood, of all" },
        of.Number(Output, "cardiacOutput").WithDefault(3) with { Text = "cardiac-output-step: cardiac output from then on" },
        of.Percent(CO2, "inspiredCO2") with { Text = "inspired-gas: dry carbon dioxide" },
        of.Percent(O2, "inspiredO2") with { Text = "inspired-gas: dry oxygen; the rest is nitrogen" },
        CaseInput.Flag(Anaesthetised, false, "true: a ventilator breathes as at rest, the reflex has no say; metabolism is the same"),
        of.Number(Store, "co2Store") with { Text = "blood that would hold as much carbon dioxide as the body does, beside the lungs" },
    ];

    static BreathingInputs Read(JsonElement inputs, Place place)
    {
        CaseInputs given = new(inputs, place, Known);
        var manoeuvre = given.Word(Which);
        RequireSizesOf(manoeuvre, given);
        return new(Of(manoeuvre, given))
        {
            IsAnaesthetised = given.Flag(Anaesthetised),
            CO2Store = ActualVolume.FromLitres(given.Number(Store)),
        };
    }

    static void RequireSizesOf(string manoeuvre, CaseInputs given)
    {
        var sizes = SizesOf[manoeuvre];
        var alien = SizesOf.Values.SelectMany(s => s).Except(sizes).FirstOrDefault(given.Has);
        if (alien is null) return;
        var remedy = sizes.Length == 0 ? "take it out" : $"give {string.Join(" and ", sizes)}, or take it out";
        throw given.Wrong(alien, $"the manoeuvre {manoeuvre} has no {alien}", remedy);
    }

    static Manoeuvre Of(string word, CaseInputs given) => word switch
    {
        Manoeuvre.Rest.Name => new Manoeuvre.Rest(),
        Manoeuvre.BreathHold.Name => new Manoeuvre.BreathHold(),
        Manoeuvre.Hyperventilation.Name => new Manoeuvre.Hyperventilation(given.Number(Factor)),
        Manoeuvre.DeadSpaceStep.Name => new Manoeuvre.DeadSpaceStep(Fraction.FromValue(given.Number(Share))),
        Manoeuvre.CardiacOutputStep.Name => new Manoeuvre.CardiacOutputStep(
            ActualFlow.FromMillilitresPerMinute(MillilitresPerLitre * given.Number(Output))),
        Manoeuvre.InspiredGas.Name => Gas(given),
        _ => throw new InvalidOperationException($"the manoeuvre {word} is listed and not made"),
    };

    static Manoeuvre.InspiredGas Gas(CaseInputs given)
    {
        var (co2, o2) = (given.Number(CO2), given.Number(O2));
        if (co2 + o2 > Fraction.Whole.Percent)
            throw given.Wrong(
                given.Has(O2) ? O2 : CO2, $"{co2:R} % of carbon dioxide and {o2:R} % of oxygen are more than all", "lower one");
        return new(Fraction.FromPercent(co2), Fraction.FromPercent(o2));
    }
}
