using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Who watches a session is let go when their own session is over.</summary>
public sealed class WatchingSessionTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("watcher1", "suspended")]
    [InlineData("watcher2", "signed out")]
    public async Task The_stream_ends_with_the_session(string name, string how)
    {
        await clinic.Employ(name, Role.Viewer);
        var watcher = await clinic.SignInWithPassword(name);
        var (session, account) = Ids(name);
        using var answer = await watcher.GetAsync(
            $"/sessions/{session}/stream", HttpCompletionOption.ResponseHeadersRead, Ending);
        await using var stream = await answer.Content.ReadAsStreamAsync(Ending);
        var buffer = new byte[4096];
        Assert.NotEqual(0, await stream.ReadAsync(buffer, Ending));

        var (by, path) = how == "suspended" ? (clinic.As("admin"), $"/administration/{account}") : (watcher, "/sign-out");
        using var done = await ClinicUnderTest.Post(by, path, await ClinicUnderTest.TokenOn(by, "/account"), ("_handler", "leave"));
        Assert.Equal(302, (int)done.StatusCode);

        while (await stream.ReadAsync(buffer, Ending) > 0)
        {
        }
        using var again = await watcher.GetAsync($"/sessions/{session}/stream", Ending);
        Assert.Contains((int)again.StatusCode, (int[])[302, 401]);
    }

    (Guid Session, Guid Account) Ids(string name)
    {
        using var store = clinic.Store.Read();
        return (store.Sessions.Single().Id, store.Users.Single(u => u.UserName == name).Id);
    }
}
