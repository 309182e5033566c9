using System.Globalization;
using System.Text.RegularExpressions;
using Hormesis.Clinic.Evidence;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Clinic.Evidence;

/// <summary>Nothing in the ledger that the reference does not hold: sections, identifiers, numbers of people, figures.</summary>
public partial class LedgerReferenceTests
{
    public static TheoryData<string> Claims { get; } = [.. Ledger.All.Select(c => c.Id)];
    public static TheoryData<string> Studies { get; } = [.. Ledger.Studies.Select(s => s.Id)];

    [Theory, MemberData(nameof(Claims))]
    public void A_claim_names_sections_that_there_are(string id) => Assert.All(Ledger.Get(id).Reference, r => Assert.NotEmpty(Section(r)));

    [Theory, MemberData(nameof(Studies))]
    public void An_identifier_stands_in_the_sections_of_its_study_or_elsewhere_on_their_page(string id)
    {
        var study = StudyOf(id);

        if (study.Doi is { } doi) Assert.Contains(study.Reference, r => Page(r).Contains(doi, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Studies))]
    public void A_number_of_people_stands_in_the_sections_of_its_study(string id)
    {
        var study = StudyOf(id);
        var text = TextOf(study);
        var arms = TwoArms().Matches(text).Select(m => Whole(m.Groups[1]) + Whole(m.Groups[2]));
        var each = Each().Matches(text).Select(m => 2 * Whole(m.Groups[1]));

        if (study.N is { } n) Assert.Contains(n, Numbers(text).Where(double.IsInteger).Select(x => (int)x).Concat(arms).Concat(each));
    }

    [Theory, MemberData(nameof(Claims))]
    public void Every_figure_of_a_study_stands_in_its_sections(string id) => Assert.All(Ledger.Get(id).Studies, result =>
    {
        var told = $"{result.Study.Design} {result.Study.Bias} {result.Effect} {result.Interval}";

        Assert.Empty(Numbers(told).Except(Numbers(TextOf(result.Study))));
    });

    static Study StudyOf(string id) => Ledger.Studies.Single(s => s.Id == id);

    static string TextOf(Study study) => string.Join('\n', study.Reference.Select(Section));

    static string Page(string reference) =>
        File.ReadAllText(Repository.Path("docs", "reference", reference[..reference.IndexOf(' ', StringComparison.Ordinal)] + ".md"));

    // From its heading to the next of the same rank or above.
    static string Section(string reference)
    {
        var name = Regex.Escape(reference[(reference.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var lines = Page(reference).Split('\n');
        var first = Array.FindIndex(lines, l => Regex.IsMatch(l, $"^#+ {name}[. ]", RegexOptions.IgnoreCase));
        Assert.True(first >= 0, $"{reference} is no section of the reference");
        var rank = lines[first].TakeWhile(c => c == '#').Count();
        return string.Join('\n', lines.Skip(first + 1).TakeWhile(l => !Regex.IsMatch(l, $"^#{{1,{rank}}} ")));
    }

    static HashSet<double> Numbers(string text)
    {
        var plain = Thousands().Replace(text, "");
        return [.. Number().Matches(Names().Replace(plain, "")).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
    }

    static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) v (\d+)")]
    private static partial Regex TwoArms();

    [GeneratedRegex(@"n=(\d+) each")]
    private static partial Regex Each();

    [GeneratedRegex(@"(?<=\d),(?=\d{3})")]
    private static partial Regex Thousands();

    // Digits that are part of a name: IL-6, PON1, 2,3-DPG.
    [GeneratedRegex(@"[A-Za-z]+-?\d[\w.]*|\d,\d-DPG")]
    private static partial Regex Names();

    [GeneratedRegex(@"\d*\.\d+|\d+")]
    private static partial Regex Number();
}
