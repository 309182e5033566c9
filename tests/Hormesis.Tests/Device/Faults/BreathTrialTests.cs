using Hormesis.Device.Capnography;
using Hormesis.Device.Faults;

namespace Hormesis.Tests.Device.Faults;

/// <summary>Goals of reference/clinical 7.2 on random patients who breathe by the body model.</summary>
public class BreathTrialTests
{
    const int Patients = 150;
    static readonly PlantOfTrial Plant = new(Rig.Profile);

    [Fact]
    public void Nineteen_of_twenty_clear_emboli_are_held_within_thirty_seconds_of_the_gas()
    {
        var trials = Of(BreathCase.Embolism);

        var seen = trials.Count(t => t.HeldAfterSeconds <= t.LastsSeconds + 30);
        Assert.True(seen >= 0.95 * trials.Count, $"{seen} of {trials.Count}");
    }

    [Fact]
    public void Quiet_patients_are_not_taken_for_embolised()
    {
        var trials = Of(BreathCase.Quiet);

        Assert.True(trials.Count >= 0.9 * Patients); // a baseline is there for almost all
        Assert.True(trials.Count(t => t.Gravest == CapnographyAction.Abort) <= Patients / 100);
    }

    [Theory]
    [InlineData(BreathCase.Vasovagal, CapnographyAction.Pause)]
    [InlineData(BreathCase.Hyperventilation, CapnographyAction.Advise)]
    [InlineData(BreathCase.CannulaOff, CapnographyAction.Pause)]
    public void Each_event_is_answered(BreathCase @case, CapnographyAction least) =>
        Assert.All(Of(@case), t => Assert.True(t.Gravest >= least, $"{t}"));

    [Fact]
    public void A_cannula_that_comes_off_holds_within_twenty_seconds_and_is_no_embolism() => Assert.All(
        Of(BreathCase.CannulaOff).Where(t => t.Before < CapnographyAction.Pause), t =>
        {
            Assert.InRange(t.HeldAfterSeconds, 0, 20);
            Assert.Equal(CapnographyAction.Pause, t.Gravest);
        });

    static List<BreathTrial> Of(BreathCase @case) =>
    [
        .. Enumerable.Range(1, Patients).Select(seed => BreathTrial.Run(Plant, @case, (ulong)seed, CapnographyLimits.Shipped))
            .Where(t => t.HasBaseline),
    ];
}
