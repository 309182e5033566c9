using System.Buffers;
using System.Buffers.Text;

namespace Hormesis.Web.Live;

/// <summary>Values as a server-sent event: a JSON array on one line, with the decimals that mean something.</summary>
static class LiveFrames
{
    const int LongestNumber = 40;

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

    // What is no number, or no number that a session could have, is none.
    static int Write(double value, int decimals, Span<byte> into)
    {
        const double largest = 1e15;
        if (Math.Abs(value) < largest && Utf8Formatter.TryFormat(value, into, out var length, new('F', (byte)decimals))) return length;
        "null"u8.CopyTo(into);
        return 4;
    }
}
