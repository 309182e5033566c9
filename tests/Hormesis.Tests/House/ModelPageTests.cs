using Hormesis.Model;
using Hormesis.Model.Numerics.Export;

namespace Hormesis.Tests.House;

/// <summary>The pages of the models say what the models are.</summary>
public class ModelPageTests
{
    public static TheoryData<string> Ids { get; } = [.. Models.Ids];

    [Theory, MemberData(nameof(Ids))]
    public void The_page_of_a_model_is_the_one_made_from_its_declaration(string id)
    {
        var file = Path.Combine(Repository.Root, "docs", "models", $"{id}-declaration.md");
        var current = ModelPage.Of(Models.Get(id));

        Assert.True(
            File.Exists(file) && File.ReadAllText(file).TrimEnd() == current.TrimEnd(),
            $"run ./hormesis model {id} --as page --out docs/models/{id}-declaration.md");
    }
}
