using Hormesis.Clinic.Screening;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Clinic.Screening.Session;

public class RoomAirTests
{
    [Theory]
    [InlineData(0, 20.9, Answer.Clear, Answer.Clear)]
    [InlineData(0.0399, 22.9, Answer.Clear, Answer.Clear)]
    [InlineData(0.04, 23.0, Answer.Caution, Answer.Caution)]
    [InlineData(0.0499, 23.4, Answer.Caution, Answer.Caution)]
    [InlineData(0.05, 23.5, Answer.Excluded, Answer.Excluded)]
    [InlineData(0.3, 40, Answer.Excluded, Answer.Excluded)]
    [InlineData(double.NaN, double.NaN, Answer.Missing, Answer.Missing)]
    [InlineData(-0.01, 5, Answer.Missing, Answer.Missing)]
    public void Ozone_in_ppm_and_oxygen_in_per_cent_answer_at_their_limits(double ppm, double percent, Answer ozone, Answer oxygen)
    {
        var findings = RoomAir.Ask(
            new() { Ozone = Fraction.FromValue(ppm * 1e-6), Oxygen = Fraction.FromPercent(percent) }, RuleSet.Shipped);

        Assert.Equal([("ENV-01", ozone), ("ENV-02", oxygen)], findings.Select(f => (f.Rule, f.Answer)));
    }

    [Fact]
    public void A_room_without_sensors_is_not_clear() =>
        Assert.All(RoomAir.Ask(new(), RuleSet.Shipped), f => Assert.Equal((Answer.Missing, true), (f.Answer, f.Required)));

    [Fact]
    public void Above_the_alarm_people_leave() => Assert.Contains(
        "leave the room", RoomAir.Ask(new() { Ozone = Fraction.FromValue(0.1e-6) }, RuleSet.Shipped)[0].Explanation,
        StringComparison.Ordinal);

    [Fact]
    public void What_is_not_verified_is_marked() =>
        Assert.True(RoomAir.Ask(new() { Oxygen = Fraction.FromPercent(30) }, RuleSet.Shipped)[1].IsUnverified);
}
