using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hormesis.Tests.Web.Access;

/// <summary>What a server answered.</summary>
sealed record Answer(int Status, string Place, string Page, string Raw)
{
    public bool LeadsToSignIn => Status == 302 && Place.StartsWith("/sign-in", StringComparison.Ordinal);
}

/// <summary>Somebody's browser: it keeps cookies, says where its forms come from, and follows no redirect.</summary>
sealed class Browser : IDisposable
{
    readonly HttpClient client;
    readonly CookieContainer jar = new();

    /// <param name="from">The address of this computer that it comes from: 127.0.0.2, for one.</param>
    public Browser(Uri server, string from = "127.0.0.1")
    {
        var origin = new IPEndPoint(IPAddress.Parse(from), 0);
        SocketsHttpHandler handler = new()
        {
            AllowAutoRedirect = false,
            CookieContainer = jar,
            ConnectCallback = async (context, stop) =>
            {
                Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(origin);
                await socket.ConnectAsync(context.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        client = new(handler) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
    }

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    public HttpClient Client => client;

    /// <summary>Null where there is none of this name.</summary>
    public string? Cookie(string name) => jar.GetCookies(client.BaseAddress!)[name]?.Value;

    public void SetCookie(string name, string value) => jar.Add(client.BaseAddress!, new Cookie(name, value, "/"));

    public Task<Answer> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Fills the form of a page in.</summary>
    public async Task<Answer> Fill(string path, string handler, params (string Name, string Value)[] fields) =>
        await Post(path, ClinicUnderTest.TokenIn((await Get(path)).Raw), [("_handler", handler), .. fields]);

    public Task<Answer> Post(string path, string token, params (string Name, string Value)[] fields) => Send(
        new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        });

    /// <summary>Name and password alone.</summary>
    public Task<Answer> SignIn(string name, string password, string query = "") =>
        Fill("/sign-in" + query, "sign-in", ("Input.Name", name), ("Input.Password", password));

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await client.SendAsync(request, Ending);
            var raw = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(Ending));
            return new((int)answer.StatusCode, answer.Headers.Location?.OriginalString ?? "", WebUtility.HtmlDecode(raw), raw);
        }
    }

    public void Dispose() => client.Dispose();
}
