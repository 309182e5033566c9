using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

/// <summary>Experiments that tests begin from.</summary>
static class Bottles
{
    public static BottleInputs Of(double microgramsPerMillilitre) => new()
    {
        Ozone = OzoneConcentration.FromMicrogramsPerMillilitre(microgramsPerMillilitre, ReferenceCondition.At25CAnd1Atm),
    };

    public static BottleRun Run(this BottleInputs inputs, params double[] seconds) => BottleRun.Of(inputs.ToParameters(), Times(seconds));

    public static BottleRun Run(this BottleInputs inputs, IReadOnlyList<BottleSegment> segments, params double[] seconds) =>
        BottleRun.Of(inputs.ToParameters(), Times(seconds), segments);

    static TimeSpan[] Times(double[] seconds) => [.. seconds.Select(s => TimeSpan.FromSeconds(s))];
}
