using Hormesis.Clinic.Centres;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Clinic.Protocol;

public class AcceptanceTests
{
    static readonly Verdict Cautioned = Ask(Man().With("platelets", 120).Takes("warfarin"));
    static readonly Acceptance Platelets = new("CI-06", "stable for years", "A. Physician");
    static readonly Acceptance Warfarin = new("CI-11", "INR well set", "A. Physician");

    [Fact]
    public void An_eligible_patient_needs_no_acceptance() => Assert.Empty(Acceptances.Open(Ask(Man()), [], []));

    [Fact]
    public void Every_caution_has_to_be_accepted()
    {
        Assert.Equal(["CI-06", "CI-11"], Open(Cautioned));
        Assert.Equal(["CI-11"], Open(Cautioned, Platelets));
        Assert.Empty(Open(Cautioned, Platelets, Warfarin));
    }

    [Theory]
    [InlineData("", "A. Physician")]
    [InlineData("  ", "A. Physician")]
    [InlineData("stable", "")]
    [InlineData("stable", "\t")]
    public void An_acceptance_has_a_reason_and_a_name(string reason, string by) =>
        Assert.Equal(["CI-06"], Open(Cautioned, new("CI-06", reason, by), Warfarin));

    [Theory]
    [InlineData("CI-07")]
    [InlineData("CI-99")]
    [InlineData("")]
    public void Nothing_else_can_be_accepted(string rule) =>
        Assert.Equal([rule], Open(Cautioned, Platelets, Warfarin, new(rule, "because", "A. Physician")));

    [Fact]
    public void An_exclusion_or_a_missing_answer_cannot_be_accepted()
    {
        var excluded = Ask(Man().With("platelets", 50));
        var missing = Ask(Man().Without("platelets"));

        Assert.Equal(["CI-06", "CI-06"], Open(excluded, Platelets));
        Assert.Equal(["CI-06", "CI-06"], Open(missing, Platelets));
        Assert.Equal(["CI-06"], Open(excluded));
        Assert.Equal(["CI-06"], Open(missing));
    }

    [Fact]
    public void A_missing_answer_that_is_not_required_stands_in_nobodys_way() => Assert.Empty(Open(Ask(Bare())));

    [Fact]
    public void A_caution_is_accepted_once() => Assert.Equal(["CI-06"], Open(Cautioned, Platelets, Platelets with { By = "B" }, Warfarin));

    [Fact]
    public void Above_a_recommended_cap_a_second_person_is_needed()
    {
        string[] above = [Caps.DosePerBlood];
        var alone = new Acceptance(Caps.DosePerBlood, "ulcer", "A. Physician");

        Assert.Equal(above, Acceptances.Open(Ask(Man()), [], above).Select(o => o.Rule));
        Assert.Equal(above, Acceptances.Open(Ask(Man()), [alone], above).Select(o => o.Rule));
        Assert.Equal(above, Acceptances.Open(Ask(Man()), [alone with { Second = " a. physician " }], above).Select(o => o.Rule));
        Assert.Empty(Acceptances.Open(Ask(Man()), [alone with { Second = "B. Physician" }], above));
        Assert.Equal(above, Acceptances.Open(Ask(Man()), [alone with { Second = "B. Physician" }], []).Select(o => o.Rule));
    }

    [Fact]
    public void Whoever_accepts_all_cautions_of_a_conditional_patient_may_go_on_and_nobody_else() =>
        Assert.All(Enumerable.Range(0, 300).Select(seed => Ask(Screening.RandomPatients.From(seed))), verdict =>
        {
            var cautions = verdict.Findings.Where(f => f.Answer == Answer.Caution);
            Acceptance[] all = [.. cautions.Select(f => new Acceptance(f.Rule, "seen", "A"))];
            var mayGoOn = verdict.Outcome is Outcome.Eligible or Outcome.Conditional;

            Assert.Equal(mayGoOn, Acceptances.Open(verdict, all, []).Count == 0);
            if (all.Length > 0) Assert.NotEmpty(Acceptances.Open(verdict, all[1..], []));
        });

    [Theory]
    [InlineData(StaffRole.Nurse)]
    [InlineData(StaffRole.Operator)]
    [InlineData(StaffRole.Unknown)]
    public void Nobody_but_a_physician_accepts(StaffRole role) =>
        Assert.Equal(["CI-06"], Open(Cautioned, Platelets with { Role = role }, Warfarin));

    [Fact]
    public void Where_a_rule_asks_for_two_one_is_not_enough()
    {
        var rules = RuleSet.Shipped.Rules.Select(r => r.Id != "CI-06" ? r : r with
        {
            Criteria = r.Criteria.ToDictionary(c => c.Key, c => c.Value.Level == Answer.Caution
                ? c.Value with { Overridable = Overridable.PhysicianAndSecond }
                : c.Value),
        });
        var verdict = Ask(Man().With("platelets", 120), rules: RuleSet.Shipped with { Rules = [.. rules] });

        Assert.Equal(Overridable.PhysicianAndSecond, verdict["CI-06"].Overridable);
        Assert.Equal(["CI-06"], Open(verdict, Platelets));
        Assert.Equal(["CI-06"], Open(verdict, Platelets with { Second = "a. physician" }));
        Assert.Empty(Open(verdict, Platelets with { Second = "B. Nurse" }));
    }

    [Theory]
    [InlineData("A. Physician", "", true)]
    [InlineData(" a. physician ", "", true)]
    [InlineData("Somebody Else", "", false)]
    [InlineData("N. Nurse", "", false)]
    [InlineData("Late Physician", "", false)]
    [InlineData("Untrained Physician", "", false)]
    [InlineData("A. Physician", "N. Nurse", true)]
    [InlineData("A. Physician", "Somebody Else", false)]
    public void A_centre_s_staff_list_says_who_may_accept(string by, string second, bool mayGoOn)
    {
        string[] above = second.Length > 0 ? [Caps.DosePerBlood] : [];
        Acceptance[] given = [new(second.Length > 0 ? Caps.DosePerBlood : "CI-06", "stable", by, second)];
        var verdict = second.Length > 0 ? Ask(Man()) : Ask(Man().With("platelets", 120));

        Assert.Equal(mayGoOn, Acceptances.Open(verdict, given, above, centre: Ward).Count == 0);
        Assert.Empty(Acceptances.Open(verdict, given, above, centre: Ward with { Staff = [] }));
    }

    static readonly Centre Ward = new()
    {
        Name = "a ward",
        Jurisdiction = "other",
        Staff =
        [
            Member("A. Physician", StaffRole.Physician, On), Member("N. Nurse", StaffRole.Nurse, On.AddYears(1)),
            Member("Late Physician", StaffRole.Physician, On.AddDays(-1)), new("Untrained Physician", StaffRole.Physician, []),
        ],
    };

    static StaffMember Member(string name, StaffRole role, DateOnly until) => new(name, role, [new(StaffMember.OzoneTherapy, until)]);

    static IEnumerable<string> Open(Verdict verdict, params Acceptance[] given) => Acceptances.Open(verdict, given, []).Select(o => o.Rule);
}
