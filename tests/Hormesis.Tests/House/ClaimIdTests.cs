using System.Text.Json;
using System.Text.RegularExpressions;
using Hormesis.Clinic.Evidence;

namespace Hormesis.Tests.House;

/// <summary>
/// Whoever says something about an effect names its claim: in data as "claim" or "claims", in texts and pages as the word claim with
/// the id behind it. Every id named must stand in the ledger.
/// </summary>
public partial class ClaimIdTests
{
    static readonly HashSet<string> Known = [.. Ledger.All.Select(c => c.Id)];

    public static TheoryData<string> DataFiles { get; } =
        [.. new[] { "src", "examples" }.SelectMany(f => SourceFiles.In(Repository.Path(f), "*.json")).Select(SourceFiles.Name)];

    [Theory, MemberData(nameof(DataFiles))]
    public void Every_claim_that_data_name_is_in_the_ledger(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.Path(file)));

        Assert.All(Named(document.RootElement), id => Assert.Contains(id, Known));
    }

    [Fact]
    public void Every_claim_that_code_and_pages_name_is_in_the_ledger()
    {
        string[] pages =
            [.. SourceFiles.In(Repository.Path("docs"), "*.md"), Repository.Path("README.md"), Repository.Path("CHANGELOG.md")];
        var unknown = from file in SourceFiles.CSharp.Concat(pages)
                      from Match match in NamedInText().Matches(File.ReadAllText(file))
                      from Capture id in match.Groups["id"].Captures
                      where !Known.Contains(id.Value)
                      select $"{SourceFiles.Name(file)}: {id.Value}";

        Assert.Empty(unknown);
    }

    static IEnumerable<string> Named(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Named),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name switch
        {
            "claim" when p.Value.ValueKind == JsonValueKind.String => new[] { p.Value.GetString()! }.Where(t => IdAlone().IsMatch(t)),
            "claims" when p.Value.ValueKind == JsonValueKind.Array && p.Value.EnumerateArray().All(IsText) =>
                p.Value.EnumerateArray().Select(v => v.GetString()!),
            _ => Named(p.Value),
        }),
        _ => [],
    };

    static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdAlone();

    [GeneratedRegex(@"\bclaims? `?(?<id>[a-z0-9]+(-[a-z0-9]+)+)`?(, `?(?<id>[a-z0-9]+(-[a-z0-9]+)+)`?)*")]
    private static partial Regex NamedInText();
}
