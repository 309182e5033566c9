using System.Text;
using Hormesis.Model;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Validation;

public class CaseFileTests
{
    const string Fine = """{"observable":"left","atMinutes":1,"mean":50,"tolerance":1}""";

    [Fact]
    public void A_case_is_read_whole()
    {
        var read = Assert.Single(Read("""
            {"cases":[{"id":"a","source":"Somebody 2006, doi 10.1/x","model":"decay","inputs":{"start":80},"note":"ours","role":"CAL",
              "expect":[{"observable":"left","atMinutes":1,"mean":40,"sd":2.5,"role":"HOLD","note":"n.r."},
                        {"observable":"left","atSeconds":30,"min":10}]}]}
            """));

        Assert.Equal(("a", "Somebody 2006, doi 10.1/x", "decay"), (read.Id, read.Source, read.Model));
        Assert.Equal(("ours", "file.json"), (read.Note, read.File));
        Assert.Equal(80, read.Inputs.GetProperty("start").GetDouble());
        Assert.Equal(("left", "HOLD", "n.r."), (read.Expect[0].Observable, read.Expect[0].Role, read.Expect[0].Note));
        Assert.Equal(new Criterion.Near(40, 5, "2 SD of 2.5"), read.Expect[0].Criterion);
        Assert.Equal("CAL", read.Expect[1].Role);
        Assert.Equal(new Criterion.Between(10, double.PositiveInfinity), read.Expect[1].Criterion);
    }

    [Fact]
    public void Inputs_left_out_are_an_empty_object() =>
        Assert.Equal("{}", Read($$"""{"cases":[{"id":"a","source":"s","model":"m","expect":[{{Fine}}]}]}""")[0].Inputs.GetRawText());

    [Theory]
    [InlineData("atSeconds", 90, 90, "90 s")]
    [InlineData("atMinutes", 1.5, 90, "1.5 min")]
    [InlineData("atHours", 2, 7_200, "2 h")]
    [InlineData("atDays", 2, 172_800, "2 d")]
    [InlineData("atWeeks", 0.5, 302_400, "0.5 weeks")]
    [InlineData("atSeconds", 0, 0, "0 s")]
    public void Times_have_units(string field, double value, double seconds, string words)
    {
        var at = Expect($$"""{"observable":"left","{{field}}":{{value}},"min":1}""").At;

        Assert.Equal(new CaseTime(TimeSpan.FromSeconds(seconds), words), at);
    }

    [Theory]
    [InlineData("""{"observable":"o","mean":40,"sd":2}""", "40 ± 4 (2 SD of 2)")]
    [InlineData("""{"observable":"o","mean":40,"tolerance":0}""", "40 ± 0")]
    [InlineData("""{"observable":"o","mean":-40,"tolerancePercent":10}""", "-40 ± 4 (10 %)")]
    [InlineData("""{"observable":"o","min":1,"max":1}""", "1 to 1")]
    [InlineData("""{"observable":"o","max":3}""", "at most 3")]
    [InlineData("""{"observable":"o","min":3}""", "at least 3")]
    [InlineData("""{"observable":"o","greaterThan":"b"}""", "> b")]
    [InlineData("""{"observable":"o","greaterThan":"b","byFactor":0.5}""", "> 0.5 × b")]
    [InlineData("""{"observable":"o","lessThan":"b","byFactor":2}""", "< b / 2")]
    [InlineData("""{"observable":"o","greaterThan":"a","ofObservable":"p"}""", "> p of a")]
    public void Every_kind_of_expectation_is_read(string expectation, string words) =>
        Assert.Equal(words, Expect(expectation).Criterion.Words);

