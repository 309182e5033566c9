using System.Globalization;
using System.Text;
using System.Text.Json;
using Hormesis.Cli.Output;
using Hormesis.Device.Faults;
using Hormesis.Model;

namespace Hormesis.Cli.Faults;

/// <summary>One run of `hormesis faults` that was kept as evidence: docs/safety/results/NAME.json.</summary>
sealed record Evidence(string Name, string Command, string Date, string Commit, FaultsDocument Result);

/// <summary>
/// The assurance case as a page: each hazard a claim, its controls the argument, kept runs and tests the evidence. It is put together
/// from data, from the results that were kept and from the ids that stand in the tests; it states nothing of its own.
/// </summary>
static class AssurancePage
{
    const int KeptMaximumBytes = 1 << 20;

    const string Head = """
        # Assurance case of the simulated device
        Made from the data that the code runs on, from kept results and from the tests (`hormesis faults --pages docs/safety`); do not edit.

        **Simulated only.** The case is about a controller, a safety monitor and alarms on a simulated machine whose figures are this
        project's assumptions. It says nothing about any real device, and no conformity with any standard is claimed.

        ## Claim
        On the simulated machine no single fault out of the list of injectors, in any phase, leads to a harm of severity 4 or 5, and
        each hazard is answered within the time that the table of hazards gives it. Sets of two that do hurt are listed and explained
        ([critical sets](critical-sets.md)).

        ## Evidence
        | run | device | command | when | commit | runs | device-hours | faults | violations | trace |
        |---|---|---|---|---|---|---|---|---|---|

        """;

    const string Foot = """
        ## What this case does not say
        - The plant, its sensors and its faults are models; a fault that nobody thought of was not tried.
        - Faults of more than two at once are tried at random only; probabilities of faults are not estimated.
        - Use by people is modelled by an operator who answers prompts and errs in three ways.
        - Controller and monitor share the compiler, the runtime and the machine that the simulation runs on.

        """;

    /// <param name="kept">Results of runs.</param>
    /// <param name="repository">The root of the sources: tests are looked through for ids of controls.</param>
    public static string Of(IReadOnlyList<Evidence> kept, string repository)
    {
        var tests = TestsByControl(repository);
        StringBuilder page = new(Head);
        foreach (var e in kept) page.Append(Row(e)).Append('\n');
        page.Append('\n');
        foreach (var hazard in HazardTable.All)
        {
            foreach (var line in Lines(hazard, kept, tests)) page.Append(line).Append('\n');
            page.Append('\n');
        }
        return page.Append(Foot).ToString();
    }

    /// <summary>Reads the kept results of a folder; none when there is no such folder.</summary>
    public static IReadOnlyList<Evidence> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(ReadOne)];
    }

    static Evidence ReadOne(string file)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(InputFile.Read(file, KeptMaximumBytes), CliJson.Default.Evidence);
            return kept ?? throw new JsonException("null");
        }
        catch (JsonException wrong)
        {
            throw new InputException(file, $"no kept result ({wrong.Message})", "make it with eng/safety-results", wrong);
        }
    }

    static string Row(Evidence e)
    {
        var r = e.Result;
        return Text($"| {e.Name} | {r.DeviceProfile} | `{e.Command}` | {e.Date} | {e.Commit} | {r.Runs:#,0} | {r.SimulatedHours:#,0.0} ")
            + Text($"| {r.FaultsInjected:#,0} | {r.Violations.Count} | {r.Trace} |");
    }

    static IEnumerable<string> Lines(Hazard hazard, IReadOnlyList<Evidence> kept, Dictionary<string, string> tests)
    {
        yield return $"## {hazard.Id} {hazard.Name}";
        yield return Text($"Severity {hazard.Severity}. *Claim*: no single fault leads to {hazard.Effect}. ")
            + $"*Answer*: {hazard.Response} ({hazard.SafeWithin}).";
        yield return "";
        foreach (var c in RiskControls.All.Where(c => c.Hazards.Contains(hazard.Id)))
            yield return $"- {c.Id} ({c.Kind}): {c.Text}. *Tests*: {tests.GetValueOrDefault(c.Id, "none names it")}.";
        var injectors = Injectors.All.Where(i => i.Hazards.Contains(hazard.Id)).Select(i => i.Name).ToHashSet();
        if (injectors.Count == 0) yield return "- No injector: nothing was tried.";
        foreach (var line in kept.SelectMany(e => Lines(e, hazard, injectors))) yield return line;
    }

    static IEnumerable<string> Lines(Evidence evidence, Hazard hazard, HashSet<string> injectors)
    {
        foreach (var i in evidence.Result.Injectors?.Where(i => injectors.Contains(i.Injector)) ?? [])
        {
            yield return Text($"- {evidence.Name}: `{i.Injector}` alone in {i.Runs:#,0} runs: ")
                + Text($"stopped in {i.Stopped:#,0}, harm in {i.Harmed:#,0}.");
        }
        foreach (var r in evidence.Result.Responses?.Where(r => r.Hazard == hazard.Id && r.WorstMs is not null) ?? [])
            yield return Text($"- {evidence.Name}: longest wait {r.WorstMs:#,0} of {r.WithinMs:#,0} ms ({r.Words}).");
    }

    // RC-07 in a comment above a test: the file's name stands for its tests.
    static Dictionary<string, string> TestsByControl(string repository)
    {
        var files = Directory.EnumerateFiles(Path.Combine(repository, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(f => (Name: Path.GetFileNameWithoutExtension(f), Text: File.ReadAllText(f))).ToList();
        Dictionary<string, string> found = [];
        foreach (var control in RiskControls.All)
        {
            string[] named = [.. files.Where(f => f.Text.Contains(control.Id, StringComparison.Ordinal)).Select(f => $"`{f.Name}`")];
            if (named.Length > 0) found[control.Id] = string.Join(", ", named);
        }
        return found;
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
