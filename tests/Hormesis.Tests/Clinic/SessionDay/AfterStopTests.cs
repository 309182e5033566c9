using Hormesis.Clinic.SessionDay;
using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Device.Controller.Limits;

namespace Hormesis.Tests.Clinic.SessionDay;

/// <summary>Clinic and device do not see each other: what the one says of the other's alarms is held together here.</summary>
public class AfterStopTests
{
    static readonly string[] Reasons =
    [
        .. AlarmTable.Shipped.Alarms.Select(a => a.Id),
        .. Enum.GetValues<StopReason>().Where(r => r is not (StopReason.None or StopReason.Limit))
            .Select(r => r.ToString().ToLowerInvariant()),
    ];

    [Fact]
    public void Every_reason_that_the_device_has_is_in_the_table_once_and_none_besides()
    {
        Assert.All(Reasons, r => Assert.NotNull(AfterStop.Of(r)));
        Assert.Equal(
            AfterStop.Table.Stops, Reasons.Select(AfterStop.Of).Distinct().OrderBy(s => AfterStop.Table.Stops.ToList().IndexOf(s!)));
        Assert.All(LimitTable.Shipped.Limits, l => Assert.NotNull(AfterStop.Of(l.Alarm)));
    }

    [Fact]
    public void Every_reason_has_a_card_or_says_that_it_has_none_and_a_rule_for_the_blood() => Assert.All(AfterStop.Table.Stops, s =>
    {
        Assert.True(s.Card == "none" || EmergencyCards.All.Any(c => c.Id == s.Card), s.Card);
        Assert.NotNull(AfterStop.Rule(s.Blood));
    });

    [Fact]
    public void What_the_device_never_gives_back_the_table_never_gives_back_either() =>
        Assert.All(
            LimitTable.Shipped.Limits.Where(l => l.ForbidsReturn), l => Assert.False(AfterStop.Blood(l.Alarm, []).MayReturn, l.Alarm));

    [Fact]
    public void A_rule_against_the_return_outweighs_any_number_of_others()
    {
        var may = AfterStop.Table.Stops.Where(s => AfterStop.Rule(s.Blood).MayReturn).Select(s => s.Reason).ToList();

        Assert.True(AfterStop.Blood("person", may).MayReturn);
        Assert.All(AfterStop.Table.Stops.Where(s => !AfterStop.Rule(s.Blood).MayReturn),
            s => Assert.False(AfterStop.Blood("person", [.. may, s.Reason]).MayReturn));
    }

    [Fact]
    public void After_what_is_not_known_nothing_goes_back()
    {
        Assert.False(AfterStop.Blood("an alarm of tomorrow", []).MayReturn);
        Assert.Null(AfterStop.Card("an alarm of tomorrow", []));
    }

    [Theory]
    [InlineData("capnography-abort", "embolism")]
    [InlineData("air-in-line", "embolism")]
    [InlineData("capnography-pause", "vasovagal")]
    [InlineData("haemolysis", "haemolysis")]
    [InlineData("room-ozone-evacuate", "ozone-leak")]
    public void What_endangers_the_patient_has_its_card(string alarm, string card)
    {
        Assert.Equal(card, AfterStop.Card(alarm, [])!.Id); // the card is what is asked for
        Assert.Equal(card, AfterStop.Card("person", ["photometer-dirt", alarm])!.Id);
    }

    [Fact]
    public void A_device_at_fault_has_no_card() => Assert.Null(AfterStop.Card("journal", ["store"]));
}
