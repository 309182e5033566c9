using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Model.Body.Course;

public class CourseScheduleTests
{
    const double Day = 86_400;

    static readonly ReturnedBlood Pass = new(600, 50, 200, 300, 20, 0.001, 0.002, 0.003, OzoneMass.FromMicrograms(8000));

    // Each rate that a session sets, what it makes of a whole session, and the amount of one pass that this must be.
    static readonly (string Rate, Func<double, double> Amount)[] Amounts =
    [
        ("returnElectrophile", _ => 600), ("returnAscorbate", _ => 50), ("returnUrate", _ => 200), ("returnGlutathione", _ => 300),
        ("returnFreeHaemoglobin", _ => 20), ("returnMethaemoglobin", cells => 0.001 / cells),
        ("returnDamagedCells", cells => 0.002 / cells), ("returnLysedCells", cells => 0.003 / cells), ("returnExposure", _ => 1),
    ];

    public static TheoryData<double[], double> Courses { get; } = new()
    {
        { [], 28 }, { [], 0 }, { [1], 28 }, { [1, 1.5, 2], 28 }, { [1, 5, 9], 4 }, { [1.25, 2.0104], 1.02 }, { [40], 28 }, { [1, 5], 0 },
    };

    [Theory, MemberData(nameof(Courses))]
    public void Segments_ascend_and_cover_run_in_and_course(double[] days, double end)
    {
        var parts = Parts(days, end);

        Assert.Equal(CourseSchedule.RunIn, parts[0].End);
        Assert.Equal(CourseSchedule.RunIn + Math.Max(end * Day, 1), parts[^1].End, 1e-6);
        for (var i = 1; i < parts.Count; i++) Assert.True(parts[i].End > parts[i - 1].End);
        Assert.Equal(0, parts[0].Parameters["begun"]);
        Assert.All(parts.Skip(1), p => Assert.Equal(1, p.Parameters["begun"]));
        Assert.Equal(0, parts[0].Parameters["returnContact"]);
    }

    [Theory, InlineData(1), InlineData(3)]
    public void What_comes_back_is_the_amount_of_a_pass_times_passes_and_sessions(int passes)
    {
        var parts = Parts([1, 1.5, 9.3], 28, passes);
        var cells = parts[0].Parameters["redCellVolume"];

        foreach (var (rate, amount) in Amounts)
        {
            var came = 3 * passes * amount(cells);
            Assert.Equal(came, Integral(parts, rate), 1e-9 * came);
        }
        Assert.Equal(3, Integral(parts, "returnContact"), 1e-9);
    }

    [Fact]
    public void A_session_begins_on_its_day_and_lasts_as_long_as_its_blood_takes()
    {
        var parts = Parts([1, 2.5], 28, passes: 2);

        // 2 x 200 mL at 10 mL/min
        Assert.Equal(
            [0, 40 / 1440.0, 1.5, 1.5 + 40 / 1440.0, 28], parts.Select(p => (p.End - CourseSchedule.RunIn) / Day),
            (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([0, 1, 0, 1, 0], parts.Select(p => p.Parameters["returnContact"] > 0 ? 1 : 0));
    }

    [Fact]
    public void Of_a_session_that_outlasts_the_course_only_what_came_by_then_counts()
    {
        var parts = Parts([1, 5], 4 + 5 / 1440.0); // a quarter of the second session's 20 min

        Assert.Equal(1.25, Integral(parts, "returnContact"), 1e-6);
        Assert.Equal(1.25 * 600, Integral(parts, "returnElectrophile"), 1e-3);
    }

    [Fact]
    public void A_session_after_the_course_is_none() => Assert.Equal(0, Integral(Parts([40], 28), "returnContact"));

    static double Integral(List<(double End, Values Parameters)> parts, string rate) =>
        parts.Select((p, i) => p.Parameters[rate] * (p.End - (i == 0 ? 0 : parts[i - 1].End))).Sum();

    static List<(double End, Values Parameters)> Parts(double[] days, double end, int passes = 1)
    {
        var one = Bodies.Sessions(1, 4, passes: passes)[0];
        CourseSession[] sessions = [.. days.Select(d => one with { Day = d })];
        CourseSchedule schedule = new(sessions, [.. days.Select(_ => Pass)], TimeSpan.FromDays(end));
        var values = Bodies.Patient().Values.ToArray();
        List<(double, Values)> parts = [];
        for (var i = 0; schedule.Open(i, values) is var until && !double.IsNaN(until); i++) parts.Add((until, new([.. values])));
        return parts;
    }

    sealed class Values(double[] values)
    {
        public double this[string name] => values[BodyModel.Places[name]];
    }
}
