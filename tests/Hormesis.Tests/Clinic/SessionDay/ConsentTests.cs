using System.Security.Cryptography;
using System.Text;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.SessionDay;

namespace Hormesis.Tests.Clinic.SessionDay;

public class ConsentTests
{
    static readonly Indication Pain = Indications.Get("chronic-pain");
    static readonly string Version = ConsentText.Of(Pain).Version;

    public static TheoryData<string> Codes { get; } = [.. Indications.All.Select(i => i.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void The_text_shows_the_ledger_s_grade_before_all_else(string code)
    {
        var text = ConsentText.Of(Indications.Get(code));
        var claim = Ledger.Get(Programmes.Get(code).ClaimId);

        Assert.Equal(claim.Grade, text.Grade);
        Assert.Contains($"grade {claim.Grade} ", text.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Contains(Grades.Meaning(claim.Grade), text.Sections[0].Paragraphs[0].Text, StringComparison.Ordinal);
        Assert.Equal(claim.Why, text.Sections[0].Paragraphs[1].Text);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Text_and_hash_belong_together_and_every_sentence_has_its_source(string code)
    {
        var text = ConsentText.Of(Indications.Get(code));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Plain))), text.Sha256);
        Assert.StartsWith(text.Sha256[..8], text.Version[^8..], StringComparison.Ordinal);
        Assert.All(text.Sections.SelectMany(s => s.Paragraphs), p => Assert.True(p.Text.Length > 0 && p.Source.Length > 0));
        string[] needed = ["evidence", "what", "harms", "g6pd", "alternatives", "rights"];
        Assert.All(needed, id => Assert.Contains(text.Sections, s => s.Id == id && s.Paragraphs.Count > 0));
    }

    [Theory, MemberData(nameof(Codes))]
    public void What_is_remembered_is_said_to_be_unverified(string code)
    {
        var text = ConsentText.Of(Indications.Get(code));
        var remembered = text.Sections.SelectMany(s => s.Paragraphs).Count(p => p.Certainty == Certainty.R);

        Assert.True(remembered > 0);
        Assert.Equal(remembered, text.Plain.Split("[R, unverified]").Length - 1);
    }

    [Fact]
    public void Each_indication_has_a_text_of_its_own() =>
        Assert.Equal(Indications.All.Count, Indications.All.Select(i => ConsentText.Of(i).Version).Distinct().Count());

    [Fact]
    public void Nothing_on_record_is_no_consent() => Assert.Equal(Answer.Missing, Ask());

    [Fact]
    public void A_signed_consent_to_this_text_counts_until_its_day()
    {
        var days = (int)ConsentText.Table.ValidDays.Value;

        Assert.Equal(Answer.Clear, Ask(Signed(0)));
        Assert.Equal(Answer.Clear, Ask(Signed(days)));
        Assert.Equal(Answer.Missing, Ask(Signed(days + 1)));
        Assert.Equal(Answer.Missing, Ask(Signed(-1)));
    }

    [Fact]
    public void Another_indication_another_text_no_date_and_a_refusal_do_not_count()
    {
        Assert.Equal(Answer.Missing, Ask(Signed(1) with { Indication = "immune" }));
        Assert.Equal(Answer.Missing, Ask(Signed(1) with { TextVersion = ConsentText.Of(Indications.Get("immune")).Version }));
        Assert.Equal(Answer.Missing, Ask(Signed(1) with { TextVersion = "" }));
        Assert.Equal(Answer.Missing, Ask(Signed(1) with { Signed = null }));
        Assert.Equal(Answer.Missing, Ask(Signed(1) with { IsGiven = false }));
    }

    [Fact]
    public void A_withdrawal_of_the_same_day_or_later_or_without_a_date_counts()
    {
        Assert.Equal(Answer.Missing, Ask(Signed(5), Signed(1) with { IsGiven = false }));
        Assert.Equal(Answer.Missing, Ask(Signed(5), Signed(5) with { IsGiven = false }));
        Assert.Equal(Answer.Missing, Ask(Signed(5), Signed(5) with { IsGiven = false, Signed = null }));
        Assert.Equal(Answer.Clear, Ask(Signed(5), Signed(6) with { IsGiven = false }));
    }

    static Answer Ask(params Consent[] consents) =>
        ConsentCheck.Of(Patients.Man() with { Consents = consents }, Pain, Patients.On).Answer;

    static Consent Signed(int daysAgo) => new()
    {
        Id = "c",
        IsGiven = true,
        Signed = Patients.DaysAgo(daysAgo),
        Indication = Pain.Code,
        TextVersion = Version,
        Origin = new($"consent {daysAgo}"),
    };
}
