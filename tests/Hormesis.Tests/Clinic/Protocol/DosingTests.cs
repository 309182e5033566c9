using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Model.Quantities;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>The numbers of a plan against hand-made ones.</summary>
public class DosingTests
{
    // reference/clinical 1.4, as the project reads it: start at the band's lower end, +5 after every second session, never above the band.
    [Fact]
    public void The_schedule_follows_from_its_rule() =>
        Assert.Equal([15, 15, 20, 20, 25, 25, 30, 30, 30, 30, 35, 35, 40, 40, 40], Mixes(Planned(Man(), 15)));

    [Fact]
    public void Ten_sessions_end_within_25_to_30_and_fifteen_reach_40()
    {
        Assert.InRange(Mixes(Planned(Man(), 10))[^1], 25, 30);
        Assert.Equal(40, Mixes(Planned(Man(), 15))[^1]);
    }

    [Fact]
    public void Every_session_is_within_its_band()
    {
        var bands = HbMah.Schedule.Bands;

        Assert.All(Mixes(Planned(Man(), 15)).Select((mix, i) => (mix, Session: i + 1)), s =>
        {
            var band = bands.Single(b => s.Session >= b.FromSession && s.Session <= b.ToSession);
            Assert.InRange(s.mix, band.Low, band.High);
        });
    }

    [Fact]
    public void The_low_tier_stays_at_the_lowest_step()
    {
        var plan = Planned(Man().With("g6pd", 75), 15);

        Assert.All(Mixes(plan), mix => Assert.Equal(15, mix));
        Assert.Contains(plan.Reasons, r => r.What.StartsWith("G6PD activity is only just sufficient (CI-03)", StringComparison.Ordinal));
    }

    static IReadOnlyList<double> Mixes(PlanOutcome.Planned plan) =>
        [.. plan.Course.Sessions.Select(s => Math.Round(s.Concentration.MicrogramsPerNormalMillilitre, 9))];

    // Nadler, a man of 70 kg and 1.75 m: 0.3669 × 5.359375 = 1.96635; 0.03219 × 70 = 2.25330; 1.96635 + 2.25330 + 0.6041 = 4.82375 L.
    [Fact]
    public void The_blood_volume_is_Nadlers()
    {
        Assert.Contains("Estimated blood volume 4.82 L", Planned(Man().Measuring(70, 175)).Reasons[0].What);
        Assert.Contains(Planned(Man()).Reasons, r => r.Source.StartsWith("Nadler", StringComparison.Ordinal) && r.Certainty == Certainty.R);
    }

    // A woman of 30 kg and 1.30 m: 0.3561 × 2.197 + 0.03308 × 30 + 0.1833 = 1.95805 L; 5 % are 97.9 mL, rounded down 95.
    [Fact]
    public void A_small_patient_gives_five_per_cent_rounded_down() =>
        Assert.Equal(95, Planned(Woman().Measuring(30, 130)).Course.Sessions[0].BloodVolume.Millilitres, 1e-9);

    // 100 mL of blood, 11.11 mL of citrate: headspace 388.89 mL. 100 NmL at 25 °C fill 109.15 mL at 1 atm:
    // 1.01325 × 109.15 / 388.89 = 0.2844 bar.
    [Fact]
    public void Filling_on_top_of_the_air_gives_the_pressure() =>
        Assert.Equal(0.2844, Planned(Man()).Course.Sessions[0].OverpressurePredicted.Bar, 0.00005);

    // The headspace alone: 388.89 mL at 25 °C and 1 atm are 356.28 NmL, with 15 µg/NmL 5344 µg; 1500 µg want 4.21 µg/NmL. ln(50) = 3.9.
    [Fact]
    public void The_fill_without_overpressure_is_worked_out_for_the_patient()
    {
        var reason = Assert.Single(Planned(Man()).Reasons, r => r.What.StartsWith("For a fill at hardly any", StringComparison.Ordinal));

        Assert.Contains("more than 3.9 of its volumes leave less than 2 %", reason.What);
        Assert.Contains("5344.2 µg", reason.What);
        Assert.Contains("4.2 µg/NmL", reason.What);
    }

    // reference/clinical 1.2, citrate load check: 25 mL of 3.8 % on 225 mL, 70 kg, 20 min: 0.44 mg/kg/min; ten passes in 60 min: 1.45.
    [Fact]
    public void The_citrate_rate_is_that_of_the_reference()
    {
        var ion = HbMah.Anticoagulant.CitrateIn(ActualVolume.FromMillilitres(25));
        var body = Mass.FromKilograms(70);

        Assert.Equal(25, HbMah.Anticoagulant.VolumeFor(ActualVolume.FromMillilitres(225)).Millilitres, 1e-9);
        Assert.Equal(0.61, ion.Grams, 1e-12);
        Assert.Equal(0.44, CitrateRate.Of(ion, body, TimeSpan.FromMinutes(20)).MilligramsPerKilogramMinute, 0.005);
        var ten = Mass.FromGrams(10 * ion.Grams);
        Assert.Equal(1.45, CitrateRate.Of(ten, body, TimeSpan.FromMinutes(60)).MilligramsPerKilogramMinute, 0.005);
    }

    // 1 part in 10 of 24.4 mg/mL is 2.44 mg/mL: 0.7 mg/kg/min × 50 kg / 2.44 = 14.34 mL/min, rounded down 14; under an ACE
    // inhibitor 7.17, so 7.
    [Fact]
    public void A_light_patient_is_given_back_more_slowly()
    {
        Assert.Equal(14, Planned(Man().Measuring(50, 175)).Course.Sessions[0].Reinfusion.MillilitresPerMinute, 1e-9);
        Assert.Equal(7, Planned(Man().Measuring(50, 175).Takes("enalapril")).Course.Sessions[0].Reinfusion.MillilitresPerMinute, 1e-9);
    }

    [Fact]
    public void Without_citrate_the_weight_does_not_slow_the_return()
    {
        var heparin = WithHeparin.Anticoagulant;
        var none = WithHeparin with { Anticoagulant = heparin with { CitrateIon = heparin.CitrateIon with { Value = 0 } } };

        Assert.Equal(15, Planned(Man().Measuring(40, 175), profile: none).Course.Sessions[0].Reinfusion.MillilitresPerMinute, 1e-9);
    }
}
