using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Hormesis.IntegrationTests;

/// <summary>A patient over a course, as its user runs it.</summary>
public sealed class CourseTests : InFolder
{
    static readonly string Fifteen = Tool.Path("examples", "courses", "fifteen-sessions.json");

    public static TheoryData<string> Examples { get; } =
        [.. Directory.EnumerateFiles(Tool.Path("examples", "courses"), "*.json").Select(f => Path.GetFileName(f)).Order()];

    [Theory, MemberData(nameof(Examples))]
    public void Every_example_runs_and_every_number_is_finite(string file)
    {
        var rows = Table(Tool.Path("examples", "courses", file));

        Assert.All(rows.Skip(1).SelectMany(r => r), cell => Assert.True(double.IsFinite(double.Parse(cell, CultureInfo.InvariantCulture))));
    }

    // Fifteen sessions in eight weeks, and four weeks after them: a row for each day and the last.
    [Fact]
    public void A_course_is_shown_to_four_weeks_after_its_last_session()
    {
        var rows = Table(Fifteen);

        Assert.Equal(84 + 2, rows.Length);
        Assert.Equal(84 * 86400.0, double.Parse(rows[^1][0], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Effects_change_only_what_they_name()
    {
        string[] moved = ["dpgMmolPerL", "p50MmHg", "il6PgPerMl", "crpMgPerL", "vas0To100", "mitochondrialPercent", "nrf2Fold"];
        string[] still = ["haemoglobinGPerDl", "ascorbateUmPerL", "urateUmPerL", "lopUmPerL", "metHbPercent", "effectPercent"];
        var (nothing, claimed) = (Table(Fifteen, "--effects", "null"), Table(Fifteen, "--effects", "claimed"));

        Assert.All(moved, m => Assert.NotEqual(Column(nothing, m), Column(claimed, m)));
        Assert.All(still, s => Assert.All(Numbers(nothing, s).Zip(Numbers(claimed, s)), v => Assert.True(Same(v.First, v.Second), s)));

        // Solved to a millionth in each step: other steps, other last digits.
        static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-5 * Math.Abs(a) + 1e-9;
    }

    [Fact]
    public void The_default_is_what_controlled_trials_support()
    {
        var (byDefault, literature) = (Table(Fifteen), Table(Fifteen, "--effects", "literature"));

        Assert.Equal(literature.Select(r => string.Join(',', r)), byDefault.Select(r => string.Join(',', r)));
    }

    [Fact]
    public void The_drawing_names_claims_bands_and_what_was_assumed()
    {
        var run = Tool.Hormesis(
            "simulate", "course", Fifteen, "--effects", "claimed", "--bands", "8", "--plot", In("c.svg"), "--out", In("c.csv"), "--quiet");

        Assert.Equal((0, "", ""), (run.Status, run.Out, run.Error));
        var svg = XDocument.Load(In("c.svg"));
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToList();
        Assert.Contains(texts, t => t.Contains("claimed, what is promised", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("Bands: 5 to 95 % of 8 draws", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("claim il6-lowered", StringComparison.Ordinal));
        Assert.Contains(svg.Descendants(), e => (string?)e.Attribute("class") == "band");
    }

    [Fact]
    public void The_document_holds_bands_about_their_median()
    {
        var run = Tool.Hormesis("simulate", "course", Fifteen, "--bands", "16", "--weeks", "1", "--json");

        Assert.Equal(0, run.Status);
        var bands = run.Json.GetProperty("bands");
        Assert.Equal(16, bands.GetProperty("draws").GetInt32());
        var (low, mid, high) = (Row(bands, "low"), Row(bands, "mid"), Row(bands, "high"));
        Assert.Equal(run.Json.GetProperty("observables").GetArrayLength(), mid.Length);
        Assert.All(low.Zip(mid, high), b => Assert.True(b.First <= b.Second && b.Second <= b.Third));

        static double[] Row(JsonElement bands, string name) =>
            [.. bands.GetProperty(name).EnumerateArray().Last().EnumerateArray().Select(v => v.GetDouble())];
    }

    [Theory]
    [InlineData("""{"patient":{"haemoglobinGPerDl":50}}""", "patient.haemoglobinGPerDl")]
    [InlineData("""{"patient":{"hb":14}}""", "patient.hb")]
    [InlineData("""{"course":{"count":2,"everyDays":0.001}}""", "course.everyDays")]
    [InlineData("""{"course":{"sessions":[{"day":3},{"day":1}]}}""", "course.sessions")]
    [InlineData("""{"effects":"hoped"}""", "effects")]
    public void A_wrong_file_is_one_line_with_its_place(string json, string place)
    {
        File.WriteAllText(In("wrong.json"), json);
        var run = Tool.Hormesis("simulate", "course", In("wrong.json"));

        Assert.Equal((2, ""), (run.Status, run.Out));
        Assert.Contains($"wrong.json:{place}: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Null_anchors_hold_and_what_is_claimed_is_told_apart()
    {
        var run = Tool.Hormesis("validate", "--anchors", "--json");

        Assert.Equal(0, run.Status);
        Assert.True(run.Json.GetProperty("holds").GetBoolean());
        var claims = run.Json.GetProperty("anchors").EnumerateArray().Select(a => a.GetProperty("claim").GetString()).ToList();
        Assert.All((string[])["il6-lowered", "oxygen-release-dpg", "diabetic-ulcers"], c => Assert.Contains(c, claims));
    }

    [Fact]
    public void Courses_of_virtual_patients_are_measured()
    {
        var run = Tool.Hormesis("bench", "course", "--patients", "32", "--json");

        Assert.Equal(0, run.Status);
        var course = run.Json.GetProperty("course");
        Assert.Equal(6, course.GetProperty("bottlesPerPatient").GetDouble());
        Assert.True(course.GetProperty("patientsPerSecond").GetDouble() > 0);
    }

    static string[][] Table(string file, params string[] options)
    {
        var run = Tool.Hormesis(["simulate", "course", file, "--quiet", .. options]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        return [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(','))];
    }

    static IEnumerable<double> Numbers(string[][] table, string name) =>
        Column(table, name).Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture));

    static string[] Column(string[][] table, string name)
    {
        var at = Array.FindIndex(table[0], h => h == name || h.StartsWith($"{name} (", StringComparison.Ordinal));
        return [.. table.Select(r => r[at])];
    }
}
