using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>
/// Reads a file of validation cases, strictly: every fault is refused with its place. What the inputs mean and which
/// observables there are is for the models; what other cases there are is for <see cref="CaseSet"/>.
/// </summary>
/// <remarks>The format is described, with every rule, in docs/validation.md.</remarks>
public static class CaseFile
{
    public const int MaximumBytes = 5 << 20;
    public const int MaximumCases = 10_000;
    public const int MaximumExpectations = 1_000;

    const string Wanted = """give {"cases":[…]} as docs/validation.md describes it""";
    const string Again = "mend the JSON there";
    const string OneKind = "mean with sd, tolerance or tolerancePercent; min and max; greaterThan or lessThan";

    static readonly string[] Kinds = ["mean", "min", "max", "greaterThan", "lessThan"];
    static readonly string[] WithMean = ["sd", "tolerance", "tolerancePercent"];
    static readonly string[] WithComparison = ["byFactor", "ofObservable"];
    static readonly string[] CaseFields = ["id", "source", "model", "inputs", "expect", "note", "role"];
    static readonly string[] ExpectationFields =
    [
        "observable", .. CaseTime.Fields, .. Kinds, .. WithMean, .. WithComparison, "note", "role",
    ];

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">The content is no file of cases; the exception names place, fault and remedy.</exception>
    public static IReadOnlyList<ValidationCase> Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            if (utf8.Length > MaximumBytes) throw new InputException("", $"more than {MaximumBytes >> 20} MiB", "split the file");
            using var document = JsonInput.Open(utf8, Wanted, Again);
            var root = new StrictObject(document.RootElement.Clone(), Place.Root, "cases");
            return [.. root.List("cases", MaximumCases, Wanted).Select(c => ReadCase(c.Item, c.Place, file))];
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static ValidationCase ReadCase(JsonElement element, Place place, string file)
    {
        var given = new StrictObject(element, place, CaseFields);
        var role = Role(given, "");
        return new(
            given.Text("id", "give the case a name of its own"),
            given.Text("source", "say where the experiment is published"),
            given.Text("model", "name the model that answers it"),
            given.Object("inputs"),
            given.TextOrEmpty("note"),
            [.. given.List("expect", MaximumExpectations, "say what was measured").Select(e => ReadExpectation(e.Item, e.Place, role))],
            place,
            file);
    }

    static Expectation ReadExpectation(JsonElement element, Place place, string roleOfCase)
    {
        var given = new StrictObject(element, place, ExpectationFields);
        return new(
            given.Text("observable", "name what was measured"),
            CaseTime.Read(given),
            ReadCriterion(given),
            Role(given, roleOfCase),
            given.TextOrEmpty("note"),
            place);
    }

    static Criterion ReadCriterion(StrictObject given)
    {
        string[] kinds = [.. Kinds.Where(given.Has)];
        RefuseStrays(given, kinds);
        return kinds switch
        {
            [] => throw given.Wrong("nothing is expected", $"give {OneKind}"),
            ["mean"] => ReadNear(given),
            ["min"] or ["max"] or ["min", "max"] => ReadBetween(given),
            ["greaterThan"] or ["lessThan"] => ReadAgainst(given, kinds[0]),
            _ => throw given.Wrong(
                kinds[1], $"{kinds[0]} is expected already", "give each as an expectation of its own; only min and max go together"),
        };
    }

    // A tolerance without a mean, or a factor without a comparison, would otherwise be read by nobody.
    static void RefuseStrays(StrictObject given, string[] kinds)
    {
        if (WithMean.FirstOrDefault(given.Has) is { } stray && !kinds.Contains("mean"))
            throw given.Wrong(stray, "this belongs to a mean, and none is given", "give the mean, or take it out");
        if (WithComparison.FirstOrDefault(given.Has) is { } lone && !kinds.Any(k => k is "greaterThan" or "lessThan"))
            throw given.Wrong(lone, "this belongs to greaterThan or lessThan, and neither is given", "take it out");
    }

    static Criterion.Near ReadNear(StrictObject given)
    {
        var mean = Number(given, "mean");
        string[] allowed = [.. WithMean.Where(given.Has)];
        if (allowed.Length == 0)
            throw given.Wrong("mean", "how near is near enough is not said", $"give {string.Join(", ", WithMean)}: one of them");
        if (allowed.Length > 1) throw given.Wrong(allowed[1], $"{allowed[0]} is given already", "take one of the two out");

        var size = Number(given, allowed[0]);
        if (size < 0) throw given.Wrong(allowed[0], $"{size} is below zero", "give zero or more");
        var (tolerance, stated) = allowed[0] switch
        {
            "sd" => (2 * size, $"2 SD of {size:G6}"),
            "tolerance" => (size, ""),
            _ => (Math.Abs(mean) * size / 100, $"{size:G6} %"),
        };
        return new(mean, tolerance, stated);
    }

    static Criterion.Between ReadBetween(StrictObject given)
    {
        var minimum = given.Number("min") ?? double.NegativeInfinity;
        var maximum = given.Number("max") ?? double.PositiveInfinity;
        if (minimum > maximum) throw given.Wrong("min", $"{minimum} is above max, {maximum}", "exchange the two");
        return new(minimum, maximum);
    }

    static Criterion.Against ReadAgainst(StrictObject given, string kind)
    {
        var other = given.Text(kind, "name the case to compare with");
        var factor = given.Number("byFactor") ?? 1;
        if (!(factor > 0)) throw given.Wrong("byFactor", $"{factor} is not above zero", "give a number above zero");
        if (factor < 1 && kind == "lessThan")
            throw given.Wrong("byFactor", $"less by a factor of {factor} can be read in two ways", "give 1 or more: 2 means at most half");
        return new(other, given.TextOrEmpty("ofObservable"), kind == "greaterThan", factor);
    }

    static double Number(StrictObject given, string name) =>
        given.Number(name) ?? throw given.Wrong(name, "this is missing", "give a number");

    static string Role(StrictObject given, string otherwise) => given.TextOrEmpty("role") switch
    {
        "" => otherwise,
        "CAL" or "HOLD" => given.TextOrEmpty("role"),
        var other => throw given.Wrong("role", $"{Shown.Quoted(other)} is no role", "write CAL (fitted to it) or HOLD (never seen)"),
    };
}
