using System.Globalization;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>One thing that was measured in an experiment.</summary>
/// <param name="At">Null where none is given: for what does not depend on time, or where the model says what that means.</param>
/// <param name="Role">CAL where models were fitted to it, HOLD where they never saw it, empty where nobody says.</param>
public sealed record Expectation(string Observable, CaseTime? At, Criterion Criterion, string Role, string Note, Place Place)
{
    /// <summary>The observable of the other case, where this is a comparison.</summary>
    public string OtherObservable => Criterion is Criterion.Against { OtherObservable.Length: > 0 } a ? a.OtherObservable : Observable;
}

/// <summary>
/// How near a prediction must come to what was measured. It judges numbers; where the prediction comes from is for the model.
/// </summary>
/// <remarks>A prediction that is not a number is never within.</remarks>
public abstract record Criterion
{
    Criterion()
    {
    }

    public abstract string Kind { get; }

    /// <summary>As people read it: "20 ± 5".</summary>
    public abstract string Words { get; }

    /// <param name="predicted">Of this case.</param>
    /// <param name="other">Of what it is compared with; not looked at by other kinds.</param>
    public abstract bool Holds(double predicted, double other);

    static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>A mean with the distance that is allowed on both sides, ends included.</summary>
    /// <param name="Tolerance">In the observable's unit.</param>
    /// <param name="Stated">The tolerance as the case gives it: "2 SD of 2.5", "10 %"; empty where it is absolute.</param>
    public sealed record Near(double Mean, double Tolerance, string Stated) : Criterion
    {
        public override string Kind => "mean";

        public override string Words => $"{Number(Mean)} ± {Number(Tolerance)}{(Stated.Length > 0 ? $" ({Stated})" : "")}";

        public override bool Holds(double predicted, double other) => Math.Abs(predicted - Mean) <= Tolerance;
    }

    /// <summary>A range, ends included; an end that is not given is infinite.</summary>
    public sealed record Between(double Minimum, double Maximum) : Criterion
    {
        public override string Kind => "range";

        public override string Words => (double.IsFinite(Minimum), double.IsFinite(Maximum)) switch
        {
            (true, true) => $"{Number(Minimum)} to {Number(Maximum)}",
            (true, false) => $"at least {Number(Minimum)}",
            _ => $"at most {Number(Maximum)}",
        };

        public override bool Holds(double predicted, double other) =>
            double.IsFinite(predicted) && predicted >= Minimum && predicted <= Maximum;
    }

    /// <summary>More or less than another case's observable at the same time, at least by a factor; equal is neither.</summary>
    /// <param name="Other">The other case; this one where two observables of it are compared.</param>
    /// <param name="OtherObservable">Empty for the same observable.</param>
    /// <param name="Factor">More: above this many times the other. Less: this many times it is still below the other.</param>
    public sealed record Against(string Other, string OtherObservable, bool IsMore, double Factor) : Criterion
    {
        public override string Kind => IsMore ? "greaterThan" : "lessThan";

        public override string Words => (IsMore, Factor) switch
        {
            (true, 1) => $"> {Name}",
            (true, _) => $"> {Number(Factor)} × {Name}",
            (false, 1) => $"< {Name}",
            (false, _) => $"< {Name} / {Number(Factor)}",
        };

        string Name => OtherObservable.Length > 0 ? $"{OtherObservable} of {Other}" : Other;

        /// <summary>What the prediction must be beyond.</summary>
        public double Bound(double other) => IsMore ? Factor * other : other / Factor;

        public override bool Holds(double predicted, double other) =>
            double.IsFinite(predicted) && double.IsFinite(other) && (IsMore ? predicted > Bound(other) : predicted < Bound(other));
    }
}
