using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Population;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Course;

public class CourseCohortTests
{
    static readonly TimeSpan[] Times = [TimeSpan.Zero, TimeSpan.FromDays(3), TimeSpan.FromDays(14)];

    static CourseCohort Cohort(int threads = 1, int sessions = 3) => new(
        new(new(new()), Seed: 11, CourseTable.Shipped.Condition("diabetic-ulcer", ""), Bodies.Sessions(sessions, 4), EffectSet.Claimed),
        Times, new SolverOptions { RelativeTolerance = 1e-4, AbsoluteTolerance = 1e-6, Threads = threads });

    [Fact]
    public void A_patient_s_result_is_the_same_to_the_bit_alone_in_company_and_on_two_threads()
    {
        var together = Run(Cohort(), 100, 24);
        var threaded = Run(Cohort(threads: 2), 100, 24);
        var otherwise = Run(Cohort(), 111, 7);
        var alone = Run(Cohort(), 113, 1)[0];

        for (var i = 0; i < 24; i++) AssertSame(together[i], threaded[i]);
        for (var i = 0; i < 7; i++) AssertSame(together[11 + i], otherwise[i]);
        AssertSame(together[13], alone);
    }

    [Fact]
    public void The_sessions_of_one_arm_change_nothing_of_who_its_patients_are()
    {
        var (treated, untreated) = (Run(Cohort(), 0, 8), Run(Cohort(sessions: 0), 0, 8));

        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(treated[i].Patient, untreated[i].Patient);
            Assert.Equal(treated[i].Observed[0], untreated[i].Observed[0]);
        }
    }

    [Fact]
    public void A_patient_costs_no_more_memory_the_more_there_are()
    {
        _ = Allocated(1); // what is made once is made

        var (few, some, many) = (Allocated(2), Allocated(4), Allocated(6));

        // Less is possible: code compiled again by its use allocates less.
        Assert.InRange((many - some) / (some - few), 0, 1.1);
    }

    static List<CoursePatientResult> Run(CourseCohort cohort, ulong first, int count) =>
        [.. cohort.Run(first, count, TestContext.Current.CancellationToken)];

    // Without sessions: what a patient costs is his states, his row and the block.
    static double Allocated(int blocks)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = blocks * CourseCohort.Block;
        Assert.Equal(count, Cohort(sessions: 0).Run(0, count, TestContext.Current.CancellationToken).Count());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static void AssertSame(CoursePatientResult expected, CoursePatientResult actual)
    {
        Assert.Equal(expected.Patient, actual.Patient);
        for (var t = 0; t < Times.Length; t++) Assert.Equal(expected.Observed[t], actual.Observed[t]);
    }
}
