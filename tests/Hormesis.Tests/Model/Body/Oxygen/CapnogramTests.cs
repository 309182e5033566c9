using Hormesis.Model.Body.Oxygen;

namespace Hormesis.Tests.Model.Body.Oxygen;

public class CapnogramTests
{
    const double Interval = 0.02; // s
    const int Minute = 3000;

    public static TheoryData<string> Conditions { get; } = [.. CapnogramShape.Conditions];

    [Theory, MemberData(nameof(Conditions))]
    public void It_is_never_negative_and_never_above_the_end_of_a_breath(string condition)
    {
        var shape = CapnogramShape.Resting.In(condition);

        Assert.All(Capnogram.Samples(shape, Interval, Minute), s => Assert.InRange(s, 0, shape.EtCo2MmHg + 1e-9));
    }

    [Theory]
    [InlineData("normal", 40, 12)]
    [InlineData("embolism", 30, 12)]
    [InlineData("obstruction", 40, 12)]
    [InlineData("hypoventilation", 60, 7.2)]
    public void Its_features_are_read_back_from_the_waveform(string condition, double etCo2, double rate)
    {
        var read = Read(CapnogramShape.Resting.In(condition));

        Assert.Equal(rate, read.RatePerMin, 0.05);
        Assert.Equal(etCo2, read.EtCo2MmHg, 0.03 * etCo2); // the sensor's lag cuts a rising end
    }

    [Theory]
    [InlineData("apnoea")]
    [InlineData("disconnection")]
    public void Without_breaths_nothing_is_read(string condition)
    {
        var read = Read(CapnogramShape.Resting.In(condition));

        Assert.Equal((0, 0), (read.Breaths, read.RatePerMin));
        Assert.True(double.IsNaN(read.EtCo2MmHg));
    }

    [Fact]
    public void Obstruction_steepens_the_plateau_and_takes_from_the_area()
    {
        var (normal, obstructed) = (Read(CapnogramShape.Resting), Read(CapnogramShape.Resting.In("obstruction")));

        Assert.True(obstructed.SlopeThreeMmHgPerS > 3 * normal.SlopeThreeMmHgPerS);
        Assert.True(obstructed.AreaMmHgS < normal.AreaMmHgS);
    }

    // Where the lungs empty slowly, volume goes nearly with time, and the slope over time is that over volume times the flow.
    [Fact]
    public void The_slope_over_time_is_that_over_volume_times_the_flow()
    {
        var shape = CapnogramShape.Resting with { TauExpirationS = 60, SlopeThreeMmHgPerL = 10, FrontWidthL = 0.01 };
        var expiration = 60 / shape.RatePerMin * (1 - shape.InspiratoryShare);

        Assert.Equal(10 * shape.TidalVolumeL / expiration, Read(shape).SlopeThreeMmHgPerS, 0.1);
    }

    // Phases of one breath at the mouth: nothing new, the front, the plateau, fresh gas again.
    [Fact]
    public void A_breath_has_its_phases()
    {
        var shape = CapnogramShape.Resting;
        var (period, inspiration) = (60 / shape.RatePerMin, 60 / shape.RatePerMin * shape.InspiratoryShare);

        Assert.Equal(0, Capnogram.AtMouth(shape, inspiration + 0.01), 0.1);
        Assert.True(Capnogram.AtMouth(shape, inspiration + 0.15) < Capnogram.AtMouth(shape, inspiration + 0.3));
        Assert.InRange(Capnogram.AtMouth(shape, inspiration + 1), 35, 40);
        Assert.Equal(40, Capnogram.AtMouth(shape, period - 1e-6), 0.01);
        Assert.Equal(Capnogram.AtMouth(shape, period - 1e-9), Capnogram.AtMouth(shape, period + 1e-9), 1e-3);
        Assert.Equal(0, Capnogram.AtMouth(shape, period + 0.8 * inspiration), 0.01);
    }

    [Fact]
    public void The_tube_delays_it()
    {
        var (near, far) = (CapnogramShape.Resting with { TransportDelayS = 0 }, CapnogramShape.Resting with { TransportDelayS = 3 });
        var (early, late) = (Capnogram.Samples(near, Interval, Minute), Capnogram.Samples(far, Interval, Minute));

        // From 3 s on, when the sensor has forgotten where it began.
        for (var i = 150; i + 150 < Minute; i++) Assert.Equal(early[i], late[i + 150], 1e-6);
    }

    [Fact]
    public void What_there_is_not_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CapnogramShape.Resting.In("hiccups"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Capnogram.Samples(CapnogramShape.Resting, 0, 10));
    }

    static CapnogramFeatures Read(CapnogramShape shape) => CapnogramFeatures.Of(Capnogram.Samples(shape, Interval, Minute), Interval);
}
