using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body.Oxygen;

/// <summary>
/// Tissues as a model that answers cases: they are at rest with normal blood, and at time zero the blood that comes becomes what
/// the case says. Without a time, the state that they settle in is meant.
/// </summary>
public static class TissueCases
{
    // The slowest tissue has a time constant of some minutes.
    static readonly TimeSpan Rest = TimeSpan.FromHours(2);

    static readonly IReadOnlyList<CaseInput> Known = Inputs(new(TissueModel.Declaration));

    public static SolvedCases Model { get; } = new()
    {
        Summary = "oxygen of brain, muscle, wound, joint and tumour",
        Longest = TimeSpan.FromHours(2),
        Inputs = Known,
        Model = () => TissueModel.Compiled,
        Declaration = TissueModel.Declaration,
        Untimed = Untimed.Settled,
        Read = Read,
    };

    static IReadOnlyList<CaseInput> Inputs(ParameterInputs of) =>
    [
        of.Number("pO2MmHg", "arterialPO2"),
        of.Number("haemoglobinGPerDl"),
        of.Number("dpgMmolPerL"),
        of.Number("flowFactor"),
    ];

    static Experiment Read(JsonElement inputs, Place place)
    {
        CaseInputs given = new(inputs, place, Known);
        ParameterValues after = new(TissueModel.Declaration);
        after["arterialPO2"] = given.Number("pO2MmHg");
        after["haemoglobinGPerDl"] = given.Number("haemoglobinGPerDl");
        after["dpgMmolPerL"] = given.Number("dpgMmolPerL");
        after["flowFactor"] = given.Number("flowFactor");
        return Experiment.AfterRest(new(TissueModel.Declaration), Rest, after);
    }
}
