using System.Text.RegularExpressions;
using Hormesis.Device.Faults;

namespace Hormesis.Tests.House;

/// <summary>From the hazard to the code to the test: each risk control stands in all three under one id.</summary>
public partial class RiskControlTests
{
    public static TheoryData<string> Ids { get; } = [.. RiskControls.All.Select(c => c.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void It_is_built_and_tested_under_its_id(string id)
    {
        Assert.True(Places("src").Contains(id), $"{id} stands in no source: say where it is built");
        Assert.True(Places("tests").Contains(id), $"{id} stands above no test: say what holds it");
    }

    [Fact]
    public void No_id_stands_anywhere_that_is_none() =>
        Assert.Empty(Places("src").Concat(Places("tests")).Except(RiskControls.All.Select(c => c.Id)));

    [Fact]
    public void Every_hazard_has_a_control_and_every_control_a_hazard()
    {
        var hazards = HazardTable.All.Select(h => h.Id).ToHashSet();
        var controlled = RiskControls.All.SelectMany(c => c.Hazards).ToHashSet();

        Assert.Empty(controlled.Except(hazards));
        Assert.Empty(hazards.Except(controlled));
    }

    // Comments that are nothing but ids, as they stand above what they name.
    static HashSet<string> Places(string folder) => Directory
        .EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
        .SelectMany(f => IdsAlone().Matches(File.ReadAllText(f)))
        .SelectMany(m => m.Groups["id"].Captures.Select(c => c.Value))
        .ToHashSet();

    [GeneratedRegex(@"^\s*// ((?<id>RC-\d\d) ?)+\r?$", RegexOptions.Multiline)]
    private static partial Regex IdsAlone();
}
