using System.Globalization;

namespace Hormesis.Web.Report;

/// <summary>The unit that a span of time is best read in.</summary>
public sealed record PlotTime(string Unit, TimeSpan One)
{
    static readonly PlotTime[] Known =
    [
        new("weeks", TimeSpan.FromDays(7)), new("days", TimeSpan.FromDays(1)), new("h", TimeSpan.FromHours(1)),
        new("min", TimeSpan.FromMinutes(1)),
    ];

    /// <summary>The largest of which there are three or more.</summary>
    public static PlotTime Of(TimeSpan span) => Known.FirstOrDefault(k => span >= 3 * k.One) ?? Known[^1];

    public double In(TimeSpan time) => time / One;

    public string Words(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{In(time):0.##} {Unit}");
}
