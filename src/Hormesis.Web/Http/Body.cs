using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hormesis.Web.Http;

/// <summary>Reads the body of a request as one JSON document, within a size.</summary>
static class Body
{
    /// <exception cref="Refusal">400, 413 or 415.</exception>
    public static async Task<JsonDocument> Json(HttpContext http, int maximumBytes)
    {
        Media.CheckBody(http.Request);
        var utf8 = await Bytes(http, maximumBytes);
        try
        {
            return JsonInput.Open(utf8, "send a body", "send JSON again");
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    /// <exception cref="Refusal">413: there are more.</exception>
    public static async Task<ReadOnlyMemory<byte>> Bytes(HttpContext http, int maximumBytes)
    {
        if (http.Request.ContentLength > maximumBytes) throw TooLong(maximumBytes);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = maximumBytes;
        using MemoryStream whole = new((int)(http.Request.ContentLength ?? 0));
        await http.Request.Body.CopyToAsync(whole, http.RequestAborted);
        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    static Refusal TooLong(int maximum) => new(413, IssueCode.TooLong, $"the body is larger than {maximum >> 10} KiB; send less at once");
}
