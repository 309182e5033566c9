using System.Net;
using System.Text.RegularExpressions;
using Hormesis.Store.Keeping;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>A nurse signs as the second person, and never an order, whatever is sent.</summary>
public sealed partial class OrderSigningTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    [Fact]
    public async Task An_order_is_the_physicians_alone()
    {
        var plan = await Order();
        var hash = HashOf(plan);
        (string, string)[] form =
        [
            ("_handler", "sign"), ("order", "yes"), ("plan-hash", hash), ("screening-hash", hash),
            ("proof-password", SampleAccount.Password),
        ];
        var nurse = clinic.As("nurse2");

        using var forged = await ClinicUnderTest.Post(nurse, plan, await ClinicUnderTest.TokenOn(nurse, "/account"), form);
        Assert.NotEqual(HttpStatusCode.Redirect, forged.StatusCode);
        Assert.Empty(Signatures(plan));

        var physician = clinic.As("physician");
        using var signed = await ClinicUnderTest.Post(physician, plan, await ClinicUnderTest.TokenOn(physician, plan), form);
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal(SignatureMeaning.Ordered, Assert.Single(Signatures(plan)).Meaning);
    }

    [Fact]
    public async Task An_order_is_not_signed_without_a_proof_or_with_another_ones()
    {
        var plan = await Order();
        var physician = clinic.As("physician");
        foreach (var proof in (string[])["", "not the one at all"])
        {
            using var answer = await ClinicUnderTest.Post(
                physician, plan, await ClinicUnderTest.TokenOn(physician, plan), ("_handler", "sign"), ("order", "yes"),
                ("plan-hash", HashOf(plan)), ("proof-password", proof));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Empty(Signatures(plan));
    }

    async Task<string> Order()
    {
        var physician = clinic.As("physician");
        string patient;
        using (var store = clinic.Store.Read()) patient = store.Sessions.First().PatientId;
        var page = await physician.GetStringAsync($"/patients/{patient}/design", TestContext.Current.CancellationToken);
        var question = WebUtility.HtmlDecode(Question().Match(page).Groups[1].Value);
        using var ordered = await ClinicUnderTest.Post(
            physician, $"/patients/{patient}/design", ClinicUnderTest.TokenIn(page), ("_handler", "order"), ("question", question));
        Assert.Equal(HttpStatusCode.Redirect, ordered.StatusCode);
        return new Uri(clinic.Address, ordered.Headers.Location!).AbsolutePath;
    }

    string HashOf(string plan)
    {
        using var store = clinic.Store.Read();
        var id = Guid.Parse(plan.Split('/')[^1]);
        return store.Plans.Single(p => p.Id == id).Sha256;
    }

    List<Signature> Signatures(string plan)
    {
        using var store = clinic.Store.Read();
        var id = Guid.Parse(plan.Split('/')[^1]);
        return [.. store.Signatures.Where(s => s.RecordId == id)];
    }

    [GeneratedRegex("name=\"question\" value=\"([^\"]*)\"")]
    private static partial Regex Question();
}
