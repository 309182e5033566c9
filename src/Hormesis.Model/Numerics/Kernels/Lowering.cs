using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Symbols.Expression;

namespace Hormesis.Model.Numerics.Kernels;

/// <summary>
/// Turns formulas into instructions: chains of products and sums are flattened, what depends on parameters alone is left to
/// be prepared once, divisions become products with shared reciprocals, sums of products become fused multiply-adds.
/// </summary>
/// <param name="preparation">Takes what depends on parameters alone; null where everything does.</param>
sealed class Lowering(ProgramBuilder program, Preparation? preparation)
{
    readonly Dictionary<Expression, int> _values = [];
    readonly Dictionary<Expression, int> _uses = [];
    readonly Dependence _dependence = new();

    /// <summary>Must be told all formulas before the first is lowered: a part with one use is merged into it, others are shared.</summary>
    public void Announce(IEnumerable<Expression> roots)
    {
        foreach (var root in roots) Count(root);
    }

    /// <summary>The number of the instruction that computes the formula.</summary>
    public int Value(Expression e)
    {
        if (_values.TryGetValue(e, out var known)) return known;
        var value = e is not (Constant or Parameter) && preparation is not null && IsPrepared(e)
            ? program.Load(Place.Prepared, preparation.Index(e))
            : Lower(e);
        _values.Add(e, value);
        return value;
    }

    int Lower(Expression e) => e switch
    {
        Constant c => program.Constant(c.Value),
        State s => program.Load(Place.States, s.Index),
        Parameter p => program.Load(Place.Parameters, p.Index),
        Definition d => Value(d.Body),
        Sum => LowerSum(Terms(e)),
        Product or Quotient => LowerFactors(FactorsOf(e, root: true)),
        Power p => LowerPower(Value(p.Of), p.Exponent),
        Exponential x => program.Exponential(Value(x.Of)),
        Logarithm l => program.Logarithm(Value(l.Of)),
        Choice c => program.Choose(Value(c.Left), Value(c.Right), Value(c.Then), Value(c.Otherwise)),
        _ => throw new ArgumentOutOfRangeException(nameof(e), e, "a kind of formula that kernels do not know"),
    };

    void Count(Expression e)
    {
        _uses[e] = _uses.GetValueOrDefault(e) + 1;
        if (_uses[e] > 1) return;
        foreach (var part in Dependence.Parts(e)) Count(part);
    }

    bool IsPrepared(Expression e) => _dependence.StatesOf(e).Count == 0;

    bool IsMerged(Expression e) => _uses.GetValueOrDefault(e) <= 1;

    // Terms of a chain of sums, in the order in which they are written. A sum that others use stays one term.
    List<Expression> Terms(Expression sum)
    {
        List<Expression> terms = [];
        Collect(sum, root: true);
        return terms;

        void Collect(Expression e, bool root)
        {
            if (e is Sum s && (root || IsMerged(e) && !(preparation is not null && IsPrepared(e))))
            {
                Collect(s.Left, root: false);
                Collect(s.Right, root: false);
            }
            else
            {
                terms.Add(e);
            }
        }
    }

    int LowerSum(List<Expression> terms)
    {
        var constants = preparation is null ? [] : terms.Where(IsPrepared).ToList();
        var sum = constants.Count == 0 ? program.Constant(0) : Value(constants.Aggregate((a, b) => a + b));
        foreach (var term in terms.Where(t => constants.Count == 0 || !IsPrepared(t))) sum = AddTerm(sum, term);
        return sum;
    }

    int AddTerm(int sum, Expression term)
    {
        if (term is not (Product or Quotient) || !IsMerged(term)) return program.Add(sum, Value(term));
        var factors = FactorsOf(term, root: true);
        if (program.Number(sum) == 0) return LowerFactors(factors);
        if (factors.Coefficient < 0)
        {
            var (x, y) = Halves(factors.Negated());
            return program.NegatedMultiplyAdd(x, y, sum);
        }
        var (a, b) = Halves(factors);
        return program.MultiplyAdd(a, b, sum);
    }

