using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hormesis.Device.Profiles;

/// <summary>docs/device-profiles.md, made from fields.json, the shipped profiles and the rules; a test holds the file to it.</summary>
public static class ProfilePage
{
    public static string Text()
    {
        var page = new StringBuilder(Head);
        Fields(page);
        page.Append(Between);
        foreach (var rule in ProfileRules.All) page.Append(CultureInfo.InvariantCulture, $"| `{rule.Field}` | {rule.Words} |\n");
        page.Append(Tail);
        return page.ToString();
    }

    const string Head = """
        # Device profiles
        Made from the data that the code runs on (`hormesis device profile --page docs/device-profiles.md`); do not edit.

        A device is described by a file: its bottle, its gas, what it has and has not, how exact it is, how long things take. No code is
        touched for it. Three profiles are shipped; **none is a product**, every number is an assumption with its source beside it.

        | profile | what it is |
        |---|---|
        | `generic-hyperbaric` | vacuum, overpressure for dissolution, two of every sensor, an independent safety monitor |
        | `generic-normobaric-photometer` | evacuates the bottle and fills it to ambient; one photometer, few sensors, a safety monitor |
        | `generic-open-loop` | no photometer: the dose goes by a printed table; one sensor of each kind, no safety monitor |

        ## A device of your own
        1. Copy a shipped profile (`src/Hormesis.Device/Profiles/`), give it an `id` of its own (small letters, digits, hyphens) and a
           sentence in `about`.
        2. Change the values. Every field of the table must be there, none may be added.
        3. Give each value its source in `sources`, by path, ending in how certain it is: `[S]` read in the source, `[S2]` in a
           secondary one, `[R]` remembered, `[G]` general knowledge, `[C]` computed, `[D]` design, `[P]` policy.
        4. `./hormesis device profile FILE` reads it and says what is wrong, if anything is.
        5. `./hormesis treat … --device-profile FILE` runs a session on it, `./hormesis faults --device-profile FILE` tries it under faults.
        6. `./hormesis faults --enumerate --device-profile FILE` shows which single faults hurt on it, because of what it lacks.

        A recording holds the whole profile, so that it replays without the file. What a device lacks cannot find a fault: for the shipped
        profiles such faults are listed with their reasons in [critical sets](safety/critical-sets.md). Before a session each sensor that a
        device has must be in order: [calibration and service](calibration.md).

        ## The fields
        Beside them stand `id`, `about` and `sources`. Numbers are in the unit that ends their name.


        """;

    const string Between = """

        ## What must hold between them
        A profile that breaks one of these is refused with the reason. The device's own limits (`Controller/Limits/limits.json`,
        `Safety/monitor.json`) stand above every profile.

        | field | rule |
        |---|---|

        """;

    const string Tail = """

        The bounds of a plan follow from the profile and from
        [`guardrails.json`](../src/Hormesis.Model/Treatment/Guardrails/guardrails.json): how much blood, gas and ozone, how fast a return,
        each given the others. A profile on which no session is possible at all is refused as well.

        """;

    static void Fields(StringBuilder page)
    {
        var shipped = DeviceProfiles.Known.Select(ValuesOf).ToList();
        page.Append("| field | unit | range | ").AppendJoin(" | ", DeviceProfiles.Known.Select(id => $"`{id}`")).Append(" | meaning |\n");
        page.Append("|---|---|---|---|---|---|---|\n");
        foreach (var f in ProfileFields.All)
        {
            var whole = f.Kind == FieldKind.Whole ? ", whole" : "";
            var range = f.Kind == FieldKind.Flag ? "true, false" : $"{Number(f.From)} to {Number(f.To)}{whole}";
            page.Append(CultureInfo.InvariantCulture, $"| `{f.Field}` | {(f.Unit == "1" ? "–" : f.Unit)} | {range} | ")
                .AppendJoin(" | ", shipped.Select(values => values(f)))
                .Append(CultureInfo.InvariantCulture, $" | {f.Words} |\n");
        }
    }

    static Func<ProfileField, string> ValuesOf(string id)
    {
        DeviceProfiles.TryGet(id, out var profile);
        var element = JsonSerializer.SerializeToElement(profile!, ProfileJson.Default.DeviceProfile); // Known names shipped ones only
        return f => element.GetProperty(f.Section).GetProperty(f.Name).GetRawText();
    }

    static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
