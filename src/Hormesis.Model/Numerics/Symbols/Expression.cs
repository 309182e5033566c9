namespace Hormesis.Model.Numerics.Symbols;

/// <summary>
/// A formula over the states and parameters of a model. It is responsible for its own shape and for the obvious
/// simplifications (x + 0, 1 x, constants among themselves); derivatives, evaluation, printing and compiling are for others.
/// </summary>
/// <remarks>
/// Every function is defined on all finite numbers, kinks included, so that a state which rounding has put just below zero does
/// not poison a step. <see cref="Sqrt"/> and <see cref="Pow"/> with a fractional exponent are 0, with derivative 0, at and
/// below 0. <see cref="Max"/> and <see cref="Min"/> take the value and the derivative of their first argument where both are
/// equal, and where it is not a number.
/// </remarks>
public abstract class Expression
{
    Expression() { }

    /// <summary>A number without a name. One that means something belongs into a <see cref="Parameter"/>.</summary>
    public sealed class Constant : Expression
    {
        internal Constant(double value) => Value = value;
        public double Value { get; }
    }

    /// <summary>A state, by its place in the state vector.</summary>
    public sealed class State : Expression
    {
        internal State(string name, int index) => (Name, Index) = (name, index);
        public string Name { get; }
        public int Index { get; }
    }

    /// <summary>A parameter, by its place in the parameter vector.</summary>
    public sealed class Parameter : Expression
    {
        internal Parameter(string name, int index) => (Name, Index) = (name, index);
        public string Name { get; }
        public int Index { get; }
    }

    /// <summary>A formula that the model's readers know by a name of its own.</summary>
    public sealed class Definition : Expression
    {
        internal Definition(string name, Expression body) => (Name, Body) = (name, body);
        public string Name { get; }
        public Expression Body { get; }
    }

    public sealed class Sum : Expression
    {
        internal Sum(Expression left, Expression right) => (Left, Right) = (left, right);
        public Expression Left { get; }
        public Expression Right { get; }
    }

    public sealed class Product : Expression
    {
        internal Product(Expression left, Expression right) => (Left, Right) = (left, right);
        public Expression Left { get; }
        public Expression Right { get; }
    }

    public sealed class Quotient : Expression
    {
        internal Quotient(Expression numerator, Expression denominator) => (Numerator, Denominator) = (numerator, denominator);
        public Expression Numerator { get; }
        public Expression Denominator { get; }
    }

    /// <summary>x to a constant exponent.</summary>
    public sealed class Power : Expression
    {
        internal Power(Expression of, double exponent) => (Of, Exponent) = (of, exponent);
        public Expression Of { get; }
        public double Exponent { get; }
    }

    /// <summary>The natural exponential.</summary>
    public sealed class Exponential : Expression
    {
        internal Exponential(Expression of) => Of = of;
        public Expression Of { get; }
    }

    /// <summary>The natural logarithm; of a number that is not positive it is not a number.</summary>
    public sealed class Logarithm : Expression
    {
        internal Logarithm(Expression of) => Of = of;
        public Expression Of { get; }
    }

    /// <summary><see cref="Then"/> where <see cref="Left"/> is greater than <see cref="Right"/>, else <see cref="Otherwise"/>.</summary>
    public sealed class Choice : Expression
    {
        internal Choice(Expression left, Expression right, Expression then, Expression otherwise) =>
            (Left, Right, Then, Otherwise) = (left, right, then, otherwise);

        public Expression Left { get; }
        public Expression Right { get; }
        public Expression Then { get; }
        public Expression Otherwise { get; }
    }

    public static Expression Zero { get; } = new Constant(0);
    public static Expression One { get; } = new Constant(1);

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value + y.Value,
        (Constant { Value: 0 }, _) => b,
        (_, Constant { Value: 0 }) => a,
        _ => new Sum(a, b),
    };

    public static Expression operator -(Expression a) => -1 * a;
    public static Expression operator -(Expression a, Expression b) => a + -b;

    public static Expression operator *(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value * y.Value,
        (Constant { Value: 0 }, _) or (_, Constant { Value: 0 }) => Zero,
        (Constant { Value: 1 }, _) => b,
        (_, Constant { Value: 1 }) => a,
        (_, Constant) => b * a,
        (Constant x, Product { Left: Constant y } p) => x.Value * y.Value * p.Right,
        _ => new Product(a, b),
    };

    public static Expression operator /(Expression a, Expression b) => (a, b) switch
    {
        (Constant x, Constant y) => x.Value / y.Value,
        (Constant { Value: 0 }, _) => Zero,
        (_, Constant { Value: 1 }) => a,
        _ => new Quotient(a, b),
    };

    public static Expression Pow(Expression x, double exponent) => (x, exponent) switch
    {
        (_, 0) => One,
        (_, 1) => x,
        (Constant c, _) => Evaluation.Power(c.Value, exponent),
        _ => new Power(x, exponent),
    };

    public static Expression Sqrt(Expression x) => Pow(x, 0.5);
    public static Expression Exp(Expression x) => x is Constant c ? Math.Exp(c.Value) : new Exponential(x);
    public static Expression Log(Expression x) => x is Constant c ? Math.Log(c.Value) : new Logarithm(x);
    public static Expression Max(Expression a, Expression b) => WhenGreater(b, a, b, a);
    public static Expression Min(Expression a, Expression b) => WhenGreater(a, b, b, a);

    /// <summary>
    /// <paramref name="then"/> where <paramref name="left"/> &gt; <paramref name="right"/>, else <paramref name="otherwise"/>.
    /// </summary>
    public static Expression WhenGreater(Expression left, Expression right, Expression then, Expression otherwise) =>
        (then, otherwise) is (Constant x, Constant y) && x.Value == y.Value ? then : new Choice(left, right, then, otherwise);
}
