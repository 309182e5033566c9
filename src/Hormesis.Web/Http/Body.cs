using System.Buffers;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hormesis.Web.Http;

/// <summary>The body of a request, read within a size. Its bytes are lent by a pool: nothing of them is to be kept.</summary>
sealed class Body : IDisposable
{
    // Most results fit; a whole record grows from there.
    const int FirstBytes = 16 << 10;

    byte[] lent = ArrayPool<byte>.Shared.Rent(FirstBytes);
    JsonDocument? document;
    int length;

    Body()
    {
    }

    /// <summary>As one JSON document.</summary>
    /// <exception cref="Refusal">400, 413 or 415.</exception>
    public static async Task<Body> Json(HttpContext http, int maximumBytes)
    {
        Media.CheckBody(http.Request);
        var body = await Bytes(http, maximumBytes);
        try
        {
            body.document = JsonInput.Open(body.Utf8, "send a body", "send JSON again");
            return body;
        }
        catch (InputException wrong)
        {
            body.Dispose();
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    /// <exception cref="Refusal">413: there are more.</exception>
    public static async Task<Body> Bytes(HttpContext http, int maximumBytes)
    {
        if (http.Request.ContentLength > maximumBytes) throw TooLong(maximumBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maximumBytes;
        Body body = new();
        try
        {
            await body.Fill(http.Request, maximumBytes, http.RequestAborted);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public ReadOnlyMemory<byte> Utf8 => lent.AsMemory(0, length);

    /// <summary>Of a body that was read as JSON.</summary>
    public JsonElement Root => document!.RootElement; // Json opens it before anybody has the body

    public void Dispose()
    {
        document?.Dispose();
        ArrayPool<byte>.Shared.Return(lent, clearArray: true);
        lent = [];
        length = 0;
    }

    async Task Fill(HttpRequest request, int maximumBytes, CancellationToken stop)
    {
        if (request.ContentLength is { } told) Grow((int)told + 1); // one more tells the end without another turn
        int more;
        while ((more = await request.Body.ReadAsync(lent.AsMemory(length), stop)) > 0)
        {
            length += more;
            if (length > maximumBytes) throw TooLong(maximumBytes);
            if (length == lent.Length) Grow(2 * length);
        }
    }

    void Grow(int bytes)
    {
        if (bytes <= lent.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(bytes);
        lent.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(lent, clearArray: true);
        lent = larger;
    }

    static Refusal TooLong(int maximum) => new(413, IssueCode.TooLong, $"the body is larger than {maximum >> 10} KiB; send less at once");
}
