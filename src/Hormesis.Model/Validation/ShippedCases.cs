namespace Hormesis.Model.Validation;

/// <summary>
/// The cases that come with the program: published measurements and tables, those that no model fits among them. They are data
/// in cases/, read as strictly as anybody's.
/// </summary>
public static class ShippedCases
{
    public static IReadOnlyList<string> Files { get; } =
    [
        "units", "bottle", "blood-gas", "breathing", "tissue-oxygen", "nrf2", "glutathione", "inflammation", "wound", "course",
    ];

    public static IReadOnlyList<ValidationCase> Read() => [.. Files.SelectMany(Read)];

    static IReadOnlyList<ValidationCase> Read(string name)
    {
        var file = $"Validation/cases/{name}.json";
        using var stream = EmbeddedData.Open(typeof(ShippedCases).Assembly, file);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return CaseFile.Read(content.GetBuffer().AsMemory(0, (int)content.Length), file);
    }
}
