using FsCheck;
using FsCheck.Fluent;
using Hormesis.Device.Twin;

namespace Hormesis.Tests.Device.Twin;

public class PlugLineTests
{
    [Fact]
    public void What_goes_in_comes_out_a_line_volume_later()
    {
        var line = new PlugLine(volume: 10, count: 100, fill: 0);
        var outAt = 0.0;
        for (var pushed = 0.0; pushed < 12; pushed += 0.01)
        {
            if (line.Push(0.01, inlet: pushed < 0.5 ? 1 : 0) > 0.005 && outAt == 0) outAt = pushed;
        }

        Assert.Equal(10, outAt, 0.11); // a cell of 0.1
    }

    [Fact]
    public void Nothing_is_made_or_lost_in_the_line() =>
        Prop.ForAll(Gen.Choose(1, 400).ListOf().ToArbitrary(), pushes =>
        {
            var line = new PlugLine(volume: 10, count: 50, fill: 0.25);
            var (inside, outside) = (2.5, 0.0);
            foreach (var push in pushes)
            {
                var (volume, inlet) = (push / 100.0, push % 7 / 7.0);
                inside += volume * inlet;
                outside += line.Push(volume, inlet);
            }
            outside += line.Push(10, inlet: 0) + line.Push(0.2, inlet: 0); // all that is left, and the cell begun
            return Math.Abs(inside - outside) < 1e-9 * (1 + inside);
        }).CheckFromSeed();

    [Theory]
    [InlineData(2.0, 1.0, 1.0)] // choked
    [InlineData(1.0, 1.0, 0.0)] // level
    public void An_orifice_chokes_and_stands_still(double upstream, double downstream, double share) =>
        Assert.Equal(share, Orifice.Share(upstream, downstream, critical: 0.5), 1e-12);

    [Fact]
    public void An_orifice_passes_less_the_higher_the_back_pressure()
    {
        var shares = Enumerable.Range(0, 101).Select(i => Orifice.Share(1, i / 100.0, critical: 0.4)).ToList();

        Assert.Equal(shares.OrderDescending(), shares);
    }
}
