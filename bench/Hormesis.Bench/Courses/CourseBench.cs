using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Bench.Courses;

/// <summary>What a measurement of virtual patients found.</summary>
/// <param name="Seconds">On the wall, patients, bottles, bodies and observables together.</param>
/// <param name="BottlesPerPatient">One for each different order of the course.</param>
/// <param name="MegabytesAtTenth">Of the managed heap after a tenth of the patients, when garbage is collected.</param>
/// <param name="MegabytesAtEnd">The same after all of them.</param>
/// <param name="MegabytesPeak">Most memory that the process had.</param>
public sealed record CourseReport(
    int Patients, int Threads, int Lanes, double RelativeTolerance, double Seconds, double BottlesPerPatient, double BottleSteps,
    double BodySteps, double MegabytesAtTenth, double MegabytesAtEnd, double MegabytesPeak)
{
    public double PatientsPerSecond => Patients / Seconds;
}

/// <summary>
/// How many virtual patients a second go through a course of 15 sessions and 12 weeks, bottles included, and whether memory grows
/// with their number.
/// </summary>
public sealed class CourseBench(TimeProvider time, Action<double, string> progress)
{
    const int Weeks = 12, WarmUp = 64;
    const double BloodMl = 100, GasMl = 100, ReturnMlPerMinute = 10, Megabyte = 1e6;

    // Day and concentration in µg/NmL: the default schedule of clinical 1.4, escalated by 5 at most every second session.
    static readonly (double Day, double Concentration)[] Schedule =
    [
        (1, 15), (5, 15), (9, 20), (13, 20), (17, 20), (21, 25), (25, 25), (29, 30), (33, 30), (37, 30), (41, 35), (45, 35), (49, 40),
        (53, 40), (56, 40),
    ];

    public CourseReport Measure(int patients, ulong seed, double tolerance, int threads, CancellationToken stop)
    {
        SolverOptions options = new() { RelativeTolerance = tolerance, AbsoluteTolerance = tolerance / 100, Threads = threads };
        CourseArm arm = new(
            new(new()), seed, CourseTable.Shipped.Condition("none", ""), [.. Schedule.Select(Session)], EffectSet.Literature);
        TimeSpan[] times = [TimeSpan.Zero, TimeSpan.FromDays(7 * Weeks)];
        foreach (var _ in new CourseCohort(arm, times, options).Run(0, WarmUp, stop)) { }

        CourseCohort cohort = new(arm, times, options);
        var (done, atTenth, begun) = (0, 0.0, time.GetTimestamp());
        foreach (var _ in cohort.Run(0, patients, stop))
        {
            done++;
            if (done == Math.Max(1, patients / 10)) atTenth = GC.GetTotalMemory(forceFullCollection: true) / Megabyte;
            if (done % CourseCohort.Block == 0) progress((double)done / patients, "courses of virtual patients");
        }
        var seconds = time.GetElapsedTime(begun).TotalSeconds;
        return new(
            patients, threads, LaneWidths.Widest.Lanes(), tolerance, seconds, (double)cohort.Bottles / patients,
            (double)cohort.BottleSteps.Attempts / cohort.Bottles, (double)cohort.BodySteps.Attempts / patients, atTenth,
            GC.GetTotalMemory(forceFullCollection: true) / Megabyte, Environment.WorkingSet / Megabyte);
    }

    static CourseSession Session((double Day, double Concentration) s) => new(
        s.Day, OzoneConcentration.FromMicrogramsPerNormalMillilitre(s.Concentration), NormalVolume.FromNormalMillilitres(GasMl),
        ActualVolume.FromMillilitres(BloodMl), GaugePressure.Zero, 1, ActualVolume.Zero,
        ActualFlow.FromMillilitresPerMinute(ReturnMlPerMinute));
}
