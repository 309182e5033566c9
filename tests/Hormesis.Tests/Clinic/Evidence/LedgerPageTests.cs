using Hormesis.Clinic.Evidence;
using Hormesis.Tests.House;

namespace Hormesis.Tests.Clinic.Evidence;

public class LedgerPageTests
{
    [Fact]
    public void The_page_of_claims_is_the_one_made_from_the_ledger() => Assert.True(
        File.ReadAllText(Repository.Path("docs", "evidence", "claims.md")) == LedgerPage.Text(),
        "run ./hormesis evidence --page docs/evidence/claims.md");

    [Fact]
    public void The_page_has_a_section_for_every_claim_that_its_table_leads_to()
    {
        var page = LedgerPage.Text();

        Assert.All(Ledger.All, c => Assert.Contains($"| [{c.Id}](#{c.Id}) |", page, StringComparison.Ordinal));
        Assert.All(Ledger.All, c => Assert.Contains($"\n## {c.Id}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_word_of_the_ledger_can_be_read_out()
    {
        Assert.All(Enum.GetValues<Grade>(), g => Assert.NotEmpty(Grades.Meaning(g)));
        Assert.All(Enum.GetValues<Route>(), r => Assert.NotEmpty(LedgerWords.Of(r)));
        Assert.All(Enum.GetValues<Direction>(), d => Assert.NotEmpty(LedgerWords.Of(d)));
        Assert.All(Enum.GetValues<Modelling>(), m => Assert.NotEmpty(LedgerWords.Of(m)));
        Assert.All(Enum.GetValues<Certainty>(), c => Assert.NotEmpty(LedgerWords.Of(c)));
    }
}
