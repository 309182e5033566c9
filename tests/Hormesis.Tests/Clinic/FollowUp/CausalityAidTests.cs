using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Records;
using Hormesis.Model.Numerics;
using static Hormesis.Tests.Clinic.FollowUp.SomeFollowUps;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;

namespace Hormesis.Tests.Clinic.FollowUp;

/// <summary>The log of adverse events and its aid on causality. Sessions are 20, 16, 12, 8 and 4 days ago.</summary>
public class CausalityAidTests
{
    static LoggedEvent Logged(AdverseEvent e, PatientFacts? facts = null) =>
        Assert.Single(FollowUpReport.Of((facts ?? Five()).Suffered(e), On).AdverseEvents);

    static AdverseEvent Named(string text, int? daysAgo) => Event(daysAgo, Severity.Mild) with { Text = text };

    [Theory]
    [InlineData("headache", 4, Causality.Possible)]
    [InlineData("headache", 1, Causality.Possible)]
    [InlineData("fainting", 4, Causality.Possible)]
    [InlineData("fainting", 1, Causality.Conditional)]
    [InlineData("a purple ear", 4, Causality.Possible)]
    [InlineData("a purple ear", 30, Causality.Unlikely)]
    [InlineData("headache", null, Causality.Unassessable)]
    [InlineData("", 4, Causality.Unassessable)]
    public void Time_and_kind_suggest_a_category(string text, int? daysAgo, Causality suggested) =>
        Assert.Equal(suggested, Logged(Named(text, daysAgo)).Aid.Suggested);

    [Fact]
    public void Without_sessions_or_with_undated_ones_nothing_can_be_said()
    {
        Assert.Equal(Causality.Unassessable, Logged(Named("headache", 4), Man()).Aid.Suggested);
        var undated = Man().Had(Session(4, 15) with { Done = null });
        Assert.Equal(Causality.Conditional, Logged(Named("headache", 4), undated).Aid.Suggested);
    }

    // Any event, any record: only what surely was before every session is called unlikely, and nothing is ever called certain.
    [Fact]
    public void What_is_not_known_never_makes_it_unlikely()
    {
        string[] texts = ["", "headache", "ruled out headache", "urticaria", "something else"];
        for (var seed = 0; seed < 2000; seed++)
        {
            var chance = new RandomSource((ulong)seed, 3);
            var facts = Man().Had([.. Enumerable.Range(0, (int)chance.NextBetween(0, 4)).Select(i => Session(4 * i + 4, 15))]);
            var undated = chance.NextUniform() < 0.3 && facts.Sessions.Count > 0;
            if (undated) facts = facts with { Sessions = [facts.Sessions[0] with { Done = null }, .. facts.Sessions.Skip(1)] };
            var day = DaysAgo((int)chance.NextBetween(0, 30)).Earliest;
            FactDate? happened = chance.NextUniform() < 0.2 ? null : new(day, chance.NextUniform() < 0.3 ? day.AddDays(25) : day);
            var e = Named(texts[(int)chance.NextBetween(0, texts.Length)], 0) with { Happened = happened };
            if (happened?.Earliest > On) continue;

            var suggested = Logged(e, facts).Aid.Suggested;

            var surelyBefore = happened is { } h && facts.Sessions.Count > 0 && facts.Sessions.All(s => s.Done?.Earliest > h.Latest);
            Assert.True(suggested != Causality.Unlikely || surelyBefore, $"seed {seed}");
            Assert.DoesNotContain(suggested, new[] { Causality.Certain, Causality.Probable, Causality.Unknown });
        }
    }

    [Fact]
    public void What_a_person_judged_stays_beside_the_suggestion() => Assert.All(Enum.GetValues<Causality>(), recorded =>
    {
        var logged = Logged(Named("headache", 4) with { Causality = recorded });

        Assert.Equal((recorded, Causality.Possible), (logged.Event.Causality, logged.Aid.Suggested));
        Assert.Equal(Certainty.R, logged.Aid.Certainty);
    });

    // A record gives days: an event of the next day was at any time until 48 h.
    [Theory]
    [InlineData(4, 0, 24)]
    [InlineData(3, 0, 48)]
    [InlineData(2, 24, 72)]
    public void Hours_since_the_session_are_a_span(int daysAgo, double low, double high)
    {
        var logged = Logged(Named("headache", daysAgo));

        Assert.Equal(new HourSpan(low, high), logged.Hours);
        Assert.Equal(("session-4", false), (logged.After!.Id, logged.IsLaidTo)); // there is one
    }

    [Fact]
    public void A_session_that_the_record_names_is_the_one()
    {
        var logged = Logged(Named("headache", 4) with { Session = "session-8" });

        Assert.Equal(("session-8", true), (logged.After!.Id, logged.IsLaidTo)); // named
        Assert.Equal(new HourSpan(72, 120), logged.Hours);
    }

    [Fact]
    public void Going_away_speaks_for_it_only_without_a_further_session()
    {
        string Told(int daysAgo, EventOutcome outcome) =>
            string.Join(' ', Logged(Named("headache", daysAgo) with { Outcome = outcome }).Aid.Because);

        Assert.Contains("dechallenge speaks for it", Told(4, EventOutcome.Resolved));
        Assert.Contains("nothing is known of dechallenge", Told(8, EventOutcome.Resolved));
        Assert.Contains("nothing is known of dechallenge", Told(4, EventOutcome.Unknown));
    }

    [Fact]
    public void The_same_after_a_later_session_speaks_for_it_and_a_negation_names_nothing()
    {
        var twice = Five().Suffered(Named("headache", 8)).Suffered(Named("severe headache", 4) with { Id = "again" });
        var events = FollowUpReport.Of(twice, On).AdverseEvents;

        Assert.Contains(events[0].Aid.Because, b => b.Contains("rechallenge", StringComparison.Ordinal));
        Assert.DoesNotContain(events[1].Aid.Because, b => b.Contains("rechallenge", StringComparison.Ordinal));
        var denied = Logged(Named("negative for headache", 4));
        Assert.Contains(denied.Aid.Because, b => b.Contains("not among the known", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_known_reaction_is_found_by_each_of_its_words_and_has_hours() => Assert.All(EventTable.Shipped.Reactions, r =>
    {
        Assert.All(r.Words, w => Assert.Equal(r.Id, EventTable.Find(Named($"Severe {w} today", 1))?.Id));
        Assert.True(r.FromHours.Value < r.ToHours.Value && r.Source.Length > 0, r.Id);
    });
}
