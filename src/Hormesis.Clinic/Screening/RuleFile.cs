using System.Text.Encodings.Web;
using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// A rule set as a file: read strictly and held against the one that is shipped, or written. A centre may draw limits tighter; what it
/// may loosen, and how, is for <see cref="RuleCheck"/>.
/// </summary>
public static class RuleFile
{
    public const int MaximumBytes = 1 << 20;

    internal const string Page = "docs/screening.md";
    const string Wanted = $"start from screen --print-rules; {Page} says what a centre may change";

    static readonly ScreeningJson Readable = new(new JsonSerializerOptions(ScreeningJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">It is no rule set, or one that lets patients pass who may not.</exception>
    public static RuleSet Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            var set = StrictJson.Read(utf8, ScreeningJson.Default.RuleSet, Wanted);
            RuleCheck.Check(set, RuleSet.Shipped);
            return set;
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    public static string Text(RuleSet rules) => JsonSerializer.Serialize(rules, Readable.RuleSet);
}
