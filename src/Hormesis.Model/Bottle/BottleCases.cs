using Hormesis.Model.Validation;

namespace Hormesis.Model.Bottle;

/// <summary>The bottle as a model that answers validation cases.</summary>
public static class BottleCases
{
    public static SolvedCases Model { get; } = new()
    {
        Summary = "blood and ozone in a closed bottle",
        Longest = TimeSpan.FromDays(1),
        Inputs = BottleCaseInputs.All,
        Model = () => BottleModel.Compiled,
        Declaration = BottleModel.Declaration,
        Read = (inputs, place) => Of(BottleCaseInputs.Read(inputs, place)),

        // Fixed by how the bottle was set up, unless gas is let in or out, which a case cannot say.
        Timeless = ["doseUgPerMlBlood", "ozoneOfferedUg", "ozoneSolubilityRatio"],
    };

    static Experiment Of(ParameterVector parameters) =>
        Experiment.FromStart(
            parameters.Values.ToArray(),
            (drive, end) => [.. BottleTrace.Read(drive, parameters, end).Select(s => s.ToSegment())]);
}
