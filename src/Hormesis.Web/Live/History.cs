namespace Hormesis.Web.Live;

/// <summary>
/// One trace of a session so far, in bounded memory: spans of time with the least and the greatest of each, so that a peak stays a peak
/// however long the session has been going on. When there are too many spans, each becomes twice as long.
/// </summary>
public sealed class History
{
    /// <summary>Spans at most: as many as a screen has room for.</summary>
    public const int MostSpans = 600;

    const double FirstSpan = 1, LongestSpan = 86_400; // s: 600 of a day are longer than any session

    readonly List<(double Low, double High)> spans = new(MostSpans);

    /// <summary>Seconds that each span takes.</summary>
    public double Span { get; private set; } = FirstSpan;

    /// <summary>From the start of the session on; a span in which nothing was known is not a number.</summary>
    public IReadOnlyList<(double Low, double High)> Spans => spans;

    /// <summary>Takes in a value. Time does not run backwards; what is not a number leaves its span as it is.</summary>
    public void Add(double seconds, double value)
    {
        while (seconds >= MostSpans * Span) Halve();
        var at = (int)(seconds / Span);
        while (spans.Count <= at) spans.Add((double.NaN, double.NaN));
        if (double.IsNaN(value)) return;
        var (low, high) = spans[at];
        spans[at] = double.IsNaN(low) ? (value, value) : (Math.Min(low, value), Math.Max(high, value));
    }

    /// <summary>One that was kept elsewhere.</summary>
    /// <param name="span">Its seconds.</param>
    /// <param name="kept">At most <see cref="MostSpans"/> count.</param>
    /// <returns>Null when no history has such spans.</returns>
    internal static History? Of(double span, IEnumerable<(double Low, double High)> kept)
    {
        if (!(span >= FirstSpan && span <= LongestSpan)) return null;
        History history = new() { Span = span };
        history.spans.AddRange(kept.Take(MostSpans));
        return history;
    }

    /// <summary>Takes in what another has seen of the same trace.</summary>
    internal void Join(History other)
    {
        for (var i = 0; i < other.spans.Count; i++)
        {
            Add(i * other.Span, other.spans[i].Low);
            Add(i * other.Span, other.spans[i].High);
        }
    }

    void Halve()
    {
        for (var i = 0; i < spans.Count; i += 2) spans[i / 2] = Join(spans[i], i + 1 < spans.Count ? spans[i + 1] : spans[i]);
        spans.RemoveRange((spans.Count + 1) / 2, spans.Count / 2);
        Span *= 2;
    }

    static (double Low, double High) Join((double Low, double High) a, (double Low, double High) b) =>
        double.IsNaN(a.Low) ? b : double.IsNaN(b.Low) ? a : (Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));
}
