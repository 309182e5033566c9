using Hormesis.Model.Numerics.Sampling;

namespace Hormesis.Model.Body.Course.Trials;

/// <summary>
/// A randomised trial of two arms. Both pools are the same patients under the two treatments; who gets which is by chance, and the
/// other outcome of each is not looked at. Without an effect the arms differ by nothing but chance.
/// </summary>
public sealed class ParallelTrial
{
    readonly TrialPool control, treated;

    /// <exception cref="ArgumentException">The pools are not the same patients of the same trial in two arms.</exception>
    public ParallelTrial(TrialPool control, TrialPool treated)
    {
        if (control.Trial != treated.Trial || control.Seed != treated.Seed || control.Patients.Count != treated.Patients.Count
            || control.Trial.Groups.Count != 2)
            throw new ArgumentException("the arms are not the same patients of one trial of two groups", nameof(treated));
        (this.control, this.treated) = (control, treated);
    }

    /// <summary>Below it a wound counts as closed, cm².</summary>
    public static double ClosedArea { get; } = Math.PI * Math.Pow(
        BodyModel.Declaration.Parameters[BodyModel.Places["healedRadius"]].Value, 2);

    /// <summary>Whose wound is closed: treated minus control, by Fisher's exact test.</summary>
    public ProportionDifference Closure(int repetition, string occasion)
    {
        var (untreated, given) = Arms(repetition);
        return ProportionDifference.Of(
            Closed(treated, given, occasion), Closed(control, untreated, occasion), TrialTable.Shipped.Rules.Confidence);
    }

    /// <summary>A marker as measured: treated minus control, by Welch's test.</summary>
    public MeanDifference Compare(int repetition, string marker, string occasion)
    {
        var (untreated, given) = Arms(repetition);
        return MeanDifference.Independent(
            Summary(treated, given), Summary(control, untreated), TrialTable.Shipped.Rules.Confidence);

        SampleSummary Summary(TrialPool pool, int[] arm) =>
            SampleSummary.Of([.. arm.Select(p => pool.Measured(repetition, p, marker, occasion))]);
    }

    /// <summary>Of all patients of a pool.</summary>
    public static Proportion Closed(TrialPool pool, string occasion) =>
        Closed(pool, [.. Enumerable.Range(0, pool.Patients.Count)], occasion);

    static Proportion Closed(TrialPool pool, int[] arm, string occasion) =>
        new(arm.Count(p => pool.True(p, "woundAreaCm2", occasion) < ClosedArea), arm.Length);

    // They come in an order of chance, so the first of them are one arm.
    (int[] Control, int[] Treated) Arms(int repetition)
    {
        var enrolled = control.Enrolled(repetition);
        return (enrolled[..control.Trial.Groups[0]], enrolled[control.Trial.Groups[0]..]);
    }
}
