using Hormesis.Clinic.Records;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class DateTests
{
    [Theory]
    [InlineData("2021", "2021-01-01", "2021-12-31")]
    [InlineData("2021-06", "2021-06-01", "2021-06-30")]
    [InlineData("2021-06-15", "2021-06-15", "2021-06-15")]
    [InlineData("2021-06-15T23:59:59+14:00", "2021-06-15", "2021-06-15")]
    [InlineData("2021-06-15T00:00:00.123456Z", "2021-06-15", "2021-06-15")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31")]
    public void The_day_is_the_one_that_was_written(string date, string from, string to) =>
        Assert.Equal(Days(from, to), Taken($"\"effectiveDateTime\":\"{date}\""));

    [Theory]
    [InlineData("2021-06-31")]
    [InlineData("2021-06-15T10:00")]
    [InlineData("2021-06-15T10:00:00")]
    [InlineData("2021-06-15T24:00:00Z")]
    [InlineData("2021-06-15T10:60:00Z")]
    [InlineData("2021-06-15T10:00:00.Z")]
    [InlineData("2021-06-15T10:00:00+14:30")]
    [InlineData("2021-06-15T10:00:00+1:00")]
    [InlineData("2021-06-15t10:00:00z")]
    [InlineData("2021-06-15T10:00:00Zx")]
    [InlineData("2021-6")]
    [InlineData("yesterday")]
    public void A_malformed_date_is_refused_at_its_place(string date)
    {
        var refusal = RefusedWith(Observation("777-3", $"\"effectiveDateTime\":\"{date}\""));

        Assert.Equal("entry[1].resource.effectiveDateTime", refusal.Place);
        Assert.Contains(date, refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"start":"2021-06-01","end":"2021-06-03"}""", "2021-06-01", "2021-06-03")]
    [InlineData("""{"start":"2021-06-01"}""", "2021-06-01", "2021-06-01")]
    [InlineData("""{"end":"2021-06"}""", "2021-06-01", "2021-06-30")]
    // Ends at 11:00Z on the 2nd, starts at 10:30Z: in order, although the days as written are not.
    [InlineData("""{"start":"2021-06-03T00:30:00+14:00","end":"2021-06-01T23:00:00-12:00"}""", "2021-06-01", "2021-06-03")]
    public void A_period_reaches_from_its_start_to_its_end(string period, string from, string to) =>
        Assert.Equal(Days(from, to), Taken($"\"effectivePeriod\":{period}"));

    [Fact]
    public void A_period_that_ends_before_it_starts_is_refused() =>
        Assert.Equal(
            "entry[1].resource.effectivePeriod.end",
            RefusedWith(Observation("777-3", """ "effectivePeriod":{"start":"2021-06-10","end":"2021-06-01"} """)).Place);

    [Theory]
    [InlineData("\"effectiveInstant\":\"2021-06-15T10:00:00.000+01:00\"", true)]
    [InlineData("\"effectiveTiming\":{\"event\":[\"2021-06-15\"]}", false)]
    [InlineData("\"effectivePeriod\":{}", false)]
    [InlineData("\"issued\":\"2021-06-15T10:00:00Z\"", false)]
    public void An_instant_is_a_date_and_a_timing_is_none(string member, bool hasDate) =>
        Assert.Equal(hasDate ? Days("2021-06-15", "2021-06-15") : null, Taken(member));

    static FactDate? Taken(string member) =>
        Result("777-3", $"\"valueQuantity\":{Quantity("250", "10*3/uL")},{member}").Taken;
}
