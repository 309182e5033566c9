using System.Text.Json;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Tests.Model.Numerics.Problems;

namespace Hormesis.IntegrationTests.Models;

/// <summary>
/// Our SBML before libSBML (npm libsbmljs_stable): it must find no error, and what it reads must move as the declaration says.
/// The numbers are computed in tests/peers/sbml-rates.mjs from libSBML's own reading.
/// </summary>
public sealed class SbmlTests : InFolder
{
    [Theory, MemberData(nameof(Points.Ids), MemberType = typeof(Points))]
    public void The_sbml_has_no_errors_and_says_the_same_rates(string id)
    {
        var model = Points.Model(id);
        var (points, sbml) = (Points.Of(model), Sbml.Of(model));

        var read = Read(model, points, sbml);

        Assert.Empty(Messages(read, "errors"));
        AssertStarts(model, read.GetProperty("starts"));
        foreach (var (point, said) in points.Zip(read.GetProperty("points").EnumerateArray()))
            AssertSame(model, point, said, LeftOut(sbml));
    }

    [Fact]
    public void Units_that_are_consistent_stay_so() =>
        Assert.Empty(Messages(Read(Sample.Model, [], Sbml.Of(Sample.Model), "units"), "units"));

    [Theory]
    [InlineData("species=\"A\"", "species=\"Q\"", "errors")]
    [InlineData("kind=\"mole\" exponent=\"-1\"", "kind=\"mole\" exponent=\"-2\"", "units")]
    public void The_reader_does_find_faults(string right, string wrong, string where)
    {
        var sbml = Sbml.Of(Sample.Model);
        var read = Read(Sample.Model, [], sbml.Replace(right, wrong, StringComparison.Ordinal), "units");

        Assert.NotEmpty(Messages(read, where));
    }

    JsonElement Read(ModelDeclaration model, IReadOnlyList<double[]> points, string sbml, params string[] more)
    {
        File.WriteAllText(In("model.xml"), sbml);
        var values = points.Select(y => model.States.ToDictionary(s => s.Name, s => y[s.Symbol.Index]));
        File.WriteAllText(In("points.json"), JsonSerializer.Serialize(values));
        var script = Tool.Path("tests", "peers", "sbml-rates.mjs");
        var run = Tool.Run("node", Tool.Path("tests", "peers"), [script, In("model.xml"), In("points.json"), .. more]);
        Assert.True(run.Status == 0, run.Error);
        return run.Json;
    }

    static IEnumerable<string?> Messages(JsonElement read, string kind) =>
        read.GetProperty(kind).EnumerateArray().Select(m => m.GetString());

    static string LeftOut(string sbml) =>
        sbml.Split('\n').FirstOrDefault(line => line.Contains("are left out:", StringComparison.Ordinal), "");

    static void AssertStarts(ModelDeclaration model, JsonElement starts)
    {
        foreach (var (state, start) in model.States.Zip(Points.Start(model)))
            AssertClose(start, starts.GetProperty(state.Name), 0, state.Name);
    }

    static void AssertSame(ModelDeclaration model, double[] point, JsonElement said, string notes)
    {
        Evaluation at = new(point, model.DefaultParameters());
        var turnover = Points.Turnover(model, at);
        foreach (var state in model.States)
        {
            var i = state.Symbol.Index;
            AssertClose(at.Of(model.Rates[i]), said.GetProperty("rates").GetProperty(state.Name), turnover[i], state.Name);
        }
        foreach (var observable in model.Observables)
        {
            // Left out, and named in the notes, are iterations that write out too long.
            if (!said.GetProperty("values").TryGetProperty(observable.Name, out var value))
                Assert.Contains(observable.Name, notes, StringComparison.Ordinal);
            else
                AssertClose(at.Of(observable.Value), value, 0, observable.Name);
        }
    }

    // The same operations in another order: rounding of the terms, and of terms within them that nearly cancel.
    static void AssertClose(double expected, JsonElement actual, double size, string what)
    {
        var near = actual.ValueKind == JsonValueKind.String
            ? double.IsNaN(expected)
            : Math.Abs(expected - actual.GetDouble()) <= 1e-10 * (Math.Abs(expected) + size);
        Assert.True(near, $"{what}: {expected} became {actual}");
    }
}
