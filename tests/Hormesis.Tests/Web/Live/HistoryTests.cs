using FsCheck;
using FsCheck.Fluent;
using Hormesis.Web.Live;

namespace Hormesis.Tests.Web.Live;

public class HistoryTests
{
    [Fact]
    public void A_peak_of_one_frame_stays_a_peak_however_long_the_session()
    {
        History trace = new();

        for (var i = 0; i < 4 * 3600 * 5; i++) trace.Add(i / 5.0, i == 12_345 ? 99 : i == 54_321 ? -99 : Math.Sin(i));

        Assert.True(trace.Spans.Count <= History.MostSpans);
        Assert.Equal(99, trace.Spans[(int)(12_345 / 5.0 / trace.Span)].High);
        Assert.Equal(-99, trace.Spans[(int)(54_321 / 5.0 / trace.Span)].Low);
    }

    [Fact]
    public void Every_value_lies_in_its_span_and_every_end_of_a_span_is_a_value() => Prop.ForAll(
        Gen.Choose(1, 4000).SelectMany(n => Gen.Choose(-1000, 1000).ListOf(n)).ToArbitrary(),
        values =>
        {
            History trace = new();
            for (var i = 0; i < values.Count; i++) trace.Add(i, values[i]);
            for (var i = 0; i < values.Count; i++)
            {
                var (low, high) = trace.Spans[(int)(i / trace.Span)];
                if (values[i] < low || values[i] > high) return false;
            }
            return trace.Spans.All(s => values.Contains((int)s.Low) && values.Contains((int)s.High));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_not_known_is_a_gap_and_no_zero()
    {
        History trace = new();

        trace.Add(0, 5);
        trace.Add(3, double.NaN);
        trace.Add(4, 7);

        Assert.Equal(5, trace.Spans.Count);
        Assert.All(trace.Spans.Skip(1).Take(3), s => Assert.True(double.IsNaN(s.Low) && double.IsNaN(s.High)));
    }
}
