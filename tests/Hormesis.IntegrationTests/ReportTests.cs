namespace Hormesis.IntegrationTests;

/// <summary>The report in a real browser: one A4 page that holds what a reader looks for.</summary>
public sealed class ReportTests : InFolder
{
    [Theory]
    [InlineData("eligible", "completed")]
    [InlineData("haemoglobin-10", "completed", "--accept", "CI-07=haematologist agrees", "--by", "Dr A")]
    public void The_report_prints_on_one_page_of_a4(string example, string title, params string[] more)
    {
        var treat = Tool.Hormesis(
            ["treat", Tool.Example(example), "--indication", "chronic-pain", "--at", "2026-11-01",
                "--quiet", "--record", In("s.hrec"), .. more]);
        Assert.Equal(0, treat.Status);

        var pdf = Browser.Print(In("s.html"), Folder);

        var info = Tool.Run("pdfinfo", Folder, pdf).Out;
        Assert.Matches(@"Pages:\s+1\n", info);
        Assert.Contains("A4", info, StringComparison.Ordinal);
        var words = Tool.Run("pdftotext", Folder, pdf, "-").Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words); // lines break where they like
        string[] expected =
        [
            title, "not for treatment", "The device was simulated", "Patient", "Plan", "Ozone", "absorbed", "95 %",
            "Pressure in the bottle", "Ozone concentration", "Weight", "End-tidal CO2", "Alarms and deviations", "Session day", "SHA-256",
        ];
        Assert.All(expected, e => Assert.Contains(e, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_needs_nothing_from_elsewhere()
    {
        Tool.Hormesis(
            "treat", Tool.Example("eligible"), "--indication", "chronic-pain", "--at", "2026-11-01", "--quiet", "--record", In("s.hrec"));
        var html = File.ReadAllText(In("s.html"));

        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(6, html.Split("<svg ").Length - 1);
    }
}
