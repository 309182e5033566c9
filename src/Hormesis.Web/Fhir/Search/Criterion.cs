namespace Hormesis.Web.Fhir.Search;

/// <summary>One parameter of a search with the values of which one is enough.</summary>
abstract record Criterion(int Parameter)
{
    /// <summary>Whether a resource with these values is meant.</summary>
    public abstract bool Matches(FieldValues values);

    /// <summary>
    /// Slots among which all that match are, in any order and maybe twice; null when the index has no shorter way than to
    /// look at everything.
    /// </summary>
    public abstract IEnumerable<int>? Candidates(ParameterIndex index);

    /// <summary>How many <see cref="Candidates"/> there are, where that is known without counting; else a large number.</summary>
    public virtual int Estimate(ParameterIndex index) => int.MaxValue;

    /// <param name="System">Null for any, empty for none.</param>
    /// <param name="Code">Null for any.</param>
    public readonly record struct Wanted(string? System, string? Code)
    {
        public bool Means(Token token) => (System is null || System == token.System) && (Code is null || Code == token.Code);
    }

    public sealed record OfTokens(int Parameter, IReadOnlyList<Wanted> Any, bool IsNot) : Criterion(Parameter)
    {
        public override bool Matches(FieldValues values)
        {
            foreach (var token in values.Tokens)
            {
                foreach (var wanted in Any)
                {
                    if (wanted.Means(token)) return !IsNot;
                }
            }
            return IsNot;
        }

        public override IEnumerable<int>? Candidates(ParameterIndex index)
        {
            if (IsNot) return null;
            var lists = Any.Select(w => index.WithToken(ParameterIndex.KeyOf(w.System, w.Code))).ToList();
            return lists.Count == 1 ? lists[0] : lists.SelectMany(l => l);
        }

        public override int Estimate(ParameterIndex index) =>
            IsNot ? int.MaxValue : Any.Sum(w => index.WithToken(ParameterIndex.KeyOf(w.System, w.Code)).Count);
    }

    /// <summary>How a text is compared.</summary>
    public enum Likeness
    {
        StartsWith,
        Contains,
        Exact,
    }

    public sealed record OfWords(int Parameter, IReadOnlyList<Word> Any, Likeness By) : Criterion(Parameter)
    {
        public override bool Matches(FieldValues values)
        {
            foreach (var word in values.Words)
            {
                foreach (var wanted in Any)
                {
                    if (IsLike(word, wanted)) return true;
                }
            }
            return false;
        }

        public override IEnumerable<int>? Candidates(ParameterIndex index) =>
            By == Likeness.Contains ? null : Any.SelectMany(w => index.WithWord(w.Folded));

        bool IsLike(Word held, Word wanted) => By switch
        {
            Likeness.StartsWith => held.Folded.StartsWith(wanted.Folded, StringComparison.Ordinal),
            Likeness.Contains => held.Folded.Contains(wanted.Folded, StringComparison.Ordinal),
            _ => held.Exact == wanted.Exact,
        };
    }

    /// <summary>The prefixes of a date, as FHIR R4 3.1.1.4.6 defines them between two spans of time.</summary>
    public enum Comparison
    {
        Eq,
        Ne,
        Gt,
        Lt,
        Ge,
        Le,
        Sa,
        Eb,
    }

    public readonly record struct DateWanted(Comparison Comparison, DateSpan Span)
    {
        public bool Means(DateSpan held) => Comparison switch
        {
            Comparison.Eq => Span.Holds(held),
            Comparison.Ne => !Span.Holds(held),
            Comparison.Gt => held.To > Span.To,
            Comparison.Lt => held.From < Span.From,
            Comparison.Ge => held.To > Span.To || Span.Holds(held),
            Comparison.Le => held.From < Span.From || Span.Holds(held),
            Comparison.Sa => held.From >= Span.To,
            _ => held.To <= Span.From,
        };
    }

    public sealed record OfDates(int Parameter, IReadOnlyList<DateWanted> Any) : Criterion(Parameter)
    {
        public override bool Matches(FieldValues values)
        {
            foreach (var date in values.Dates)
            {
                foreach (var wanted in Any)
                {
                    if (wanted.Means(date)) return true;
                }
            }
            return false;
        }

        public override IEnumerable<int>? Candidates(ParameterIndex index)
        {
            if (Any.Any(w => w.Comparison == Comparison.Ne)) return null;
            return Any.SelectMany(w => w.Comparison switch
            {
                Comparison.Eq => index.StartingWithin(w.Span.From, w.Span.To),
                Comparison.Lt or Comparison.Le => index.StartingWithin(0, w.Span.To),
                Comparison.Eb => index.EndingWithin(0, w.Span.From),
                Comparison.Sa => index.StartingWithin(w.Span.To, DateSpan.End),
                _ => index.EndingWithin(w.Span.From, DateSpan.End),
            });
        }
    }

    /// <summary>Whether there is a value at all.</summary>
    public sealed record Missing(int Parameter, bool IsMissing) : Criterion(Parameter)
    {
        public override bool Matches(FieldValues values) => values.IsEmpty == IsMissing;

        public override IEnumerable<int>? Candidates(ParameterIndex index) => null;
    }
}
