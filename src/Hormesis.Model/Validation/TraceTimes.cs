namespace Hormesis.Model.Validation;

/// <summary>How long something is shown, and how far its rows are apart.</summary>
/// <param name="FromMoments">Whether much happens in the first moments: rows are closer then.</param>
public readonly record struct TraceSpan(TimeSpan End, TimeSpan Every, bool FromMoments = true);

/// <summary>
/// The times at which a course is shown: the start, then from a millisecond on at growing distances, eight to a decade, until
/// these reach the wanted distance; from there at that distance, and the end.
/// </summary>
/// <remarks>What is fastest in the bottle is over in milliseconds, what is slowest takes hours.</remarks>
public static class TraceTimes
{
    const int PerDecade = 8;

    public static TimeSpan First { get; } = TimeSpan.FromMilliseconds(1);

    /// <param name="end">Above zero.</param>
    /// <param name="every">At least <see cref="First"/>.</param>
    public static IReadOnlyList<TimeSpan> Of(TimeSpan end, TimeSpan every)
    {
        if (!(end > TimeSpan.Zero)) throw new ArgumentOutOfRangeException(nameof(end), end, "must be above zero");
        if (!(every >= First)) throw new ArgumentOutOfRangeException(nameof(every), every, $"must be at least {First}");
        List<TimeSpan> times = [TimeSpan.Zero];
        for (var i = 0; Growing(i) < end && Growing(i) - times[^1] < every; i++) times.Add(Growing(i));
        for (var n = Math.Floor(times[^1] / every) + 1; n * every < end; n++) times.Add(n * every);
        times.Add(end);
        return times;
    }

    /// <summary>As a span says.</summary>
    public static IReadOnlyList<TimeSpan> Of(TraceSpan span) => span.FromMoments ? Of(span.End, span.Every) : Even(span.End, span.Every);

    static List<TimeSpan> Even(TimeSpan end, TimeSpan every)
    {
        if (!(every >= First)) throw new ArgumentOutOfRangeException(nameof(every), every, $"must be at least {First}");
        List<TimeSpan> times = [];
        for (var n = 0; n * every < end; n++) times.Add(n * every);
        times.Add(end);
        return times;
    }

    // Three digits, so that a table reads well.
    static TimeSpan Growing(int i)
    {
        var seconds = First.TotalSeconds * Math.Pow(10, (double)i / PerDecade);
        var digit = Math.Pow(10, Math.Floor(Math.Log10(seconds)) - 2);
        return TimeSpan.FromTicks((long)Math.Round(Math.Round(seconds / digit) * digit * TimeSpan.TicksPerSecond));
    }
}
