using System.Globalization;
using System.Text;
using Hormesis.Device.Controller.Limits;

namespace Hormesis.Device.Faults;

/// <summary>The pages of docs/safety that are made from the data that the code runs on. A test holds the files equal to them.</summary>
public static class SafetyPages
{
    const string Made = "Made from the data that the code runs on (`hormesis faults --pages docs/safety`); do not edit.\n";

    /// <summary>File name and text of each.</summary>
    public static IReadOnlyList<(string File, string Text)> All =>
    [
        ("hazards.md", Hazards()), ("controls.md", Controls()), ("requirements.md", RequirementTable()),
        ("injectors.md", InjectorTable()), ("limits.md", Limits()), ("critical-sets.md", Critical()),
    ];

    static string Hazards()
    {
        var page = Begin(
            "Hazards",
            "Severity 5 catastrophic to 1 negligible. *Judged by*: the harm in the true plant that the fault engine looks for. All figures "
                + "are this project's design assumptions (reference/device-safety, section 4), not measurements on any device.");
        Row(page, "id", "hazard", "harm", "severity", "detected by", "threshold", "response", "safe within", "judged by", "injectors");
        Rule(page, 10);
        foreach (var h in HazardTable.All)
        {
            var injectors = string.Join(", ", Injectors.All.Where(i => i.Hazards.Contains(h.Id)).Select(i => $"`{i.Name}`"));
            Row(
                page, h.Id, h.Name, h.Effect, Number(h.Severity), h.DetectedBy, h.Threshold, h.Response, h.SafeWithin,
                string.Join(", ", h.JudgedBy), injectors);
        }
        return page.ToString();
    }

    static string Controls()
    {
        var page = Begin(
            "Risk controls",
            "What stands against each hazard. The id stands in the code where the control is built and in the tests that hold it: "
                + "`git grep RC-07` leads from here to both.");
        Row(page, "id", "control", "kind", "hazards");
        Rule(page, 4);
        foreach (var c in RiskControls.All) Row(page, c.Id, c.Text, c.Kind, string.Join(", ", c.Hazards));
        return page.ToString();
    }

    static string RequirementTable()
    {
        var page = Begin(
            "Requirements",
            "What must hold, whatever single thing goes wrong. *Judged by*: who looks at it on the true plant in every tick of every run, "
                + "or the tests that hold it. What a device lacks is excepted by [critical sets](critical-sets.md), with its reason.");
        Row(page, "id", "requirement", "hazards", "judged by");
        Rule(page, 4);
        foreach (var r in Requirements.All)
            Row(page, r.Id, r.Text, string.Join(", ", r.Hazards), string.Join(", ", r.JudgedBy.Select(j => $"`{j}`")));
        page.Append("\n## Time to safe (I10)\nFrom the moment at which the condition can be detected on the true plant.\n\n");
        Row(page, "hazard", "detectable; answered", "within (ms)");
        Rule(page, 3);
        foreach (var r in Responses.All) Row(page, r.Hazard, r.Words, Number(r.WithinMs));
        return page.ToString();
    }

    static string InjectorTable()
    {
        var page = Begin("Injectors", "What the simulator can let go wrong, as scenario files name it ([scenarios](scenarios.md)).");
        Row(page, "injector", "fields (default; range)", "hazards");
        Rule(page, 3);
        foreach (var i in Injectors.All) Row(page, $"`{i.Name}`", FieldsOf(i), string.Join(", ", i.Hazards));
        return page.ToString();
    }

    static string FieldsOf(Injector injector)
    {
        var fields = injector.Fields.Select(f => double.IsFinite(f.Default)
            ? $"`{f.Name}` ({Number(f.Default)}; {Number(f.Low)} to {Number(f.High)})"
            : $"`{f.Name}` (for good; {Number(f.Low)} to {Number(f.High)})");
        if (injector.Choice is { } choice) fields = fields.Append($"`{choice.Name}` ({string.Join(", ", choice.Words)})");
        if (injector.Switch) fields = fields.Append("`value` (false)");
        return string.Join(", ", fields);
    }

    static string Limits()
    {
        var page = Begin(
            "Limits of the controller",
            "Checked in every tick, in this order; outside of them for longer than the time, the action is taken.");
        Row(page, "alarm", "what a person reads", "phases", "signal", "good from", "to", "for (s)", "action", "hazard", "source");
        Rule(page, 10);
        foreach (var l in LimitTable.Shipped.Limits)
        {
            var phases = l.Phases.Count == 0 ? "all" : string.Join(", ", l.Phases);
            Row(
                page, $"`{l.Alarm}`", l.Words, phases, l.Signal.ToString(), Number(l.From),
                Number(l.To), Number(l.PersistSeconds), l.Action.ToString(), l.Hazard, l.Source);
        }
        return page.ToString();
    }

    static string Critical()
    {
        var page = Begin(
            "Critical sets",
            "Sets of faults that hurt together while no part of them does, as the enumeration finds them. A test holds the list to what "
                + "is found. What a device lacks is visible as a smaller set.");
        Row(page, "device profile", "harm", "severity", "faults", "why");
        Rule(page, 5);
        foreach (var s in CriticalSets.All)
        {
            var faults = string.Join(" + ", s.Faults.Select(f => $"`{f}`"));
            Row(page, s.Profile, s.Harm.ToString(), Number(HazardTable.SeverityOf(s.Harm)), faults, s.Reason);
        }
        return page.ToString();
    }

    static StringBuilder Begin(string title, string about) => new($"# {title}\n{Made}\n{about}\n\n");

    static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        page.Append("|\n");
    }

    static void Rule(StringBuilder page, int columns)
    {
        for (var i = 0; i < columns; i++) page.Append("|---");
        page.Append("|\n");
    }

    static string Number(double? value) => value is { } v ? v.ToString("0.#####", CultureInfo.InvariantCulture) : "";
}
