using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>What of a patient and an indication makes a course gentler.</summary>
public class IndividualTests
{
    static IReadOnlyList<double> Mixes(PlanOutcome plan) => [.. Assert.IsType<PlanOutcome.Planned>(plan).Course.Sessions
        .Select(s => Math.Round(s.Concentration.MicrogramsPerNormalMillilitre, 6))];

    static IReadOnlyList<double> Mixes(PatientFacts facts) => Mixes(Plan(facts, 15));

    [Theory]
    [InlineData("ascorbate", 10.9, 11)]
    [InlineData("urate", 1.99, 2)]
    public void With_little_antioxidant_the_course_stays_at_its_lowest_step(string analyte, double low, double enough)
    {
        Assert.All(Mixes(Man().With(analyte, low)), mix => Assert.Equal(15, mix));
        Assert.All(Mixes(Man().With(analyte, low, 20).Also(analyte, enough, 20)), mix => Assert.Equal(15, mix));
        Assert.Equal(40, Mixes(Man().With(analyte, enough))[^1]);
        Assert.Equal(40, Mixes(Man().With(analyte, low, 20).Also(analyte, enough, 10))[^1]);
        Assert.All(Mixes(Man().With(analyte, enough, bound: Bound.Below)), mix => Assert.Equal(15, mix));
        Assert.Equal(15, Mixes(Man().With(analyte, low, 200).Also(analyte, enough, 100))[^1]);
        Assert.Equal(Outcome.Incomplete, Plan(Man().With(analyte, low, daysAgo: 5000), 15).Outcome); // to be measured again
    }

    [Fact]
    public void From_75_years_each_step_waits_for_one_session_more()
    {
        Assert.Equal([15, 15, 15, 20, 20, 20, 25], Mixes(Man() with { Born = FactDate.Day(On.AddYears(-75)) }).Take(7));
        Assert.Equal([15, 15, 20], Mixes(Man() with { Born = FactDate.Day(On.AddYears(-75).AddDays(1)) }).Take(3));
    }

    [Fact]
    public void Some_indications_have_a_ceiling_of_their_own() => Assert.Equal(
        20, Mixes(Planning.Plan(Man(), Ask(Man()), Indications.Get("immune"), HbMah, 15)).Max());

    [Fact]
    public void What_makes_a_course_gentler_never_makes_a_session_stronger()
    {
        var usual = Planned(Man(), 15).Course.Sessions;
        PatientFacts[] gentler =
        [
            Man().With("g6pd", 75), Man().With("haemoglobin", 10), Man().With("urate", 1.5), Man().With("ascorbate", 5),
            Man().Takes("ramipril"), Man() with { Born = FactDate.Day(new(1940, 1, 1)) },
        ];

        Assert.All(gentler, facts => Assert.All(Planned(facts, 15).Course.Sessions.Zip(usual), pair =>
        {
            Assert.True(pair.First.Dose <= pair.Second.Dose && pair.First.Reinfusion <= pair.Second.Reinfusion);
            Assert.True(pair.First.Concentration <= pair.Second.Concentration && pair.First.BloodVolume <= pair.Second.BloodVolume);
        }));
    }
}
