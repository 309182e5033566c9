using System.Text.Json;
using System.Xml.Linq;

namespace Hormesis.IntegrationTests;

/// <summary>The example course, followed up as its user does.</summary>
public sealed class FollowUpTests : InFolder
{
    static readonly string Course = Tool.Path("examples", "followup", "course.json");

    static Outcome Run(string day, params string[] more) =>
        Tool.Hormesis(["follow-up", Course, "--indication", "chronic-pain", "--at", day, .. more]);

    static JsonElement Json(string day) => Run(day, "--json").Json;

    static JsonElement One(JsonElement document, string list, string key, string value) =>
        document.GetProperty("programme").GetProperty(list).EnumerateArray().Single(e => e.GetProperty(key).GetString() == value);

    static string State(JsonElement document, string visit) => document.GetProperty("visits").EnumerateArray()
        .Single(v => v.GetProperty("visit").GetProperty("visit").GetString() == visit).GetProperty("state").GetString()!; // always a word

    // The day after session 5 nothing of the panel is known; the day after that all that decides is.
    [Theory]
    [InlineData("2026-11-17", 1, "pause", 5)]
    [InlineData("2026-11-18", 0, "continue", 5)]
    [InlineData("2026-12-07", 1, "stop", 10)]
    public void A_course_waits_goes_on_and_ends(string day, int status, string decision, int sessions)
    {
        var run = Run(day, "--json");

        Assert.Equal(status, run.Status);
        Assert.Equal(decision, run.Json.GetProperty("decision").GetString());
        Assert.Equal(sessions, run.Json.GetProperty("sessions").GetInt32());
    }

    [Fact]
    public void Outcomes_say_what_moved_and_what_is_missing()
    {
        var (five, ten) = (Json("2026-11-18"), Json("2026-12-07"));

        var pain = One(ten, "outcomes", "measure", "pain");
        Assert.Equal((7, 3, -4), (Number(pain, "baseline"), Number(pain, "latest"), Number(pain, "change")));
        Assert.Equal(("down", "better"), (pain.GetProperty("movement").GetString(), pain.GetProperty("importance").GetString()));
        var sleep = One(five, "outcomes", "measure", "sleep");
        Assert.False(sleep.TryGetProperty("latest", out _));
        Assert.Equal("session-5", Assert.Single(sleep.GetProperty("missingAt").EnumerateArray()).GetString());
        Assert.Equal("clear", One(ten, "stopping", "rule", "no-improvement").GetProperty("answer").GetString());
        Assert.Equal("fires", One(ten, "stopping", "rule", "end").GetProperty("answer").GetString());

        static double Number(JsonElement e, string name) => e.GetProperty(name).GetDouble();
    }

    [Theory]
    [InlineData("2026-12-07", "upcoming")]
    [InlineData("2027-01-05", "due")]
    [InlineData("2027-01-20", "overdue")]
    public void The_visit_weeks_after_the_course_comes_due(string day, string state) => Assert.Equal(state, State(Json(day), "after"));

    [Fact]
    public void An_event_keeps_its_recorded_cause_beside_the_suggested_one()
    {
        var happened = Assert.Single(Json("2026-12-07").GetProperty("adverseEvents").EnumerateArray());

        Assert.Equal("possible", happened.GetProperty("causality").GetString());
        Assert.Equal("2026-11-12", happened.GetProperty("sessionOn").GetString());
        Assert.True(happened.GetProperty("aid").GetProperty("unverified").GetBoolean());
        Assert.Contains("cause as recorded: possible", Run("2026-12-07").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawing_has_a_dot_for_each_result_a_stroke_for_each_session_and_names_its_units()
    {
        Run("2026-12-07", "--plot", In("f.svg"), "--quiet");

        var svg = XDocument.Load(In("f.svg"));
        var plots = svg.Root!.Elements().Where(e => e.Name.LocalName == "svg").ToList(); // it was read
        Assert.Equal(12, plots.Count); // nine markers, pain, function, sleep
        Assert.All(plots, p => Assert.Equal(10, Class(p, "mark").Count()));
        Assert.All(plots, p => Assert.InRange(Class(p, "dot").Count(), 3, 4));
        Assert.Equal(10, plots.Count(p => Class(p, "band").Any()));
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.All((string[])["Malondialdehyde, µmol/L", "d-ROMs, CARR U", "within noise", "down", "not judged", "baseline"],
            t => Assert.Contains(t, texts));

        static IEnumerable<XElement> Class(XElement plot, string name) => plot.Elements().Where(e => (string?)e.Attribute("class") == name);
    }

    [Fact]
    public void A_plan_lists_the_visits_of_its_course()
    {
        var plan = Tool.Hormesis("plan", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", "2026-11-01", "--json").Json;

        Assert.Equal(["baseline-1", "baseline-2", "session-5", "session-10", "after"],
            plan.GetProperty("followUp").EnumerateArray().Select(v => v.GetProperty("visit").GetString()!)); // always a word
    }

    [Fact]
    public void The_example_is_just_what_its_script_makes()
    {
        Assert.Equal(0, Tool.Run("node", Tool.Root, Tool.Path("examples", "followup", "derive.mjs"), In(".")).Status);

        Assert.Equal(File.ReadAllText(Course), File.ReadAllText(In("course.json")));
    }
}
