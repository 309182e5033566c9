using System.Xml.Linq;

namespace Hormesis.Tests.House;

/// <summary>Who may refer to whom, read from the project files. The picture is in docs/architecture.md.</summary>
public class DependencyTests
{
    static readonly Dictionary<string, string[]> MayReferTo = new()
    {
        ["Model"] = [],
        ["Device"] = ["Model"],
        ["Recording"] = ["Model"],
        ["Clinic"] = ["Model"],
        ["Links"] = ["Device", "Recording", "Model"],
        ["Store"] = ["Clinic", "Recording", "Model"],
        ["Store.Sqlite"] = ["Store"],
        ["Store.Postgres"] = ["Store"],
        ["Cohort"] = ["Clinic", "Model"],
        ["Bench"] = ["Device", "Recording", "Store", "Store.Sqlite", "Model"],
        ["Web"] = ["Links", "Store.Sqlite", "Store.Postgres", "Store", "Cohort", "Device", "Recording", "Clinic", "Model"],
        ["Cli"] = ["Web", "Bench", "Links", "Store.Sqlite", "Store.Postgres", "Store", "Cohort", "Device", "Recording", "Clinic", "Model"],
    };

    static readonly string[] References = ["ProjectReference", "PackageReference"];
    static readonly string[] OnTheWeb = ["Hormesis.Web"];
    static readonly string[] WithoutPackages = ["Model", "Device", "Clinic", "Recording"];

    static readonly Dictionary<string, string> FolderOf = new[] { "src", "bench" }
        .SelectMany(root => Directory.EnumerateDirectories(Repository.Path(root), "Hormesis.*")
            .Select(folder => (Project: Path.GetFileName(folder), Folder: $"{root}/{Path.GetFileName(folder)}")))
        .ToDictionary(p => p.Project, p => p.Folder);

    public static TheoryData<string> Projects { get; } = [.. FolderOf.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project)
    {
        var references = Items(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)["Hormesis.".Length..]);

        Assert.All(references, r => Assert.Contains(r, MayReferTo[project["Hormesis.".Length..]]));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Pure_projects_use_no_package(string project)
    {
        if (WithoutPackages.Contains(project["Hormesis.".Length..])) Assert.Empty(Items(project, "PackageReference"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_project_file_holds_references_and_nothing_else(string project)
    {
        var file = XDocument.Load(ProjectFile(project));

        Assert.All(file.Root!.Elements(), e => Assert.Equal("ItemGroup", e.Name.LocalName));
        var known = OnTheWeb.Contains(project) ? [.. References, "FrameworkReference"] : References;
        Assert.All(file.Root.Elements().Elements(), e => Assert.Contains(e.Name.LocalName, known));
    }

    [Theory, MemberData(nameof(Projects))]
    public void No_project_is_empty_and_every_project_is_in_the_solution(string project)
    {
        Assert.NotEmpty(SourceFiles.In(Repository.Path(FolderOf[project])));
        var solution = File.ReadAllText(Repository.Path("Hormesis.slnx"));
        Assert.Contains($"{FolderOf[project]}/{project}.csproj", solution, StringComparison.Ordinal);
    }

    static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(ProjectFile(project)).Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));

    static string ProjectFile(string project) => Repository.Path(FolderOf[project], project + ".csproj");
}
