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

    public static ICaseModel Model { get; } = new SolvedCases(
        TissueModel.Declaration, () => TissueModel.Compiled, "oxygen of brain, muscle, wound, joint and tumour", TimeSpan.FromHours(2),
        Inputs(new(TissueModel.Declaration)), TimeUse.Optional, Read);

    static IReadOnlyList<CaseInput> Inputs(ParameterInputs of) =>
    [
        of.Number("pO2MmHg", "arterialPO2"),
        of.Number("haemoglobinGPerDl"),
        of.Number("dpgMmolPerL"),
        of.Number("flowFactor"),
    ];

    static SolvedExperiment Read(JsonElement inputs, Place place, IReadOnlyList<CaseInput> known)
    {
        CaseInputs given = new(inputs, place, known);
        ParameterValues after = new(TissueModel.Declaration);
        after["arterialPO2"] = given.Number("pO2MmHg");
        after["haemoglobinGPerDl"] = given.Number("haemoglobinGPerDl");
        after["dpgMmolPerL"] = given.Number("dpgMmolPerL");
        after["flowFactor"] = given.Number("flowFactor");
        return SolvedExperiment.AfterRest(new(TissueModel.Declaration), Rest, after);
    }
}
