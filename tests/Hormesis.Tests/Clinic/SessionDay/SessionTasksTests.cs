using Hormesis.Clinic.Records;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Tests.Clinic.SessionDay;

public class SessionTasksTests
{
    static readonly DateTimeOffset End = new(2026, 3, 20, 10, 30, 0, TimeSpan.Zero);

    [Theory, InlineData(BreathEvent.None), InlineData(BreathEvent.Advise), InlineData(BreathEvent.Pause), InlineData(BreathEvent.Abort)]
    public void A_call_is_due_after_24_hours_whatever_happened(BreathEvent breath) =>
        Assert.Equal(End.AddHours(24), Of(breath).Single(t => t.Id == "call").Due);

    // clinical 7.2: 30 min after L2, 60 min after L3.
    [Theory]
    [InlineData(BreathEvent.None, 30)]
    [InlineData(BreathEvent.Advise, 30)]
    [InlineData(BreathEvent.Pause, 30)]
    [InlineData(BreathEvent.Abort, 60)]
    [InlineData(BreathEvent.Unknown, 60)]
    public void How_long_the_patient_is_watched_follows_the_gravest_event(BreathEvent breath, int minutes) =>
        Assert.Equal(End.AddMinutes(minutes), Assert.Single(Of(breath), t => t.Id.StartsWith("observe", StringComparison.Ordinal)).Due);

    // clinical 5.4 and CI-13.
    [Theory, InlineData("iv-iron", 24), InlineData("iv-antioxidants", 12), InlineData("oral-antioxidants", 6)]
    public void Medicines_are_left_out_for_as_long_as_the_rules_say(string task, int hours) =>
        Assert.Equal(End.AddHours(hours), Of(BreathEvent.None).Single(t => t.Id == task).Due);

    [Fact]
    public void Advice_about_a_medicine_is_for_who_takes_it()
    {
        Assert.DoesNotContain(Of(BreathEvent.None), t => t.Id is "press-longer" or "rise-slowly");
        Assert.Contains(Of(BreathEvent.None, Patients.Man().Takes("warfarin 5 mg")), t => t.Id == "press-longer");
        Assert.Contains(Of(BreathEvent.None, Patients.Man().Takes("lisinopril 10 mg")), t => t.Id == "rise-slowly");
        Assert.DoesNotContain(
            Of(BreathEvent.None, Patients.Man().Takes("warfarin 5 mg", MedicationUse.Ended)), t => t.Id == "press-longer");
    }

    [Fact]
    public void Tasks_come_in_the_order_of_their_time_and_move_with_the_session()
    {
        var (tasks, later) = (Of(BreathEvent.Pause), SessionTasks.Of(Patients.Man(), End.AddDays(1), BreathEvent.Pause));

        Assert.Equal(tasks.OrderBy(t => t.Due), tasks);
        Assert.All(tasks, t => Assert.True(t.Due > End));
        Assert.Equal(tasks.Select(t => t.Due.AddDays(1)), later.Select(t => t.Due));
    }

    static IReadOnlyList<SessionTask> Of(BreathEvent breath, PatientFacts? facts = null) =>
        SessionTasks.Of(facts ?? Patients.Man(), End, breath);
}
