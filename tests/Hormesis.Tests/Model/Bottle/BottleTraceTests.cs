using Hormesis.Model;
using Hormesis.Model.Bottle;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Bottle;

public class BottleTraceTests
{
    static readonly TimeSpan End = TimeSpan.FromSeconds(600);

    // A bottle that holds oxygen at 1 atm, without ozone.
    static ParameterVector Plain() => new BottleInputs
    {
        Ozone = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0),
    }.ToParameters();

    static BottleRun Run(string csv, params int[] seconds) => BottleRun.Of(
        Plain(), [.. seconds.Select(s => TimeSpan.FromSeconds(s))], BottleTrace.Read(csv, Plain(), End));

    [Fact]
    public void A_pressure_trace_is_followed()
    {
        var run = Run("seconds,pressureBarAbs\n5,1.5\n100,1.8\n300,1.2\n", 4, 99, 299, 599);

        Assert.InRange(run.Observe("pressureBarAbs", 0), 0.95, 1.05);
        // The hold lags behind what dissolves by its time constant only.
        Assert.Equal(1.5, run.Observe("pressureBarAbs", 1), 0.003);
        Assert.Equal(1.8, run.Observe("pressureBarAbs", 2), 0.003);
        Assert.Equal(1.2, run.Observe("pressureBarAbs", 3), 0.003);
    }

    [Fact]
    public void Ozone_that_flows_in_is_the_flow_times_its_concentration()
    {
        var run = Run("inflowNormalMlPerMin,seconds,ozoneUgPerNormalMl,mixing\n300,0,40,still\n0,30,0,gentle\n", 0, 30, 599);

        // 300 NmL/min for half a minute at 40 ug/NmL.
        Assert.Equal(6000, run.Observe("ozoneOfferedUg", 1), 1.0);
        Assert.InRange(run.Observe("ozoneAbsorbedUg", 2), 5900, 6000);
    }

    [Fact]
    public void Coming_down_from_pressure_leaves_gas_to_be_released()
    {
        var run = Run("seconds,pressureBarAbs\n0,1.8\n400,1.01325\n", 399, 410);

        Assert.InRange(run.Observe("releasableGasMlPerL", 1), 5, 25);
    }

    [Theory]
    [InlineData("", "no rows")]
    [InlineData("seconds,pressureBarAbs", "no rows")]
    [InlineData("time,pressureBarAbs\n0,1", "\"time\" is unknown")]
    [InlineData("pressureBarAbs\n1", "no column seconds")]
    [InlineData("seconds,seconds\n1,2", "there twice")]
    [InlineData("seconds,pressureBarAbs\n0,psi", "line 2, pressureBarAbs: \"psi\" is not a number from")]
    [InlineData("seconds,pressureBarAbs\n0,NaN", "is not a number from")]
    [InlineData("seconds,pressureBarAbs\n0,18", "is not a number from")]
    [InlineData("seconds,pressureBarAbs\n0,1,2", "3 cells under 2 columns")]
    [InlineData("seconds,pressureBarAbs\n,1", "the time is missing")]
    [InlineData("seconds,pressureBarAbs\n5,1\n5,2", "line 3, seconds: the times do not ascend")]
    [InlineData("seconds,mixing\n0,wild", "\"wild\" is not known")]
    public void What_cannot_be_read_is_refused_with_its_place(string csv, string says)
    {
        var wrong = Assert.Throws<InputException>(() => BottleTrace.Read(csv, Plain(), End));

        Assert.Contains(says, wrong.Message);
    }
}
