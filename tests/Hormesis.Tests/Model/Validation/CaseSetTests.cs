using System.Text;
using Hormesis.Model;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Validation;

public class CaseSetTests
{
    readonly DecayModel model = new();

    [Theory]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":49,"tolerance":1}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":48.9,"tolerance":1}""", false)]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":40,"sd":5}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":40,"sd":4.9}""", false)]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":40,"tolerancePercent":25}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"mean":40,"tolerancePercent":24.9}""", false)]
    [InlineData("""{"observable":"left","atMinutes":1,"min":50,"max":50}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"min":50.01}""", false)]
    [InlineData("""{"observable":"left","atMinutes":1,"max":49.99}""", false)]
    [InlineData("""{"observable":"leftAtMost","min":100}""", true)]
    [InlineData("""{"observable":"start","mean":100,"tolerance":0}""", true)]
    [InlineData("""{"observable":"start","atMinutes":5,"mean":100,"tolerance":0}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"greaterThan":"slow"}""", false)]
    [InlineData("""{"observable":"left","atMinutes":0,"greaterThan":"slow"}""", false)]
    [InlineData("""{"observable":"left","atMinutes":0,"lessThan":"slow"}""", false)]
    [InlineData("""{"observable":"left","atMinutes":1,"lessThan":"slow"}""", true)]
    [InlineData("""{"observable":"left","atMinutes":8,"lessThan":"slow","byFactor":63}""", true)]
    [InlineData("""{"observable":"left","atMinutes":8,"lessThan":"slow","byFactor":64}""", false)]
    [InlineData("""{"observable":"left","atMinutes":8,"greaterThan":"slow","byFactor":0.015}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"lessThan":"this","ofObservable":"start","byFactor":1.99}""", true)]
    [InlineData("""{"observable":"left","atMinutes":1,"lessThan":"slow","ofObservable":"start","byFactor":2}""", false)]
    [InlineData("""{"observable":"logOfLess","atMinutes":2,"min":-1e300}""", false)]
    [InlineData("""{"observable":"logOfLess","atMinutes":2,"mean":0,"tolerance":1e300}""", false)]
    [InlineData("""{"observable":"logOfLess","atMinutes":2,"lessThan":"slow"}""", false)]
    [InlineData("""{"observable":"logOfLess","atMinutes":1,"max":1e300}""", false)]
    public void Ends_are_within_and_what_is_no_finite_number_never_is(string expectation, bool within)
    {
        var result = Evaluate(File(expectation)).Results[0];

        Assert.Equal(within, result.Within);
    }

    [Fact]
    public void A_case_is_run_once_for_all_that_it_and_others_ask()
    {
        var evaluation = Evaluate(File("""
            {"observable":"left","atMinutes":1,"lessThan":"slow"},
            {"observable":"left","atSeconds":60,"min":1},
            {"observable":"start","min":1}
            """));

        Assert.Equal([2, 2], model.Asked); // 60 s are one minute, and the comparison is asked of the other case
        Assert.Equal((2, 4, 4), (evaluation.Cases, evaluation.Results.Count, evaluation.Within));
        Assert.Equal(50, evaluation.Results[0].Predicted, 1e-9);
        Assert.Equal(100 * Math.Pow(0.5, 0.25), evaluation.Results[0].Other, 1e-9);
    }

    [Theory]
    [InlineData("""{"broken":true,"noDecay":false}""")]
    [InlineData("""["noDecay","broken"]""")]
    [InlineData("\"broken\"")]
    public void A_model_that_fails_fits_nothing_and_says_why(string hypothesis)
    {
        var result = Evaluate($$"""
            {"cases":[{"id":"a","source":"s","model":"decay","inputs":{"hypothesis":{{hypothesis}}},
              "expect":[{"observable":"left","atMinutes":1,"min":0}]}]}
            """).Results[0];

        Assert.False(result.Within);
        Assert.Equal("the solver gave up at 3 s", result.Failure);
    }

    [Fact]
    public void Cases_compare_across_files_and_in_circles()
    {
        const string case1 = """
            {"cases":[{"id":"a","source":"s","model":"decay","expect":[{"observable":"left","atMinutes":1,"lessThan":"b"}]}]}
            """;
        const string case2 = """
            {"cases":[{"id":"b","source":"s","model":"decay","inputs":{"halfLifeMinutes":2},
              "expect":[{"observable":"left","atMinutes":1,"greaterThan":"a"}]}]}
            """;

        Assert.True(Evaluate(case1, case2).AllWithin);
    }

    [Theory]
    [InlineData("""{"observable":"gone","atMinutes":1,"min":0}""", "cases[0].expect[0].observable", "\"gone\" is no", "left, leftAtMost")]
    [InlineData("""{"observable":"left","min":0}""", "cases[0].expect[0]", "no time is given, and left changes with it", "atMinutes")]
    [InlineData("""{"observable":"left","atHours":11,"min":0}""", "cases[0].expect[0]", "11 h is later than the model decay goes", "10 h")]
    [InlineData("""{"observable":"start","lessThan":"fast"}""", "cases[0].expect[0].lessThan", "no case \"fast\"", "this, slow")]
    [InlineData("""{"observable":"start","lessThan":"slow","ofObservable":"x"}""", "cases[0].expect[0].ofObservable", "\"x\" is", "left")]
    [InlineData("""{"observable":"start","lessThan":"slow","ofObservable":"left"}""", "cases[0].expect[0]", "no time is", "atMinutes")]
    [InlineData("""{"observable":"start","lessThan":"this"}""", "cases[0].expect[0].lessThan", "compared with itself", "another")]
    public void What_the_model_or_the_files_do_not_have_is_listed(string expectation, string place, string wrong, string remedy)
    {
        var refused = Assert.Throws<InputException>(() => Evaluate(File(expectation)));

        Assert.Equal((place, "file1.json"), (refused.Place, refused.Input));
        Assert.Contains(wrong, refused.Wrong, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
        Assert.Empty(model.Asked);
    }

    [Theory]
    [InlineData("""{"stat":1}""", "inputs.stat", "no such field", "start, halfLifeMinutes, how, mixing, hypothesis")]
    [InlineData("""{"start":-1}""", "inputs.start", "-1 µmol/L is out of range", "0 to 1000")]
    [InlineData("""{"start":"many"}""", "inputs.start", "should be a number", "a number")]
    [InlineData("""{"how":"slowly"}""", "inputs.how", "\"slowly\" is not known", "exponential, linear")]
    [InlineData("""{"how":3}""", "inputs.how", "should be a text", "a text")]
    [InlineData("""{"mixing":true}""", "inputs.mixing", "neither a word nor a number", "still, reference or 0 to 1")]
    [InlineData("""{"mixing":2}""", "inputs.mixing", "2 m2 is out of range", "0 to 1")]
    [InlineData("""{"mixing":"wild"}""", "inputs.mixing", "\"wild\" is not known", "still, reference")]
    [InlineData("""{"hypothesis":{"magic":true}}""", "inputs.hypothesis.magic", "no such field", "noDecay, broken")]
    [InlineData("""{"hypothesis":["noDecay","magic"]}""", "inputs.hypothesis", "\"magic\" is not known", "noDecay, broken")]
    [InlineData("""{"hypothesis":["noDecay",1]}""", "inputs.hypothesis[1]", "should be a text", "a text")]
    [InlineData("""{"hypothesis":true}""", "inputs.hypothesis", "no name, no list", "noDecay, broken")]
    [InlineData("""{"hypothesis":{"noDecay":1}}""", "inputs.hypothesis.noDecay", "should be true or false", "true or false")]
    public void A_wrong_input_is_refused_before_anything_runs(string inputs, string place, string wrong, string remedy)
    {
        var refused = Assert.Throws<InputException>(() => Evaluate($$"""
            {"cases":[{"id":"a","source":"s","model":"decay","inputs":{{inputs}},"expect":[{"observable":"start","min":0}]}]}
            """));

        Assert.Equal("cases[0]." + place, refused.Place);
        Assert.Contains(wrong, refused.Wrong, StringComparison.Ordinal);
        Assert.Contains(remedy, refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_cases_of_one_id_and_unknown_models_are_refused()
    {
        const string one = """{"cases":[{"id":"a","source":"s","model":"decay","expect":[{"observable":"start","min":1}]}]}""";

        var twice = Assert.Throws<InputException>(() => Evaluate(one, one));
        var model = Assert.Throws<InputException>(() => Evaluate(one.Replace("decay", "bottel", StringComparison.Ordinal)));

        Assert.Equal(("cases[0].id", "file2.json"), (twice.Place, twice.Input));
        Assert.Contains("file1.json:cases[0]", twice.Wrong, StringComparison.Ordinal);
        Assert.Equal("cases[0].model", model.Place);
        Assert.Contains("decay", model.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_stopped_and_tells_how_far_it_is()
    {
        using var stop = new CancellationTokenSource();
        List<double> shares = [];

        var set = Set(File("""{"observable":"start","min":1}"""));
        Assert.Throws<OperationCanceledException>(() => CaseEvaluation.Of(set, Tell, stop.Token));

        Assert.Equal([0.5], shares);

        void Tell(double share)
        {
            shares.Add(share);
            stop.Cancel();
        }
    }

    static string File(string expectations) => $$"""
        {"cases":[{"id":"this","source":"s","model":"decay","expect":[{{expectations}}]},
                  {"id":"slow","source":"s","model":"decay","inputs":{"halfLifeMinutes":4},"expect":[{"observable":"start","min":1}]}]}
        """;

    CaseEvaluation Evaluate(params string[] files) => CaseEvaluation.Of(Set(files));

    CaseSet Set(params string[] files) => new(
        [.. files.SelectMany((f, i) => CaseFile.Read(Encoding.UTF8.GetBytes(f), $"file{i + 1}.json"))], new CaseModels([model]));
}
