using Hormesis.Device.Controller;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Controller;

public class EstimatesTests
{
    static readonly ControllerSetup Setup = new Rig(seed: 1).Setup;

    [Theory, InlineData(75), InlineData(-15)]
    public void The_slope_of_the_weight_is_the_flow_of_blood(double mlPerMin)
    {
        var readings = new Readings();
        var estimates = Estimates.From(readings, Setup, TimeSpan.Zero);
        for (var tick = 1; tick <= 3_000; tick++)
        {
            var now = tick * Rig.Tick;
            readings = readings with { Weight = Mass.OfBlood(ActualFlow.FromMillilitresPerMinute(mlPerMin) * now) };
            estimates = estimates.Follow(readings, Setup, settled: false, now, Rig.Tick);
        }

        Assert.Equal(mlPerMin, estimates.BloodIn.MillilitresPerMinute, 0.001 * Math.Abs(mlPerMin)); // ten time constants on
    }

    [Fact]
    public void A_concentration_counts_once_for_each_sample_of_the_photometer()
    {
        var first = new Readings { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0), PhotometerSample = 1 };
        var estimates = Estimates.From(first, Setup, TimeSpan.Zero);
        var held = first with { Photometer = OzoneConcentration.FromMicrogramsPerNormalMillilitre(40) };

        var same = estimates.Follow(held, Setup, settled: false, TimeSpan.FromSeconds(2), Rig.Tick);
        var next = estimates.Follow(held with { PhotometerSample = 2 }, Setup, settled: false, TimeSpan.FromSeconds(2), Rig.Tick);

        Assert.Equal(0, same.Concentration.MicrogramsPerNormalMillilitre);
        Assert.Equal(40 * 2.0 / (6 + 2), next.Concentration.MicrogramsPerNormalMillilitre, 1e-9); // backward Euler, 2 s of 6 s
    }
}
