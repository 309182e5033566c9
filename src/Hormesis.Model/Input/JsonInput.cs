using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Hormesis.Model.Input;

/// <summary>
/// Opens bytes as JSON, or says where they are not: encoding, grammar, nesting, properties given twice. It knows nothing of
/// what the document means.
/// </summary>
public static class JsonInput
{
    public const int DepthMaximum = 64;

    /// <param name="utf8">The document, with or without a byte order mark.</param>
    /// <param name="wanted">What to give instead of an empty input, such as "give a FHIR Bundle as JSON".</param>
    /// <param name="again">What to do about text that is not JSON, such as "export the file again".</param>
    /// <exception cref="InputException">The bytes are not one JSON document.</exception>
    public static JsonDocument Open(ReadOnlyMemory<byte> utf8, string wanted, string again)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var text = utf8.Span.StartsWith(mark) ? utf8[mark.Length..] : utf8;
        if (!Utf8.IsValid(text.Span)) throw NotUtf8(text.Span);
        try
        {
            CheckEscapes(text.Span, again);
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DepthMaximum, AllowDuplicateProperties = false });
        }
        catch (JsonException) when (Failure(text.Span, DepthMaximum) is { } at)
        {
            throw Failure(text.Span, DepthMaximum + 1) != at ? TooDeep(text.Span, at, again) : Malformed(text.Span, at, wanted, again);
        }
        catch (JsonException)
        {
            throw Duplicates.Find(text);
        }
    }

    // Half a surrogate pair passes as JSON and throws only when the text is taken: refused here, once.
    static void CheckEscapes(ReadOnlySpan<byte> text, string again)
    {
        if (text.IndexOf("\\u"u8) < 0) return;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DepthMaximum });
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                var at = LineAndByte(text, (int)reader.TokenStartIndex);
                throw new InputException(at, "this text holds half of a surrogate pair (\\ud800 to \\udfff)", again);
            }
        }
    }

    /// <summary>The byte at which reading stops; null when the grammar is kept.</summary>
    static int? Failure(ReadOnlySpan<byte> text, int depthMaximum)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = depthMaximum });
        try
        {
            while (reader.Read())
            {
            }
            return null;
        }
        catch (JsonException e)
        {
            return Offset(text, (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0));
        }
    }

    static int Offset(ReadOnlySpan<byte> text, int line, int byteInLine)
    {
        var start = 0;
        for (; line > 0; line--) start += text[start..].IndexOf((byte)'\n') + 1;
        return Math.Min(start + byteInLine, text.Length);
    }

    static InputException Malformed(ReadOnlySpan<byte> text, int at, string wanted, string again)
    {
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0) return new("", "the input is empty", wanted);
        return at >= text.Length
            ? new(LineAndByte(text, at), "the JSON ends before it is complete", again)
            : new(LineAndByte(text, at), $"this is not JSON (read {Shown.Quoted(From(text, at))})", again);
    }

    static InputException TooDeep(ReadOnlySpan<byte> text, int at, string again) => new(LineAndByte(text, at),
        string.Create(CultureInfo.InvariantCulture, $"the JSON is nested deeper than {DepthMaximum} levels"), again);

    static InputException NotUtf8(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        var read = string.Create(CultureInfo.InvariantCulture, $"byte 0x{text[at]:X2}");
        return new(LineAndByte(text, at), $"the text is not UTF-8 (read {read})", "save the file as UTF-8");
    }

    static string From(ReadOnlySpan<byte> text, int at)
    {
        const int shownBytes = 20;
        return Encoding.UTF8.GetString(text[at..Math.Min(at + shownBytes, text.Length)]);
    }

    /// <summary>As an editor counts, from one.</summary>
    static string LineAndByte(ReadOnlySpan<byte> text, int at)
    {
        var before = text[..at];
        var line = before.Count((byte)'\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {at - before.LastIndexOf((byte)'\n')}");
    }
}
