using Hormesis.Web.Access;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>Anybody may stop a session, so anybody finds it, and learns no more than that.</summary>
public sealed class RunningSessionsTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("biomed")]
    [InlineData("admin")]
    [InlineData("service")]
    public async Task Who_may_not_read_treatments_sees_the_device_and_no_patient(string name)
    {
        var page = await (await As(name)).GetStringAsync("/sessions", Ending);

        Assert.Contains("Chair 1", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/sessions/{SessionId}/stop\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Patient, page, StringComparison.Ordinal);
        Assert.DoesNotContain("SAMPLE-001", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/patients", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_read_them_sees_whose_they_are() => Assert.Contains(
        $"/sessions/{SessionId}\"", await clinic.As("nurse").GetStringAsync("/sessions", Ending), StringComparison.Ordinal);

    Guid SessionId
    {
        get
        {
            using var store = clinic.Store.Read();
            return store.Sessions.Single().Id;
        }
    }

    string Patient
    {
        get
        {
            using var store = clinic.Store.Read();
            return store.Sessions.Single().PatientId;
        }
    }

    async Task<HttpClient> As(string name)
    {
        if (SampleAccount.All.Any(a => a.Name == name)) return clinic.As(name);
        await clinic.Employ(name, Role.RemoteService);
        return await clinic.SignInWithPassword(name);
    }
}
