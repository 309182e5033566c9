namespace Hormesis.IntegrationTests;

/// <summary>A real browser, for what is printed.</summary>
static class Browser
{
    /// <returns>The PDF, beside other things of the browser's in the folder.</returns>
    public static string Print(string page, string folder)
    {
        var pdf = Path.Combine(folder, Path.GetFileNameWithoutExtension(page) + ".pdf");
        var run = Tool.Run("chromium", folder,
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
            $"--user-data-dir={Path.Combine(folder, "browser")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", $"file://{page}");
        Assert.True(File.Exists(pdf), run.Error);
        return pdf;
    }
}
