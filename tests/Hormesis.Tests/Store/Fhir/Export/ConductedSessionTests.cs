using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Store.Fhir;
using Hormesis.Tests.Clinic.Protocol;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Store.Fhir.Export;

/// <summary>A session that was conducted goes out as FHIR and comes in again as the session that was.</summary>
public class ConductedSessionTests
{
    static readonly PlanOutcome.Planned Course = (PlanOutcome.Planned)SomePlans.Plan(Man(), 10);

    [Theory]
    [InlineData(BreathLevel.None, BreathEvent.None)]
    [InlineData(BreathLevel.Advise, BreathEvent.Advise)]
    [InlineData(BreathLevel.Pause, BreathEvent.Pause)]
    [InlineData(BreathLevel.Abort, BreathEvent.Abort)]
    [InlineData(BreathLevel.Unknown, BreathEvent.Unknown)]
    public void What_breath_said_comes_back_and_that_nobody_looked_is_not_that_nothing_was(BreathLevel level, BreathEvent expected) =>
        Assert.Equal(expected, Again(Trace with { Breath = Breath(level) }).Sessions.Single().Breath);

    [Fact]
    public void A_quiet_session_is_not_an_adverse_event_and_one_that_breath_ended_is()
    {
        Assert.Empty(Again(Trace with { Breath = Breath(BreathLevel.None) }).AdverseEvents);

        var ended = Again(Trace with { Outcome = SessionOutcome.Stopped, Breath = Breath(BreathLevel.Abort) });
        var happened = Assert.Single(ended.AdverseEvents);
        Assert.Equal(FactDate.Day(new(2026, 11, 1)), happened.Happened);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.15)]
    [InlineData(0.8)]
    [InlineData(null)]
    public void What_was_measured_of_the_bottle_comes_back_and_nothing_else(double? haemolysis)
    {
        BottleRelease release = new(
            TimeSpan.FromMinutes(10), haemolysis, GaugePressure.Zero, TimeSpan.FromMinutes(8), Trace.Offered, LineIsClear: true);

        var session = Again(Trace with { Release = release }).Sessions.Single();

        Assert.Equal(haemolysis, session.BagHaemolysisPercent);
        Assert.Null(session.BagMethaemoglobinPercent); // the device has no such sensor
    }

    [Fact]
    public void Dose_number_and_passes_come_back()
    {
        var session = Again(Trace).Sessions.Single();

        Assert.Equal((1, 1, true), (session.Number, session.Passes, session.IsCompleted));
        Assert.Equal(Trace.Offered, session.Offered);
        Assert.Equal(Trace.Absorbed, session.Absorbed);
        Assert.Equal("chronic-pain", session.Indication);
        Assert.Equal(Course.Course.Sessions[0].Concentration.MicrogramsPerNormalMillilitre,
            session.Concentration!.Value.MicrogramsPerNormalMillilitre, tolerance: 1e-9);
    }

    static PatientFacts Again(SessionTrace trace)
    {
        var facts = Man();
        ConductedSession session = new()
        {
            Plan = Course.Course.Sessions[0],
            Trace = trace,
            Indication = "chronic-pain",
            Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero),
            PlanSha256 = new('0', 64),
            Controller = "test",
            DeviceProfile = "generic-hyperbaric",
            Seed = 1,
        };
        return FhirImport.Read(FhirExport.Utf8(FhirExport.OfSession(facts, Ask(facts), Course, session))).Facts;
    }

    static BreathOutcome Breath(BreathLevel level) => level == BreathLevel.Unknown
        ? BreathOutcome.NotWatched
        : new(AbsolutePressure.FromMmHg(36), level, level == BreathLevel.None ? [] : [new(level, TimeSpan.FromMinutes(9), "a sign")]);

    static SessionTrace Trace { get; } = new()
    {
        Outcome = SessionOutcome.Completed,
        StoppedBy = "",
        Duration = TimeSpan.FromMinutes(18),
        Passes = 1,
        Offered = OzoneMass.FromMicrograms(1500),
        Absorbed = OzoneMass.FromMicrograms(1480),
        AbsorbedLow = OzoneMass.FromMicrograms(1450),
        AbsorbedHigh = OzoneMass.FromMicrograms(1510),
        BloodDrawn = ActualVolume.FromMillilitres(100),
        Returned = ActualVolume.FromMillilitres(95),
        BottleHighest = GaugePressure.FromBar(0.28),
        Phases = [],
        Alarms = [],
        Points = [],
    };
}
