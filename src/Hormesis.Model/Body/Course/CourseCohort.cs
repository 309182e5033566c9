using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Population;
using Hormesis.Model.Treatment;

namespace Hormesis.Model.Body.Course;

/// <summary>One arm of virtual patients: who comes with what, what is done, what is taken to be true.</summary>
/// <param name="Sessions">Without ozone for a sham arm; none for no treatment.</param>
public sealed record CourseArm(
    PopulationModel Population, ulong Seed, Condition Condition, IReadOnlyList<CourseSession> Sessions, EffectSet Effects);

/// <summary>What one patient's body was at the times that were asked for.</summary>
/// <param name="Observed">A row for each time, all observables in the order of <see cref="BodyModel"/>.</param>
public sealed record CoursePatientResult(VirtualPatient Patient, IReadOnlyList<double[]> Observed)
{
    /// <exception cref="KeyNotFoundException">The body has no such observable.</exception>
    public double Value(string observable, int time) => Observed[time][BodyModel.Declaration.ObservableIndex(observable)];
}

/// <summary>
/// Courses of many virtual patients, bottles included, a block of patients at a time: the memory does not depend on how many there
/// are, and each patient's result does not depend on who else is solved.
/// </summary>
public sealed class CourseCohort(CourseArm arm, IReadOnlyList<TimeSpan> times, SolverOptions options)
{
    /// <summary>Patients that are held at once.</summary>
    public const int Block = 512;

    /// <summary>Bottles solved so far: one for each different order of each patient.</summary>
    public long Bottles { get; private set; }

    /// <summary>Steps of the body's solver so far.</summary>
    public SolverStatistics BodySteps { get; private set; }

    public SolverStatistics BottleSteps { get; private set; }

    /// <summary>The patients from <paramref name="first"/> on, in order, each when it is asked for.</summary>
    /// <exception cref="InvalidOperationException">A patient could not be solved.</exception>
    public IEnumerable<CoursePatientResult> Run(ulong first, int count, CancellationToken stop = default)
    {
        for (var done = 0; done < count; done += Block)
        {
            foreach (var result in Solve(first + (ulong)done, Math.Min(Block, count - done), stop)) yield return result;
        }
    }

    CoursePatientResult[] Solve(ulong first, int count, CancellationToken stop)
    {
        VirtualPatient[] patients = [.. arm.Population.Patients(arm.Seed, first, count)];
        CourseBlock block = new(
            [.. patients.Select(p => CoursePatient.Of(p, arm.Condition, arm.Effects))], arm.Sessions, times);
        var observed = block.Solve(options, stop);
        Bottles += block.Bottles;
        BottleSteps += block.BottleSteps;
        BodySteps += block.BodySteps;
        return [.. patients.Zip(observed, (p, o) => new CoursePatientResult(p, o))];
    }
}
