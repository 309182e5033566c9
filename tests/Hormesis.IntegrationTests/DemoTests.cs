using System.Diagnostics;
using System.Text.Json;

namespace Hormesis.IntegrationTests;

/// <summary>
/// The clinic's pages as people meet them: a demo of its own, and a real browser that does what a day brings, from signing in to the
/// follow-up. The screenshots stay in artifacts/screenshots.
/// </summary>
public sealed class DemoTests : InFolder
{
    // A session of twenty minutes takes two at this speed, and nobody is asked so fast that a slow machine could not answer.
    const string Speed = "10";

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // Whom no rule excludes once the results are there; his record is one of the published ones.
    const string Patient = "Jacob_Larson_0b324782-31d1-4659-89ab-58e075d6e61f.json";

    [Fact]
    public void A_day_of_the_clinic_in_a_real_browser()
    {
        var screens = Screens("day");

        WithDemo(address =>
        {
            var walk = Walk("walk.mjs", address, Tool.Path("tests", "data", "fhir", Patient), screens);
            Assert.True(walk.Status == 0, walk.Out + walk.Error);
            Assert.True(Directory.EnumerateFiles(screens, "*.png").Count() > 60, walk.Out);
        });

        var pdf = Tool.Run("pdftotext", screens, "-layout", "report.pdf", "-");
        Assert.Contains("Session 1 of", pdf.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Passkeys_in_a_real_browser() => WithDemo(address =>
    {
        var walk = Walk("passkey.mjs", address, Screens("passkeys"));
        Assert.True(walk.Status == 0, walk.Out + walk.Error);
    });

    static Outcome Walk(string script, params string[] arguments) =>
        Tool.Run("node", Tool.Path("tests", "browser"), Longest, [script, .. arguments]);

    static string Screens(string of)
    {
        var folder = Tool.Path("artifacts", "screenshots", of);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return folder;
    }

    static void WithDemo(Action<string> walk)
    {
        using var demo = Tool.Start(Tool.Path("hormesis"), Tool.Root, "demo", "--port", "0", "--speed", Speed, "--json");
        try
        {
            walk(AddressOf(demo));
        }
        finally
        {
            using (Process.Start("kill", ["-INT", $"{demo.Id}"])) demo.WaitForExit(TimeSpan.FromSeconds(90));
            if (!demo.HasExited) demo.Kill(entireProcessTree: true);
        }
        Assert.Equal(0, demo.ExitCode);
    }

    // The document is indented: it ends with the first line that is a brace alone.
    static string AddressOf(Process demo)
    {
        List<string> lines = [];
        while (demo.StandardOutput.ReadLine() is { } line)
        {
            lines.Add(line);
            if (line == "}") break;
        }
        using var document = JsonDocument.Parse(string.Join('\n', lines));
        return document.RootElement.GetProperty("address").GetString() ?? "";
    }
}
