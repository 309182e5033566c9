using System.Text.Json;
using Hormesis.Model;

namespace Hormesis.Web;

/// <summary>
/// All that people read in the pages, by language and key: Words/en/shell.json has the keys shell.…. A text that is missing in a
/// language is a fault of the program, never shown as its key.
/// </summary>
public sealed class WordBook
{
    public const string Default = "en";

    /// <summary>The languages there are, as their speakers write them.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } =
        [("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("it", "Italiano"), ("zh", "中文")];

    readonly Dictionary<string, Dictionary<string, string>> texts = Languages.ToDictionary(
        l => l.Code, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);

    public static WordBook Shipped { get; } = new();

    WordBook()
    {
        var assembly = typeof(WordBook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Words/", StringComparison.Ordinal)))
        {
            var parts = name[..^".json".Length].Split('/');
            using var stream = EmbeddedData.Open(assembly, name);
            using var document = JsonDocument.Parse(stream, new() { AllowDuplicateProperties = false });
            foreach (var text in document.RootElement.EnumerateObject())
                texts[parts[1]].Add($"{parts[2]}.{text.Name}", text.Value.GetString() ?? "");
        }
    }

    public static bool Has(string? language) => language is not null && Languages.Any(l => l.Code == language);

    public IEnumerable<string> Keys(string language) => texts[language].Keys;

    public string Find(string language, string key) => texts[language].TryGetValue(key, out var text)
        ? text
        : throw new InvalidOperationException($"Words/{language} has no text {key}");

    public bool Contains(string language, string key) => texts[language].ContainsKey(key);
}
