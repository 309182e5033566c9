using FsCheck;
using FsCheck.Fluent;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Validation;

public class TraceTimesTests
{
    [Fact]
    public void A_course_begins_dense_and_goes_on_evenly()
    {
        var times = TraceTimes.Of(TimeSpan.FromMinutes(25), TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.Zero, times[0]);
        Assert.Equal(TimeSpan.FromMilliseconds(1), times[1]);
        Assert.Equal(1500, times[^1].TotalSeconds);
        Assert.InRange(times.Count(t => t < TimeSpan.FromSeconds(1)), 20, 30);
        Assert.All(times.Where(t => t > TimeSpan.FromSeconds(60)), t => Assert.Equal(0, t.TotalSeconds % 10));
    }

    [Fact]
    public void Times_rise_and_are_never_further_apart_than_wanted() => Prop.ForAll(
        Gen.Choose(1, 100_000).Two().ToArbitrary(),
        pair =>
        {
            var (end, every) = (TimeSpan.FromMilliseconds(pair.Item1 * 20.0), TimeSpan.FromMilliseconds(pair.Item2));
            var times = TraceTimes.Of(end, every);
            return times[^1] == end && times.Zip(times.Skip(1)).All(p => p.First < p.Second && p.Second - p.First <= every);
        }).CheckFromSeed();
}