    int LowerFactors(Factors factors)
    {
        var (a, b) = Halves(factors);
        return program.Multiply(a, b);
    }

    // The product, left undone at its last multiplication so that a sum can fuse it.
    (int All, int Last) Halves(Factors factors)
    {
        List<int> values = [Coefficient(factors), .. factors.Above.Select(Value).Order()];
        if (factors.Below.Count > 0) values.Add(program.Reciprocal(Multiplied(factors.Below.Select(Value).Order())));
        return (Multiplied(values.SkipLast(1)), values[^1]);
    }

    int Coefficient(Factors factors)
    {
        var above = factors.PreparedAbove.Aggregate((Expression)factors.Coefficient, (a, b) => a * b);
        var all = factors.PreparedBelow.Count == 0 ? above : above / factors.PreparedBelow.Aggregate((a, b) => a * b);
        if (all is Constant c) return program.Constant(c.Value);
        if (all is Parameter p) return program.Load(Place.Parameters, p.Index);
        return program.Load(Place.Prepared, preparation!.Index(all));
    }

    int Multiplied(IEnumerable<int> values) => values.Aggregate(program.Constant(1), program.Multiply);

    Factors FactorsOf(Expression e, bool root)
    {
        Factors factors = new();
        Collect(e, inverse: false, root);
        return factors;

        void Collect(Expression e, bool inverse, bool root)
        {
            if (e is Constant c) factors.Coefficient = inverse ? factors.Coefficient / c.Value : factors.Coefficient * c.Value;
            else if (preparation is not null && IsPrepared(e)) (inverse ? factors.PreparedBelow : factors.PreparedAbove).Add(e);
            else if (e is Product p && (root || IsMerged(e))) Both(p.Left, p.Right, inverse, inverse);
            else if (e is Quotient q && (root || IsMerged(e))) Both(q.Numerator, q.Denominator, inverse, !inverse);
            else (inverse ? factors.Below : factors.Above).Add(e);
        }

        void Both(Expression a, Expression b, bool inverseOfA, bool inverseOfB)
        {
            Collect(a, inverseOfA, root: false);
            Collect(b, inverseOfB, root: false);
        }
    }

    int LowerPower(int x, double exponent)
    {
        if (double.IsInteger(exponent)) return IntegerPower(x, (int)exponent);
        var root = program.SquareRoot(program.Choose(program.Constant(0), x, program.Constant(0), x));
        if (exponent > 0 && double.IsInteger(2 * exponent)) return program.Multiply(IntegerPower(x, (int)(exponent - 0.5)), root);
        var power = exponent == -0.5
            ? program.Reciprocal(root)
            : program.Exponential(program.Multiply(program.Constant(exponent), program.Logarithm(x)));
        // 0 x keeps a NaN a NaN.
        return program.Choose(x, program.Constant(0), power, program.Multiply(program.Constant(0), x));
    }

    int IntegerPower(int x, int exponent)
    {
        if (exponent < 0) return program.Reciprocal(IntegerPower(x, -exponent));
        if (exponent == 0) return program.Constant(1);
        var half = IntegerPower(x, exponent / 2);
        var square = program.Multiply(half, half);
        return exponent % 2 == 0 ? square : program.Multiply(square, x);
    }

    /// <summary>A product taken apart: a number, what is prepared, and what depends on states, above and below the line.</summary>
    sealed class Factors
    {
        public double Coefficient { get; set; } = 1;
        public List<Expression> PreparedAbove { get; } = [];
        public List<Expression> PreparedBelow { get; } = [];
        public List<Expression> Above { get; } = [];
        public List<Expression> Below { get; } = [];

        public Factors Negated()
        {
            Coefficient = -Coefficient;
            return this;
        }
    }
}
