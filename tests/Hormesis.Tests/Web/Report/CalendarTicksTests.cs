using System.Globalization;
using FsCheck.Fluent;
using Hormesis.Web.Report;

namespace Hormesis.Tests.Web.Report;

public class CalendarTicksTests
{
    [Fact]
    public void Ticks_are_few_in_order_on_the_axis_and_say_their_date()
    {
        var lengths = Gen.OneOf(Gen.Choose(0, 60), Gen.Choose(0, 1000), Gen.Choose(0, 60_000));
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 36_000), lengths).ToArbitrary(), p =>
        {
            var (begin, length) = p;
            var from = new DateOnly(1940, 1, 1).AddDays(begin);

            var ticks = CalendarTicks.Of(from, length);

            Assert.InRange(ticks.Count, 1, 6);
            Assert.All(ticks, t => Assert.InRange(t.At, 0, length));
            Assert.True(ticks.Zip(ticks.Skip(1)).All(p => p.First.At < p.Second.At));
            Assert.All(ticks, t => Assert.Equal(from.AddDays((int)t.At), Read(t.Label)));
        }).CheckFromSeed();
    }

    [Theory]
    [InlineData("2026-11-28", 0, "2026-11-28")]
    [InlineData("2026-11-28", 6, "2026-11-28 2026-11-30 2026-12-02 2026-12-04")]
    [InlineData("2026-08-30", 90, "2026-09 2026-10 2026-11")]
    [InlineData("2013-02-20", 5000, "2015 2020 2025")]
    public void An_axis_has_round_dates(string from, int days, string expected)
    {
        var labels = CalendarTicks.Of(DateOnly.Parse(from, CultureInfo.InvariantCulture), days).Select(t => t.Label);

        Assert.Equal(expected, string.Join(' ', labels));
    }

    // What is left out is the first.
    static DateOnly Read(string label) =>
        DateOnly.ParseExact(label + "-01-01"[..(10 - label.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
