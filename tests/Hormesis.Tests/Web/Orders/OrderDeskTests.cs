using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Tests.Web.Charts;
using Hormesis.Web.Orders;
using Hormesis.Web.Pages.Courses;
using StoreSigning = Hormesis.Store.Signing;

namespace Hormesis.Tests.Web.Orders;

public sealed class OrderDeskTests
{
    static readonly Guid Physician = Guid.Parse("11111111-1111-7111-8111-111111111111");
    static readonly Guid Nurse = Guid.Parse("22222222-2222-7222-8222-222222222222");

    static async Task<Guid> Order(SomeClinic clinic, params (string Name, double Value)[] settings)
    {
        var chart = clinic.Charts.Read(clinic.Charts.Search("", 1).Lines[0].Id)!;
        var profile = ClinicalProfiles.Get(ClinicalProfiles.Default);
        DesignQuestion question = new(
            Indications.Get("chronic-pain"), profile, null, EffectSet.Literature, settings.ToDictionary(s => s.Name, s => s.Value));
        var design = Design.Of(chart, question, DesignInput.Device(profile), clinic.Charts.Options);
        return await clinic.Desk.Order(Physician, chart, design, null, DateTimeOffset.UnixEpoch.AddYears(56));
    }

    static async Task Sign<T>(
        SomeClinic clinic, Guid by, Guid record, string hash, SignatureMeaning meaning, string? reason = null, string? subject = null)
        where T : class
    {
        Signer signer = new(by, by == Physician ? "Dr P" : "Nurse N", SignatureProof.Password);
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        await clinic.Store.Write(Actor.Program, c => StoreSigning.Sign<T>(c, signer, record, hash, meaning, at, reason, subject));
    }

    [Fact]
    public async Task An_order_is_nothing_until_a_physician_has_signed_it()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var plan = await Order(clinic);
        var before = clinic.Desk.Find(plan)!;
        Assert.Contains(before.Open, o => o.Rule == "order");

        await Sign<PlanPaper>(clinic, Physician, plan, before.Paper.Sha256, SignatureMeaning.Ordered);

        Assert.Empty(clinic.Desk.Find(plan)!.Open);
    }

    [Fact]
    public async Task A_signature_of_another_text_is_refused()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var plan = await Order(clinic);

        await Assert.ThrowsAsync<StoreRefusal>(() =>
            Sign<PlanPaper>(clinic, Physician, plan, Paper.HashOf("{}"u8), SignatureMeaning.Ordered));

        Assert.NotEmpty(clinic.Desk.Find(plan)!.Open);
    }

    [Fact]
    public async Task A_caution_is_open_until_it_is_accepted_for_a_reason()
    {
        await using var clinic = await SomeClinic.Open("g6pd-75");
        var plan = await Order(clinic);
        var order = clinic.Desk.Find(plan)!;
        await Sign<PlanPaper>(clinic, Physician, plan, order.Paper.Sha256, SignatureMeaning.Ordered);
        var caution = Assert.Single(order.ToAccept);
        Assert.Contains(clinic.Desk.Find(plan)!.Open, o => o.Rule == caution.Id);

        await Sign<ScreeningPaper>(
            clinic, Physician, order.Screening.Id, order.Screening.Sha256, SignatureMeaning.Accepted, "seen twice, stable", caution.Id);

        var open = clinic.Desk.Find(plan)!.Open;
        Assert.Equal(caution.NeedsSecond, open.Any(o => o.Rule == caution.Id));
        if (!caution.NeedsSecond) return;
        await Sign<ScreeningPaper>(
            clinic, Nurse, order.Screening.Id, order.Screening.Sha256, SignatureMeaning.Seconded, subject: caution.Id);
        Assert.Empty(clinic.Desk.Find(plan)!.Open);
    }

    [Fact]
    public async Task What_is_above_the_recommended_needs_a_second_person_who_is_another()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var plan = await Order(clinic, ("bloodVolumeMl", 120), ("concentrationUgPerMl", 20));
        var order = clinic.Desk.Find(plan)!;
        await Sign<PlanPaper>(clinic, Physician, plan, order.Paper.Sha256, SignatureMeaning.Ordered);
        Assert.True(order.Session.SecondPerson);
        Assert.All(order.ToAccept, a => Assert.True(a is { NeedsSecond: true, IsOfOrder: true }));
        foreach (var rule in order.ToAccept)
        {
            await Sign<PlanPaper>(clinic, Physician, plan, order.Paper.Sha256, SignatureMeaning.Accepted, "large person", rule.Id);
            await Sign<PlanPaper>(clinic, Physician, plan, order.Paper.Sha256, SignatureMeaning.Seconded, subject: rule.Id);
        }
        Assert.NotEmpty(clinic.Desk.Find(plan)!.Open);

        foreach (var rule in order.ToAccept)
            await Sign<PlanPaper>(clinic, Nurse, plan, order.Paper.Sha256, SignatureMeaning.Seconded, subject: rule.Id);

        Assert.Empty(clinic.Desk.Find(plan)!.Open);
    }

    [Fact]
    public async Task An_order_of_yesterday_is_ordered_anew()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var plan = await Order(clinic);
        await Sign<PlanPaper>(clinic, Physician, plan, clinic.Desk.Find(plan)!.Paper.Sha256, SignatureMeaning.Ordered);

        clinic.Day = clinic.Day.AddDays(1);

        Assert.Contains(clinic.Desk.Find(plan)!.Open, o => o.Rule == "screening");
    }

    [Fact]
    public async Task A_result_that_comes_after_the_order_counts()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var plan = await Order(clinic);
        var order = clinic.Desk.Find(plan)!;
        await Sign<PlanPaper>(clinic, Physician, plan, order.Paper.Sha256, SignatureMeaning.Ordered);

        clinic.Charts.Load(SomeClinic.Example("platelets-80"));

        Assert.NotEmpty(clinic.Desk.Find(plan)!.Open);
    }

    [Theory]
    [InlineData("eligible")]
    [InlineData("g6pd-75")]
    [InlineData("g6pd-missing")]
    public async Task A_verdict_comes_back_whole(string patient)
    {
        await using var clinic = await SomeClinic.Open(patient);
        var verdict = clinic.Charts.Read(clinic.Charts.Search("", 1).Lines[0].Id)!.Verdict;

        var back = VerdictDocument.Read(VerdictDocument.Write(verdict));

        Assert.Equal(VerdictDocument.Write(verdict), VerdictDocument.Write(back));
        Assert.Equal(verdict.Outcome, back.Outcome);
        Assert.Equal(
            verdict.Findings.Select(f => (f.Rule, f.Answer, f.Overridable)), back.Findings.Select(f => (f.Rule, f.Answer, f.Overridable)));
    }

    [Fact]
    public void A_question_is_the_same_after_it_was_an_address()
    {
        DesignQuestion question = new(
            Indications.Get("chronic-pain"), ClinicalProfiles.Get("nb-mah"), 12, EffectSet.Null,
            new Dictionary<string, double> { ["bloodVolumeMl"] = 85.5, ["passes"] = 1 });
        var course = Guid.Parse("33333333-3333-7333-8333-333333333333");

        var text = DesignInput.Text(question, course);
        var back = DesignInput.Question(DesignInput.Parse(text), null, ClinicalProfiles.Get(ClinicalProfiles.Default));

        Assert.Equal(text, DesignInput.Text(back, course));
    }
}
