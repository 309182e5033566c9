using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Clinic.SessionDay;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Tests.Clinic.Protocol;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Clinic.SessionDay;

/// <summary>The centre's rules of bottle and room, asked of a session's day.</summary>
public class DayRulesTests
{
    static readonly SessionPlan Plan = ((PlanOutcome.Planned)SomePlans.Plan(Man(), 10)).Course.Sessions[0];

    static BottleRelease Release(double? haemolysis = 0.1, double offered = 1) => new(
        TimeSpan.FromMinutes(10), haemolysis, GaugePressure.Zero, TimeSpan.FromMinutes(8), offered * Plan.Dose, LineIsClear: true);

    [Theory]
    [InlineData(0.1, BagOutcome.Incomplete)] // methaemoglobin and potassium are for the laboratory
    [InlineData(0.4, BagOutcome.Incomplete)]
    [InlineData(0.79, BagOutcome.Incomplete)]
    [InlineData(0.8, BagOutcome.Discard)]
    [InlineData(double.NaN, BagOutcome.Incomplete)]
    [InlineData(null, BagOutcome.Incomplete)]
    public void Blood_whose_cells_burst_is_discarded_and_what_is_not_measured_never_releases(double? haemolysis, BagOutcome outcome) =>
        Assert.Equal(outcome, DayRules.Bag(Release(haemolysis), Plan, RuleSet.Shipped).Outcome);

    [Fact]
    public void A_limit_that_the_centre_tightened_holds()
    {
        var limit = RuleSet.Shipped.Bag.Single(r => r.Id == "BAG-01").Limits["discard-from"] with { Value = 0.5 };
        var rules = RuleSet.Shipped with
        {
            Bag = [.. RuleSet.Shipped.Bag.Select(r => r.Id == "BAG-01"
                ? r with { Limits = new Dictionary<string, Limit>(r.Limits) { ["discard-from"] = limit } }
                : r)],
        };

        Assert.Equal(BagOutcome.Discard, DayRules.Bag(Release(0.6), Plan, rules).Outcome);
        Assert.NotEqual(BagOutcome.Discard, DayRules.Bag(Release(0.6), Plan, RuleSet.Shipped).Outcome);
    }

    [Theory]
    [InlineData(0.901, false)]
    [InlineData(0.89, true)]
    [InlineData(1.099, false)]
    [InlineData(1.11, true)]
    [InlineData(double.NaN, true)]
    public void Gas_that_was_not_as_ordered_is_never_given_back(double share, bool isExcluded)
    {
        var gas = DayRules.Bag(Release(offered: share), Plan, RuleSet.Shipped).Findings.Single(f => f.Rule == "BAG-03")
            .Parts.Single(p => p.Question.Contains("gas", StringComparison.Ordinal));

        Assert.Equal(isExcluded ? Answer.Excluded : Answer.Clear, gas.Answer);
    }

    [Theory]
    [InlineData(0.039, 22.9)]
    [InlineData(0.04, 20.9, "ENV-01")]
    [InlineData(0.05, 20.9, "ENV-01")]
    [InlineData(0.01, 23.0, "ENV-02")]
    [InlineData(0.2, 24.0, "ENV-01", "ENV-02")]
    public void Air_beyond_a_limit_keeps_a_session_from_beginning(double ozonePpm, double oxygenPercent, params string[] rules)
    {
        Dictionary<string, ChecklistAnswer> answers = new()
        {
            ["room-ozone"] = new() { Value = ozonePpm },
            ["room-oxygen"] = new() { Value = oxygenPercent },
        };

        Assert.Equal(rules, DayRules.Room(answers, RuleSet.Shipped).Select(p => p.Rule));
    }
}
