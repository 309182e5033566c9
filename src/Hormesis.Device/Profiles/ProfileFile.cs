using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Device.Profiles;

/// <summary>
/// Reads a maker's device profile, strictly: every field is there, in its range and with its source, none is unknown, and no two
/// contradict each other. What is refused is named with its place, its value and what to do.
/// </summary>
public static partial class ProfileFile
{
    public const int MaximumBytes = 1 << 18;

    const string Page = "docs/device-profiles.md";
    const string Wanted = $"give a device profile as JSON; {Page} describes it, and the shipped ones are examples";

    /// <param name="utf8">The file's content.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">The content is no device profile, or one that contradicts itself.</exception>
    public static DeviceProfile Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            using var document = JsonInput.Open(utf8, Wanted, "mend the JSON there");
            Check(document.RootElement);
            var profile = Deserialize(document.RootElement);
            ProfileRules.Check(profile);
            CheckId(profile);
            return profile;
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static void Check(JsonElement element)
    {
        var root = new StrictObject(element, Place.Root, ["id", "about", .. ProfileFields.Sections, "sources"]);
        root.Text("id", "give the device a name of its own");
        root.Text("about", "say in a sentence what device this is");
        foreach (var section in ProfileFields.Sections)
        {
            if (!root.Has(section)) throw root.Wrong(section, "this is missing", $"give it as {Page} describes it");
            var fields = ProfileFields.All.Where(f => f.Section == section).ToList();
            var given = new StrictObject(root.Object(section), Place.Root.Member(section), [.. fields.Select(f => f.Name)]);
            foreach (var field in fields) Check(given, field);
        }
        CheckSources(root);
    }

    static void Check(StrictObject given, ProfileField field)
    {
        if (!given.Has(field.Name)) throw given.Wrong(field.Name, "this is missing", $"give {field.Words} ({Unit(field)})");
        if (field.Kind == FieldKind.Flag)
        {
            given.Flag(field.Name);
            return;
        }
        var value = given.Number(field.Name) ?? double.NaN;
        if (field.IsWithin(value)) return;
        throw given.Wrong(
            field.Name, $"{Text(value)} is out of range",
            $"give {(field.Kind == FieldKind.Whole ? "a whole number from " : "")}{Text(field.From)} to {Text(field.To)} ({Unit(field)})");
    }

    static void CheckSources(StrictObject root)
    {
        if (!root.Has("sources")) throw root.Wrong("sources", "this is missing", "say of each field where its value comes from");
        var element = root.Object("sources");
        var given = new StrictObject(element, Place.Root.Member("sources"), [.. element.EnumerateObject().Select(m => m.Name)]);
        var known = ProfileFields.All.Select(f => f.Field).ToHashSet(StringComparer.Ordinal);
        if (element.EnumerateObject().Select(m => m.Name).FirstOrDefault(n => !known.Contains(n)) is { } unknown)
            throw given.Wrong(unknown, "there is no such field to give a source for", "take it out");
        foreach (var field in known)
        {
            var source = given.Text(field, "say where the value comes from, such as \"data sheet rev. B [S]\"");
            if (!Certainty().IsMatch(source))
            {
                var wrong = $"{Shown.Quoted(source)} does not say how certain it is";
                throw given.Wrong(field, wrong, $"end it with a mark such as [S]; see {Page}");
            }
        }
    }

    static DeviceProfile Deserialize(JsonElement element)
    {
        try
        {
            return element.Deserialize(ProfileJson.Default.DeviceProfile) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new InputException(e.Path ?? "", $"this cannot be read ({e.Message})", Wanted, e);
        }
    }

    // What is known of a shipped device, its critical sets among it, is not known of another by the same name.
    static void CheckId(DeviceProfile profile)
    {
        if (!Id().IsMatch(profile.Id))
            throw new InputException("id", $"{Shown.Quoted(profile.Id)} is no id", "write it in small letters, digits and hyphens");
        if (DeviceProfiles.TryGet(profile.Id, out _))
            throw new InputException("id", $"{Shown.Quoted(profile.Id)} is the id of a shipped profile", "give it an id of its own");
    }

    static string Unit(ProfileField field) => field.Kind == FieldKind.Flag ? "true or false" : field.Unit == "1" ? "a number" : field.Unit;

    static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[[A-Z][A-Z0-9]*\]$")]
    private static partial Regex Certainty();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Id();
}
