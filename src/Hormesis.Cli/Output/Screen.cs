using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hormesis.Cli.Output;

/// <summary>
/// Where a verb says things: results to standard output, progress to standard error; with --json one document and nothing else
/// on standard output.
/// </summary>
sealed class Screen(TextWriter results, TextWriter notes, bool json, bool quiet, bool isTerminal)
{
    bool barShown;

    public bool Json => json;

    public void Line(string text = "") => results.WriteLine(text);

    public void Document<T>(T value, JsonTypeInfo<T> type) => results.WriteLine(JsonSerializer.Serialize(value, type));

    public void Note(string text)
    {
        if (quiet) return;
        EndBar();
        notes.WriteLine(text);
    }

    /// <summary>How far long work is: a bar on a terminal, a line now and then elsewhere.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="what">What is going on.</param>
    /// <param name="lineDue">Elsewhere than on a terminal, whether a line is due.</param>
    public void Progress(double share, string what, bool lineDue)
    {
        if (quiet) return;
        if (!isTerminal)
        {
            if (lineDue) notes.WriteLine($"{share * 100,3:0} %  {what}");
            return;
        }
        const int width = 30;
        var filled = (int)(Math.Clamp(share, 0, 1) * width);
        notes.Write($"\r[{new string('#', filled)}{new string('.', width - filled)}] {share * 100,3:0} %  {what,-24}");
        barShown = true;
    }

    public void EndBar()
    {
        if (barShown) notes.WriteLine();
        barShown = false;
    }
}
