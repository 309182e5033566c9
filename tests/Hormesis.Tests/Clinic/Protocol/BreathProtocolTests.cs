using Hormesis.Clinic.Protocol;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Clinic.Protocol;

public class BreathProtocolTests
{
    // reference/clinical 7.2, authority limit and observation.
    [Theory]
    [InlineData(BreathLevel.Unknown, 0, false, 0, false)]
    [InlineData(BreathLevel.None, 0, false, 0, false)]
    [InlineData(BreathLevel.Advise, 0, false, 0, false)]
    [InlineData(BreathLevel.Pause, 30, false, -1, true)]
    [InlineData(BreathLevel.Abort, 60, true, -1, true)]
    public void After_a_pause_or_an_abort_the_next_dose_is_lower_and_a_clinician_looks_first(
        BreathLevel gravest, double minutes, bool neurology, int steps, bool review)
    {
        var after = BreathProtocol.Shipped.After(new(null, gravest, []), limits: null);

        Assert.Equal(new(TimeSpan.FromMinutes(minutes), neurology, steps, review), after);
    }

    [Fact]
    public void Nothing_that_happened_ever_raises_a_dose() => Assert.All(
        Enum.GetValues<BreathLevel>(), level => Assert.True(BreathProtocol.Shipped.After(new(null, level, []), null).DoseSteps <= 0));

    [Fact]
    public void A_past_session_keeps_the_level_by_its_name() => Assert.All(
        Enum.GetValues<BreathLevel>(), level => Assert.Equal($"{level}", $"{BreathProtocol.EventOf(level)}"));
}
