using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.SessionDay;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Tests.Clinic.SessionDay;

/// <summary>What the data of the session day must be, whatever they say.</summary>
public class SessionDayDataTests
{
    [Fact]
    public void Ids_are_unique_and_every_item_has_a_source_and_what_to_do()
    {
        Assert.All(Checklists.Table.Checklists, c => Assert.Equal(c.Items.Count, c.Items.Select(i => i.Id).Distinct().Count()));
        Assert.All(Checklists.Table.Checklists.SelectMany(c => c.Items), i =>
        {
            Assert.NotEmpty(i.Source);
            Assert.NotEmpty(i.Otherwise);
            Assert.InRange(i.People, 1, 2);
            if (i.Good is { } good)
                Assert.True(
                    good.Unit.Length > 0 && good.From < (good.To ?? good.Below ?? double.MaxValue)
                    && (good.To is null || good.Below is null));
        });
    }

    [Fact]
    public void The_limits_of_the_day_are_those_of_the_screening()
    {
        var (circulation, condition) = (Rule("CI-22"), Rule("CI-18"));

        Assert.Equal((90.0, (double?)180), Ends("systolic"));
        Assert.All(Ends2("systolic"), v => Assert.Contains(v, circulation));
        Assert.All(Ends2("heart-rate"), v => Assert.Contains(v, circulation));
        Assert.Contains(Ends("temperature").To!.Value, condition); // it has one
        Assert.Contains(Ends("glucose").From, condition);
    }

    [Fact]
    public void Every_step_of_a_card_has_a_source_and_a_card_has_steps_and_a_rule_for_the_blood()
    {
        Assert.Equal(EmergencyCards.All.Count, EmergencyCards.All.Select(c => c.Id).Distinct().Count());
        Assert.All(EmergencyCards.All, card =>
        {
            Assert.NotEmpty(card.Signs);
            Assert.InRange(card.Steps.Count, 3, 9);
            Assert.NotNull(card.BloodRule);
            Assert.All(card.Signs.Concat(card.Steps).Concat(card.After), Sourced);
            Assert.All(card.Steps, s => Assert.InRange(s.Text.Length, 5, 110)); // one breath each
        });
    }

    [Theory, InlineData("embolism"), InlineData("haemolysis"), InlineData("hypersensitivity")]
    public void After_what_may_be_of_the_blood_itself_nothing_of_it_goes_back(string card) =>
        Assert.False(EmergencyCards.Get(card).BloodRule.MayReturn);

    [Fact]
    public void Every_task_has_a_source_and_a_time_and_names_medicines_that_the_screening_knows()
    {
        var sets = TermSets.Table.Sets.Select(s => s.Id).ToHashSet();

        Assert.Equal(SessionTasks.Table.Tasks.Count, SessionTasks.Table.Tasks.Select(t => t.Id).Distinct().Count());
        Assert.All(SessionTasks.Table.Tasks, t =>
        {
            Assert.True(t.After is { Unit: "h", Value: > 0 and <= 72, Source.Length: > 0 });
            if (t.Medicines.Length > 0) Assert.Contains(t.Medicines, sets);
        });
    }

    // clinical 8: 48 h at least between two sessions.
    [Fact]
    public void The_time_to_the_next_session_is_the_cap_s() => Assert.Equal(
        ClinicalProfiles.Get(ClinicalProfiles.Default).Caps[Caps.HoursBetween].Absolute,
        SessionTasks.Table.Tasks.Single(t => t.Id == "no-next-session").After.Value);

    static void Sourced(Statement s) => Assert.True(s.Text.Length > 0 && s.Source.Length > 0);

    static HashSet<double> Rule(string id) => [.. RuleSet.Shipped.Rules.Single(r => r.Id == id).Limits.Values.Select(l => l.Value)];

    static (double From, double? To) Ends(string item)
    {
        var good = Checklists.Get("before-session").Items.Single(i => i.Id == item).Good!; // asked for numbers only
        return (good.From, good.To);
    }

    static IEnumerable<double> Ends2(string item) => [Ends(item).From, Ends(item).To!.Value]; // both have two
}
