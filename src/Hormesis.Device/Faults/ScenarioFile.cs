using System.Globalization;
using System.Text.Json;
using Hormesis.Device.Controller;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Device.Faults;

/// <summary>Reads a fault scenario, strictly: an unknown phase, injector or field is refused with the list of the known ones.</summary>
public static class ScenarioFile
{
    public const int MaximumBytes = 1 << 20;
    public const int MaximumFaults = 100;
    public const int MaximumPasses = 10;

    /// <summary>No session is longer.</summary>
    public static readonly TimeSpan LatestTime = TimeSpan.FromHours(4);

    const string Wanted = """give {"id":"…","faults":[{"at":"mixing+10s","inject":"gas.leak"}]} as docs/safety/scenarios.md describes it""";
    const string TimeWanted = "give a phase with an offset such as mixing+10s or reinfusion#2+20s, or seconds from the start";

    static readonly IReadOnlyList<Phase> Phases = [.. PhaseNames.All.Where(p => p is not (Phase.Safe or Phase.Ended))];

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">The content is no scenario; the exception names place, fault and remedy.</exception>
    public static Scenario Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            if (utf8.Length > MaximumBytes) throw new InputException("", $"more than {MaximumBytes >> 20} MiB", "split the file");
            using var document = JsonInput.Open(utf8, Wanted, "mend the JSON there");
            var root = new StrictObject(document.RootElement, Place.Root, "id", "seed", "passes", "faults");
            return new(
                root.Text("id", "give the scenario a name"),
                (ulong)Whole(root, "seed", 1, 0, 1L << 53),
                (int)Whole(root, "passes", 1, 1, MaximumPasses),
                [.. root.List("faults", MaximumFaults, "say what goes wrong").Select(f => ReadFault(f.Item, f.Place))]);
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static long Whole(StrictObject given, string name, long otherwise, long low, long high)
    {
        if (given.Number(name) is not { } value) return otherwise;
        return value >= low && value <= high && value == Math.Floor(value)
            ? (long)value
            : throw given.Wrong(name, $"{value:G6} is not a whole number from {low} to {high}", "correct it");
    }

    static ScheduledFault ReadFault(JsonElement element, Place place)
    {
        var injector = InjectorOf(element, place);
        string[] own = [.. injector.Fields.Select(f => f.Name)];
        if (injector.Choice is { } choice) own = [.. own, choice.Name];
        if (injector.Switch) own = [.. own, "value"];
        var given = new StrictObject(element, place, ["at", "inject", "for", .. own]);
        var duration = Number(given, new("for", double.NaN, 0, LatestTime.TotalSeconds));
        var fault = Fault.Of(injector.Kind) with
        {
            Choice = injector.Choice is { } words ? ChoiceOf(given, words) : (byte)0,
            Value = injector.Switch && (given.Flag("value") ?? false),
        };
        if (injector.Fields.Count > 0) fault = fault with { Amount = Number(given, injector.Fields[0]) };
        if (injector.Fields.Count > 1) fault = fault with { Extra = Number(given, injector.Fields[1]) };
        return new(TimeOf(given), fault, double.IsNaN(duration) ? null : TimeSpan.FromSeconds(duration));
    }

    static Injector InjectorOf(JsonElement element, Place place)
    {
        const string remedy = "name an injector";
        var names = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(m => m.Name).ToArray() : [];
        var given = new StrictObject(element, place, names);
        var name = given.Text("inject", remedy);
        return Injectors.TryGet(name, out var injector)
            ? injector!
            : throw given.Wrong(
                "inject", $"there is no injector \"{name}\"", $"give one of {string.Join(", ", Injectors.All.Select(i => i.Name))}");
    }

    static double Number(StrictObject given, InjectorField field)
    {
        if (given.Number(field.Name) is not { } value) return field.Default;
        return value >= field.Low && value <= field.High
            ? value
            : throw given.Wrong(
                field.Name, $"{value.ToString("G6", CultureInfo.InvariantCulture)} is out of range",
                string.Create(CultureInfo.InvariantCulture, $"give {field.Low:G6} to {field.High:G6}"));
    }

    // A word, or a number that reads like one of the words.
    static byte ChoiceOf(StrictObject given, InjectorChoice choice)
    {
        if (!given.Has(choice.Name)) return 0;
        var word = given.KindOf(choice.Name) == JsonValueKind.Number
            ? (given.Number(choice.Name) ?? 0).ToString(CultureInfo.InvariantCulture)
            : given.Text(choice.Name, $"give one of {string.Join(", ", choice.Words)}");
        for (var i = 0; i < choice.Words.Count; i++)
            if (choice.Words[i] == word) return (byte)i;
        throw given.Wrong(choice.Name, $"\"{word}\" is none of its words", $"give one of {string.Join(", ", choice.Words)}");
    }

    static FaultTime TimeOf(StrictObject given)
    {
        if (given.KindOf("at") == JsonValueKind.Number)
            return FaultTime.FromStart(Offset(given, given.Number("at") ?? double.NaN));
        var text = given.Text("at", TimeWanted);
        if (Seconds(text) is { } fromStart) return FaultTime.FromStart(Offset(given, fromStart));

        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var name = plus < 0 ? text : text[..plus];
        var offset = plus < 0 ? 0 : Seconds(text[(plus + 1)..]) ?? throw given.Wrong("at", $"\"{text}\" has no such time", TimeWanted);
        var hash = name.IndexOf('#', StringComparison.Ordinal);
        var pass = hash < 0 ? 1 : PassOf(given, name[(hash + 1)..]);
        if (hash >= 0) name = name[..hash];
        return PhaseNames.TryParse(name, out var phase) && Phases.Contains(phase)
            ? new(phase, pass, Offset(given, offset))
            : throw given.Wrong("at", $"there is no phase \"{name}\"", $"give one of {string.Join(", ", Phases.Select(p => p.Name()))}");
    }

    static int PassOf(StrictObject given, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pass) && pass is >= 1 and <= MaximumPasses
            ? pass
            : throw given.Wrong("at", $"\"#{text}\" is no pass", $"count passes from 1 to {MaximumPasses}");

    static double? Seconds(string text)
    {
        var number = text.EndsWith('s') ? text[..^1] : text;
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
    }

    static TimeSpan Offset(StrictObject given, double seconds) => seconds >= 0 && seconds <= LatestTime.TotalSeconds
        ? TimeSpan.FromSeconds(seconds)
        : throw given.Wrong(
            "at", $"{seconds.ToString("G6", CultureInfo.InvariantCulture)} s is out of range", $"give 0 to {LatestTime.TotalSeconds} s");
}
