using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hormesis.Clinic.SessionDay;
using Hormesis.Store.Keeping;
using Hormesis.Tests.Web.Charts;
using Hormesis.Web.Pages.Live;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>A caution is a physician's to accept, and what is above the recommended takes another person too, whatever is sent.</summary>
public sealed partial class AcceptingTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Above_the_recommended_no_session_begins_until_another_physician_has_agreed()
    {
        var first = clinic.As("physician");
        var plan = await Order(await Import("eligible"), "&bloodVolumeMl=120&concentrationUgPerMl=20");
        var page = await first.GetStringAsync($"/plans/{plan}", Ending);
        var above = Reason().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(above);

        Assert.True(await Signs(first, plan, [("order", "yes"), .. above.Select(id => ("reason-" + id, "a large person"))]));
        Assert.Equal(above.Order(), Given(plan, SignatureMeaning.Accepted).Order());
        Assert.Null(await Begin(plan));

        Assert.False(await Signs(first, plan, [.. above.Select(id => ("second-" + id, "yes"))]));
        Assert.Empty(Given(plan, SignatureMeaning.Seconded));
        Assert.Null(await Begin(plan));

        var second = await clinic.EmployPhysician("physician2");
        Assert.True(await Signs(second, plan, [.. above.Select(id => ("second-" + id, "yes"))]));
        Assert.Equal(above.Order(), Given(plan, SignatureMeaning.Seconded).Order());
        Assert.StartsWith("/sessions/", await Begin(plan), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_physician_accepts_a_caution()
    {
        var patient = await Import("g6pd-75");
        var plan = await Order(patient);
        var page = await clinic.As("physician").GetStringAsync($"/plans/{plan}", Ending);
        var caution = Assert.Single(Reason().Matches(page)).Groups[1].Value;
        (string, string)[] acceptance = [("reason-" + caution, "seen twice, stable"), ("order", "yes")];
        var plans = Plans();

        foreach (var name in SampleAccount.All.Select(a => a.Name).Where(n => n != "physician"))
        {
            var person = clinic.As(name);
            Assert.False(await Signs(person, plan, acceptance));
            foreach (var (place, handler) in ((string, string)[])[("design", "order"), ("screening", "keep"), ("screening", "sign")])
                await Post(person, $"/patients/{patient}/{place}", plan, handler, [.. acceptance, ("question", "")]);
        }

        Assert.Empty(Given(plan));
        Assert.Equal(plans, Plans());
        Assert.True(await Signs(clinic.As("physician"), plan, acceptance));
        Assert.Equal([caution], Given(plan, SignatureMeaning.Accepted));
    }

    // Under ids of its own: the examples are all of one person, who is in the sample clinic too.
    async Task<string> Import(string example)
    {
        var nurse = clinic.As("nurse");
        Dictionary<string, string> ids = [];
        var record = Id().Replace(
            Encoding.UTF8.GetString(SomeClinic.Example(example)),
            m => ids.TryGetValue(m.Value, out var id) ? id : ids[m.Value] = Guid.NewGuid().ToString());
        using MultipartFormDataContent form = new()
        {
            { new StringContent(await ClinicUnderTest.TokenOn(nurse, "/patients/import")), "__RequestVerificationToken" },
            { new StringContent("import"), "_handler" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(record)), "file", "x.json" },
        };
        using var answer = await nurse.PostAsync("/patients/import", form, Ending);
        return Chart().Match(await answer.Content.ReadAsStringAsync(Ending)).Groups[1].Value;
    }

    async Task<Guid> Order(string patient, string settings = "")
    {
        var (physician, path) = (clinic.As("physician"), $"/patients/{patient}/design");
        var page = await physician.GetStringAsync(path, Ending);
        var question = WebUtility.HtmlDecode(Question().Match(page).Groups[1].Value) + settings;
        using var ordered = await ClinicUnderTest.Post(
            physician, path, ClinicUnderTest.TokenIn(page), ("_handler", "order"), ("question", question));
        Assert.Equal(HttpStatusCode.Redirect, ordered.StatusCode);
        return Guid.Parse(new Uri(clinic.Address, ordered.Headers.Location!).Segments[^1]);
    }

    // The form of the order's page, sent whether the page shows it or not. True when it was taken.
    async Task<bool> Signs(HttpClient person, Guid plan, (string, string)[] fields) =>
        await Post(person, $"/plans/{plan}", plan, "sign", fields) == HttpStatusCode.Redirect;

    async Task<HttpStatusCode> Post(HttpClient person, string path, Guid plan, string handler, (string, string)[] fields)
    {
        var (paper, screening) = Papers(plan);
        using var answer = await ClinicUnderTest.Post(
            person, path, await ClinicUnderTest.TokenOn(person, "/account"),
            [
                ("_handler", handler), ("plan-hash", paper.Sha256), ("screening-hash", screening.Sha256),
                ("proof-password", SampleAccount.Password), .. fields,
            ]);
        return answer.StatusCode;
    }

    // As two nurses would, with everything in order at the chair. Null when no session began.
    async Task<string?> Begin(Guid plan)
    {
        var (nurse, path) = (clinic.As("nurse"), $"/plans/{plan}/session");
        var (paper, _) = Papers(plan);
        var number = DoubleCheck.NumberOf(paper);
        string device;
        using (var store = clinic.Store.Read()) device = store.Devices.Single(d => d.Name == "Chair 2").Id.ToString();
        using var answer = await ClinicUnderTest.Post(
            nurse, path, await ClinicUnderTest.TokenOn(nurse, path),
            [
                ("_handler", "set-up"), ("device", device), ("second.name", "nurse2"), ("second.password", SampleAccount.Password),
                .. ((string[])["first", "second"]).SelectMany(who => ((string, string)[])
                    [(who + ".patient", paper.PatientId), (who + ".bottle", "SAMPLE-003"), (who + ".order", number)]),
                .. SetUp.Checklist.Items.Select(Good),
            ]);
        return answer.StatusCode == HttpStatusCode.Redirect ? new Uri(clinic.Address, answer.Headers.Location!).AbsolutePath : null;
    }

    static (string, string) Good(ChecklistItem item) => item.Good is { } good
        ? (ChecklistForm.ValueOf(item), ((good.From + (good.To ?? good.Below ?? good.From + 2)) / 2).ToString(CultureInfo.InvariantCulture))
        : (ChecklistForm.TickOf(item), "yes");

    (PlanPaper Plan, ScreeningPaper Screening) Papers(Guid plan)
    {
        using var store = clinic.Store.Read();
        var paper = store.Plans.Single(p => p.Id == plan);
        return (paper, store.Screenings.Single(s => s.Id == paper.ScreeningId));
    }

    /// <summary>What was signed of an order or its screening: the rules, or nothing for the order itself.</summary>
    List<string> Given(Guid plan, SignatureMeaning? meaning = null)
    {
        var (paper, screening) = Papers(plan);
        using var store = clinic.Store.Read();
        return
        [
            .. store.Signatures.Where(s => s.RecordId == paper.Id || s.RecordId == screening.Id).AsEnumerable()
                .Where(s => meaning is null || s.Meaning == meaning).Select(s => s.Subject ?? ""),
        ];
    }

    int Plans()
    {
        using var store = clinic.Store.Read();
        return store.Plans.Count();
    }

    [GeneratedRegex("name=\"reason-([^\"]+)\"")]
    private static partial Regex Reason();

    [GeneratedRegex("name=\"question\" value=\"([^\"]*)\"")]
    private static partial Regex Question();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("class=\"button main\" href=\"/patients/([^\"/]+)\"")]
    private static partial Regex Chart();
}
