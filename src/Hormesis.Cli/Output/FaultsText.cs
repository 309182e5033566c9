namespace Hormesis.Cli.Output;

/// <summary>What a campaign, an enumeration or a scenario came to, as lines for people.</summary>
static class FaultsText
{
    public static void Tell(FaultsDocument d, Screen screen)
    {
        if (d.Scenario is not null) TellScenario(d, screen);
        else TellRuns(d, screen);
        foreach (var response in d.Responses ?? [])
            if (response.WorstMs is { } ms) screen.Line(Row(response, ms));
        foreach (var set in d.MinimalSets ?? []) screen.Line(Row(set));
        foreach (var v in d.Violations)
        {
            screen.Line(Text($"  VIOLATED {v.Invariant} at {v.AtSeconds:0.00} s, seed {v.Seed}"));
            if (v.Scenario is { } scenario) screen.Line($"    {scenario.GetRawText()}");
        }
        screen.Line(d.Violations.Count == 0 ? "No rule was broken." : $"{d.Violations.Count} violations.");
        screen.Line("Simulated only: this says nothing about any real device.");
    }

    static void TellRuns(FaultsDocument d, Screen screen)
    {
        screen.Line(Text($"{d.DeviceProfile}, seed {d.Seed}: {d.Runs:#,0} runs, {d.SimulatedHours:#,0.0} device-hours, ")
            + Text($"{d.Passes:#,0} passes, {d.FaultsInjected:#,0} faults, {d.SecondsTaken:0.0} s"));
        if (d.KnownSets > 0) screen.Line($"  in {d.KnownSets} runs several faults together hurt that are known to (critical sets)");
    }

    static void TellScenario(FaultsDocument d, Screen screen)
    {
        screen.Line(Text($"{d.Scenario} on {d.DeviceProfile}, seed {d.Seed}: {d.Outcome} after {d.SimulatedHours * 60:0.0} min"));
        screen.Line(d.SafeAfterFaultMs is { } ms
            ? Text($"  truly safe {ms:0} ms after the last fault began")
            : "  no stop was needed, or none came");
        screen.Line(Text($"  ozone into the bottle {d.OzoneIntoBottleUg:0} of {d.OrderUg:0} ug; ")
            + Text($"gas past the return clamp {d.AirPastClampMl:0.000} mL; highest pressure {d.BottlePressureMaxBar:0.000} bar"));
        foreach (var a in d.Alarms ?? []) screen.Line(Text($"  {a.AtSeconds,9:0.00} s  {a.Priority,-6}  {a.Words} ({a.Id})"));
    }

    static string Row(ResponseDocument r, double ms) =>
        Text($"  {r.Hazard} {ms,7:#,0} of {r.WithinMs,6:#,0} ms{(ms > r.WithinMs ? " LATE" : "")}  {r.Words}");

    static string Row(MinimalSetDocument s) =>
        $"  {s.Harm} (severity {s.Severity}): {string.Join(" + ", s.Faults)}  [{string.Join(", ", s.Phases)}]{(s.Expected ? "" : "  NEW")}";

    static string Text(FormattableString text) => FormattableString.Invariant(text);
}
