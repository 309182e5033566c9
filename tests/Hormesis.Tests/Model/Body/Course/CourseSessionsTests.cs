using System.Globalization;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Input;
using Hormesis.Model.Treatment;
using Hormesis.Tests.Clinic;
using Hormesis.Tests.Clinic.Protocol;

namespace Hormesis.Tests.Model.Body.Course;

public class CourseSessionsTests
{
    static readonly Place There = Place.Root.Member("course");

    public static TheoryData<string, double> OutOfRange { get; } =
    [
        .. CourseTable.Shipped.Session.SelectMany(f => new[] { (f.Name, f.Low - 0.5), (f.Name, f.High + 0.5) }),
        ("count", -1), ("count", 401), ("everyDays", 0.4), ("everyDays", 366), ("passes", 1.5), ("count", 2.5),
    ];

    [Theory, MemberData(nameof(OutOfRange))]
    public void What_is_out_of_range_is_refused_with_its_place(string name, double value)
    {
        var number = value.ToString("R", CultureInfo.InvariantCulture);

        Assert.Equal($"course.{name}", Refused($$"""{"{{name}}":{{number}}}"""));
        if (name is not ("count" or "everyDays"))
            Assert.Equal($"course.sessions[1].{name}", Refused($$"""{"sessions":[{"day":1},{"day":5,"{{name}}":{{number}}}]}"""));
    }

    [Theory]
    [InlineData("""{"dose":5}""", "course.dose")]
    [InlineData("""{"count":"many"}""", "course.count")]
    [InlineData("""{"concentrationUgPerMl":null}""", "course.concentrationUgPerMl")]
    [InlineData("""{"concentrationUgPerMl":1e400}""", "course.concentrationUgPerMl")]
    [InlineData("""{"basis":"room"}""", "course.basis")]
    [InlineData("""{"basis":3}""", "course.basis")]
    [InlineData("""{"sessions":{}}""", "course.sessions")]
    [InlineData("""{"sessions":[]}""", "course.sessions")]
    [InlineData("""{"sessions":[7]}""", "course.sessions[0]")]
    [InlineData("""{"sessions":[{"dose":5}]}""", "course.sessions[0].dose")]
    [InlineData("""{"sessions":[{"day":1}],"passes":2}""", "course.passes")]
    [InlineData("""{"sessions":[{"day":1}],"count":2}""", "course.count")]
    [InlineData("""[]""", "course")]
    public void What_is_no_course_is_refused_with_its_place(string course, string place) => Assert.Equal(place, Refused(course));

    // 200 mL at 10 mL/min: 20 min, which is 0.0139 d
    [Theory]
    [InlineData("""{"sessions":[{"day":1},{"day":1.0138}]}""")]
    [InlineData("""{"sessions":[{"day":5},{"day":1}]}""")]
    [InlineData("""{"sessions":[{"day":1},{"day":1}]}""")]
    [InlineData("""{"count":3,"everyDays":0.5,"bloodVolumeMl":1000,"reinfusionMlPerMin":1}""")]
    public void Sessions_that_overlap_are_refused(string course)
    {
        var refused = Assert.Throws<InputException>(() => Read(course));

        Assert.Equal("course.sessions", refused.Place);
        Assert.Contains("session 2 begins before session 1 has ended", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sessions":[{"day":1},{"day":1.0139}]}""", 2)]
    [InlineData("""{"count":0}""", 0)]
    [InlineData("""{}""", 15)]
    [InlineData("""{"count":3,"everyDays":0.5,"concentrationUgPerMl":0}""", 3)]
    public void What_can_be_held_is_read(string course, int count) => Assert.Equal(count, Read(course).Count);

    [Fact]
    public void A_repeated_session_comes_every_so_many_days_from_its_own()
    {
        var days = Read("""{"count":3,"everyDays":3.5,"day":2}""").Select(s => s.Day);

        Assert.Equal([2, 5.5, 9], days);
    }

    [Fact]
    public void The_sessions_that_plan_writes_are_taken_as_they_are()
    {
        var planned = SomePlans.Planned(Patients.Man()).Course;
        var text = JsonSerializer.Serialize(planned, TreatmentJson.Default.Course);

        var read = Read(text);

        Assert.Equal(planned.Sessions.Count, read.Count);
        foreach (var (plan, session) in planned.Sessions.Zip(read, (p, s) => (CourseSession.Of(p), s)))
        {
            Assert.Equal(plan.Day, session.Day);
            Assert.Equal(plan.Passes, session.Passes);
            Assert.Equal(plan.Ozone.MicrogramsPerNormalMillilitre, session.Ozone.MicrogramsPerNormalMillilitre, 1e-9);
            Assert.Equal(plan.Gas.NormalMillilitres, session.Gas.NormalMillilitres, 1e-9);
            Assert.Equal(plan.Blood.Millilitres, session.Blood.Millilitres, 1e-9);
            Assert.Equal(plan.Overpressure.Bar, session.Overpressure.Bar, 1e-12);
            Assert.Equal(plan.Anticoagulant.Millilitres, session.Anticoagulant.Millilitres, 1e-9);
            Assert.Equal(plan.Return.MillilitresPerMinute, session.Return.MillilitresPerMinute, 1e-9);
        }
    }

    static string Refused(string course) => Assert.Throws<InputException>(() => Read(course)).Place;

    static IReadOnlyList<CourseSession> Read(string course) => CourseSessions.Read(JsonElement.Parse(course), There);
}
