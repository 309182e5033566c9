using System.Net;
using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>The maker's service, from afar: one thing it may do, and it finds the way there.</summary>
public sealed class RemoteServiceTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lands_where_sessions_are_and_stops_one()
    {
        await clinic.Employ("service", Role.RemoteService);
        Guid session;
        using (var store = clinic.Store.Read()) session = store.Sessions.Single().Id;
        var service = await clinic.SignInWithPassword("service");
        using (var home = await service.GetAsync("/", Ending)) Assert.Equal("/sessions", home.Headers.Location?.OriginalString);

        using var stopped = await ClinicUnderTest.Post(
            service, $"/sessions/{session}/stop", await ClinicUnderTest.TokenOn(service, "/sessions"));

        Assert.Equal(HttpStatusCode.Redirect, stopped.StatusCode);
    }
}
