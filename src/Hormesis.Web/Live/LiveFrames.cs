using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Hormesis.Web.Live;

/// <summary>Values as a server-sent event: a JSON array on one line, with the decimals that mean something.</summary>
static class LiveFrames
{
    internal const int LongestNumber = 40;

    /// <summary>The whole event, ready to be shared by all viewers.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<double> values)
    {
        Span<byte> text = stackalloc byte[16 + values.Length * LongestNumber];
        "data:["u8.CopyTo(text);
        var at = 6;
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0) text[at++] = (byte)',';
            at += Write(values[i], ((Channel)i).Decimals(), text[at..]);
        }
        "]\n\n"u8.CopyTo(text[at..]);
        return text[..(at + 3)].ToArray();
    }

    /// <summary>An event that is told: its number, its name, one line of JSON.</summary>
    public static ReadOnlyMemory<byte> Told(string name, long number, ReadOnlySpan<byte> json)
    {
        ArrayBufferWriter<byte> text = new(json.Length + 64);
        text.Write(System.Text.Encoding.ASCII.GetBytes(FormattableString.Invariant($"id:{number}\nevent:{name}\ndata:")));
        text.Write(json);
        text.Write("\n\n"u8);
        return text.WrittenSpan.ToArray();
    }

    /// <summary>The JSON of an event as it goes over the line; empty when it is none.</summary>
    public static ReadOnlyMemory<byte> DataOf(ReadOnlyMemory<byte> told)
    {
        var text = told.Span;
        var at = text.StartsWith("data:"u8) ? 0 : text.IndexOf("\ndata:"u8) + 1;
        if (at == 0 && !text.StartsWith("data:"u8) || !text.EndsWith("\n\n"u8)) return default;
        return told[(at + 5)..^2];
    }

    /// <summary>The values of a frame that <see cref="Of"/> wrote.</summary>
    /// <returns>False when it is none, or one of another version's.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> frame, Span<double> values)
    {
        Utf8JsonReader json = new(DataOf(frame).Span);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray) return false;
            for (var i = 0; i < values.Length; i++)
            {
                if (!json.Read() || json.TokenType is not (JsonTokenType.Number or JsonTokenType.Null)) return false;
                values[i] = json.TokenType == JsonTokenType.Null ? double.NaN : json.GetDouble();
            }
            return json.Read() && json.TokenType == JsonTokenType.EndArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // What is no number, or no number that a session could have, is none.
    internal static int Write(double value, int decimals, Span<byte> into)
    {
        const double largest = 1e15;
        if (Math.Abs(value) < largest && Utf8Formatter.TryFormat(value, into, out var length, new('F', (byte)decimals))) return length;
        "null"u8.CopyTo(into);
        return 4;
    }
}