    [Theory]
    [InlineData("""{"mean":1,"tolerance":1}""", "cases[0].expect[0].observable", "this is missing")]
    [InlineData("""{"observable":"o"}""", "cases[0].expect[0]", "nothing is expected")]
    [InlineData("""{"observable":"o","mean":1}""", "cases[0].expect[0].mean", "how near is near enough is not said")]
    [InlineData("""{"observable":"o","mean":1,"sd":1,"tolerance":1}""", "cases[0].expect[0].tolerance", "sd is given already")]
    [InlineData("""{"observable":"o","mean":1,"sd":-1}""", "cases[0].expect[0].sd", "-1 is below zero")]
    [InlineData("""{"observable":"o","mean":"1","sd":1}""", "cases[0].expect[0].mean", "this should be a number (read \"1\")")]
    [InlineData("""{"observable":"o","mean":1e999,"sd":1}""", "cases[0].expect[0].mean", "the number 1e999 is too big")]
    [InlineData("""{"observable":"o","mean":null,"sd":1}""", "cases[0].expect[0].mean", "this should be a number (read null)")]
    [InlineData("""{"observable":"o","mean":1,"sd":1,"max":2}""", "cases[0].expect[0].max", "mean is expected already")]
    [InlineData("""{"observable":"o","min":1,"greaterThan":"b"}""", "cases[0].expect[0].greaterThan", "min is expected already")]
    [InlineData("""{"observable":"o","lessThan":"a","greaterThan":"b"}""", "cases[0].expect[0].lessThan", "greaterThan is expected")]
    [InlineData("""{"observable":"o","min":2,"max":1}""", "cases[0].expect[0].min", "2 is above max, 1")]
    [InlineData("""{"observable":"o","min":2,"sd":1}""", "cases[0].expect[0].sd", "this belongs to a mean, and none is given")]
    [InlineData("""{"observable":"o","min":2,"byFactor":1}""", "cases[0].expect[0].byFactor", "this belongs to greaterThan or lessThan")]
    [InlineData("""{"observable":"o","min":2,"ofObservable":"p"}""", "cases[0].expect[0].ofObservable", "this belongs to greaterThan")]
    [InlineData("""{"observable":"o","greaterThan":""}""", "cases[0].expect[0].greaterThan", "this is empty")]
    [InlineData("""{"observable":"o","greaterThan":"b","byFactor":0}""", "cases[0].expect[0].byFactor", "0 is not above zero")]
    [InlineData("""{"observable":"o","lessThan":"b","byFactor":0.5}""", "cases[0].expect[0].byFactor", "can be read in two ways")]
    [InlineData("""{"observable":"o","max":1,"atHours":1,"atMinutes":60}""", "cases[0].expect[0].atHours", "given as atMinutes already")]
    [InlineData("""{"observable":"o","max":1,"atHours":-1}""", "cases[0].expect[0].atHours", "-1 h is before the start")]
    [InlineData("""{"observable":"o","max":1,"atWeeks":1e300}""", "cases[0].expect[0].atWeeks", "longer than any experiment")]
    [InlineData("""{"observable":"o","max":1,"at":5}""", "cases[0].expect[0].at", "there is no such field here")]
    [InlineData("""{"observable":"o","max":1,"role":"FIT"}""", "cases[0].expect[0].role", "\"FIT\" is no role")]
    [InlineData("""{"observable":"o","max":1,"max":2}""", "cases[0].expect[0].max", "this is given twice")]
    [InlineData("7", "cases[0].expect[0]", "this should be an object (read 7)")]
    public void A_wrong_expectation_is_refused_with_its_place(string expectation, string place, string wrong)
    {
        var refused = Assert.Throws<InputException>(() => Expect(expectation));

        Assert.Equal(place, refused.Place);
        Assert.Contains(wrong, refused.Wrong, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Remedy);
        Assert.Equal("file.json", refused.Input);
    }

    [Theory]
    [InlineData("", "", "the input is empty")]
    [InlineData("hello", "line 1, byte 1", "this is not JSON")]
    [InlineData("""{"cases":[""", "line 1, byte 11", "the JSON ends before it is complete")]
    [InlineData("[]", "", "this should be an object (read a list of 0)")]
    [InlineData("{}", "cases", "this is missing")]
    [InlineData("""{"cases":[]}""", "cases", "this is empty")]
    [InlineData("""{"cases":{}}""", "cases", "this should be a list (read an object)")]
    [InlineData("""{"cases":[],"version":1}""", "version", "there is no such field here")]
    [InlineData("""{"cases":[{"source":"s"}]}""", "cases[0].id", "this is missing")]
    [InlineData("""{"cases":[{"id":"a","source":" \u0007","model":"m","inputs":[]}]}""", "cases[0].inputs", "this should be an object")]
    [InlineData("""{"cases":[{"id":"a","source":"s","model":"m","expect":[]}]}""", "cases[0].expect", "this is empty")]
    [InlineData("""{"cases":[{"id":"a","source":"s","model":"m"}]}""", "cases[0].expect", "this is missing")]
    public void A_wrong_file_is_refused_with_its_place(string content, string place, string wrong)
    {
        var refused = Assert.Throws<InputException>(() => Read(content));

        Assert.Equal(place, refused.Place);
        Assert.Contains(wrong, refused.Wrong, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Remedy);
    }

    [Fact]
    public void Deep_big_and_long_files_are_refused()
    {
        var one = $$"""{"id":"a","source":"s","model":"m","expect":[{{Fine}}]}""";
        var expectations = string.Join(',', Enumerable.Repeat("""{"observable":"o","max":1}""", CaseFile.MaximumExpectations + 1));

        Assert.Contains("nested deeper", Wrong(new string('[', 100_000)), StringComparison.Ordinal);
        Assert.Contains("more than 5 MiB", Wrong(new string(' ', CaseFile.MaximumBytes + 1)), StringComparison.Ordinal);
        var cases = string.Join(',', Enumerable.Repeat(one, CaseFile.MaximumCases + 1));
        Assert.Contains("10001 entries", Wrong($$"""{"cases":[{{cases}}]}"""), StringComparison.Ordinal);
        Assert.Contains("1001 entries",
            Wrong($$"""{"cases":[{"id":"a","source":"s","model":"m","expect":[{{expectations}}]}]}"""), StringComparison.Ordinal);
    }

    static string Wrong(string content) => Assert.Throws<InputException>(() => Read(content)).Wrong;

    static Expectation Expect(string expectation) =>
        Read($$"""{"cases":[{"id":"a","source":"s","model":"m","expect":[{{expectation}}]}]}""")[0].Expect[0];

    static IReadOnlyList<ValidationCase> Read(string content) => CaseFile.Read(Encoding.UTF8.GetBytes(content), "file.json");
}
