using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Population;
using Hormesis.Model.Treatment;

namespace Hormesis.Model.Body.Course.Trials;

/// <summary>
/// Virtual patients who are treated as a trial treats them. A repetition of the trial enrols some of them and measures them with
/// errors of its own; so many repetitions cost no more than the pool. Which test follows is for the trial's design.
/// </summary>
public sealed class TrialPool
{
    readonly CoursePatientResult[] patients;

    TrialPool(Trial trial, ulong seed, CoursePatientResult[] solved) => (Trial, Seed, patients) = (trial, seed, solved);

    public Trial Trial { get; }
    public ulong Seed { get; }
    public IReadOnlyList<CoursePatientResult> Patients => patients;

    /// <param name="sham">Oxygen in every bottle.</param>
    public static TrialPool Solve(
        Trial trial, EffectSet effects, bool sham, ulong seed, int count, SolverOptions options, CancellationToken stop = default)
    {
        CourseArm arm = new(
            new(new()), seed, CourseTable.Shipped.Condition(trial.Condition, trial.Id), trial.Sessions(sham), effects);
        return new(trial, seed, [.. new CourseCohort(arm, trial.Times, options).Run(0, count, stop)]);
    }

    /// <summary>What is true of a patient.</summary>
    public double True(int patient, string marker, string occasion) => patients[patient].Value(marker, Trial.Occasion(occasion));

    /// <summary>What this repetition of the trial reports of a patient.</summary>
    public double Measured(int repetition, int patient, string marker, string occasion) => MarkerTable.Shipped.Marker(marker).Measured(
        True(patient, marker, occasion), patients[patient].Patient.Spread, $"{Trial.Id} {repetition} {occasion}");

    /// <summary>Whom this repetition enrols, in the order in which they come: different people, by chance, who meet its entry.</summary>
    /// <exception cref="InvalidOperationException">The pool has too few.</exception>
    public int[] Enrolled(int repetition)
    {
        var count = Trial.Groups.Sum();
        var order = Enumerable.Range(0, patients.Length).ToArray();
        var chance = Substream.Of(Seed, (ulong)repetition, Substream.Key("enrolled " + Trial.Id));
        List<int> enrolled = [];
        for (var i = 0; i < order.Length && enrolled.Count < count; i++)
        {
            var other = i + (int)(chance.NextUniform() * (order.Length - i));
            (order[i], order[other]) = (order[other], order[i]);
            if (Meets(repetition, order[i])) enrolled.Add(order[i]);
        }
        return enrolled.Count == count
            ? [.. enrolled]
            : throw new InvalidOperationException(
                $"{Trial.Id} needs {count} patients; {enrolled.Count} of the pool's {patients.Length} meet its entry");
    }

    bool Meets(int repetition, int patient) =>
        Trial.Enrols is not { } entry || Measured(repetition, patient, entry.Marker, entry.Occasion) >= entry.Least;
}
