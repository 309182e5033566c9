using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Device.Profiles;

namespace Hormesis.Cli.Verbs;

/// <summary>device profile, device calibrate: what a device is like, and its sensors against a reference.</summary>
static class DeviceVerb
{
    static readonly Argument<string> Profile = new("ID|FILE")
    {
        Description = "A shipped profile, or a maker's file",
        DefaultValueFactory = _ => DeviceProfiles.Default,
    };

    static readonly Option<string?> Page = new("--page")
    {
        Description = "Write the page of docs that is made from the data into this file, and do nothing else",
        HelpName = "FILE",
    };

    public static Command Command { get; } = Made();

    static Command Made()
    {
        var command = new Command("device", "What a device is like, and its calibration.");
        command.Subcommands.Add(Verb.Of(
            "profile", "Reads a device profile, checks it, and says what the device has.",
            "device profile generic-open-loop", Run, Profile, Page));
        command.Subcommands.Add(CalibrateVerb.Command);
        return command;
    }

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Page) is { } page)
        {
            File.WriteAllText(page, ProfilePage.Text(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            screen.Note(page);
            return Exit.Yes;
        }
        var profile = DeviceOptions.ProfileOf(parsed.GetRequiredValue(Profile), "ID|FILE");
        var document = DeviceDocument.Of(profile);
        if (screen.Json) screen.Document(document, Documents.Readable.DeviceDocument);
        else Tell(profile, document, screen);
        return Exit.Yes;
    }

    static void Tell(DeviceProfile profile, DeviceDocument d, Screen screen)
    {
        screen.Line($"{d.Id}: {profile.About}");
        foreach (var (what, fitted) in d.Equipment) screen.Line($"  {what,-20} {fitted}");
        screen.Line("A session on it, each setting given the suggested others:");
        foreach (var b in d.Bounds) screen.Line($"  {b.Name,-42} {b.Allowed}; recommended {b.Recommended}");
        screen.Line("Simulated only: the numbers are assumptions, not those of a product.");
    }
}
