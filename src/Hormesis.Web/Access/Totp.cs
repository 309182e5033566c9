using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Hormesis.Web.Access;

/// <summary>Codes of six digits that change every 30 s (RFC 6238 with SHA-1, as every authenticator app has it).</summary>
public static class Totp
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const int SecretBytes = 20, Digits = 6, Modulus = 1_000_000, StepSeconds = 30, BitsEach = 5;

    /// <summary>In base 32, as it is typed into an app.</summary>
    public static string NewSecret()
    {
        var bytes = RandomNumberGenerator.GetBytes(SecretBytes);
        Span<char> text = stackalloc char[SecretBytes * 8 / BitsEach];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * BitsEach;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Alphabet[(pair >> (11 - bit % 8)) & 31];
        }
        return new(text);
    }

    public static bool IsSecret(string text) =>
        text.Length is >= 16 and <= 64 && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    public static string CodeAt(string secret, DateTimeOffset time) => CodeOf(KeyOf(secret), StepOf(time));

    /// <summary>The step whose code it is, of this step, the one before and the one after; null for none, or for one not later than the
    /// last that was used: a code that somebody looked at lets nobody in twice.</summary>
    public static long? Check(string secret, string code, DateTimeOffset time, long lastUsed)
    {
        var (key, now) = (KeyOf(secret), StepOf(time));
        long? found = null;
        for (var step = now - 1; step <= now + 1; step++)
        {
            var isSame = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(CodeOf(key, step)), System.Text.Encoding.ASCII.GetBytes(code));
            if (isSame && step > lastUsed) found = step;
        }
        return found;
    }

    /// <summary>What an app reads from a link or a QR code.</summary>
    public static string UriOf(string secret, string userName) =>
        $"otpauth://totp/Hormesis:{Uri.EscapeDataString(userName)}?secret={secret}&issuer=Hormesis&algorithm=SHA1&digits=6&period=30";

    /// <summary>In groups of four, for typing.</summary>
    public static string Grouped(string secret) => string.Join(' ', secret.Chunk(4).Select(c => new string(c)));

    static long StepOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "The code is HMAC-SHA1 by its standard; apps know no other.")]
    static string CodeOf(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(key, counter, hash);
        var value = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (value % Modulus).ToString(new string('0', Digits), CultureInfo.InvariantCulture);
    }

    static byte[] KeyOf(string secret)
    {
        var bytes = new byte[secret.Length * BitsEach / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var c in secret)
        {
            buffer = (buffer << BitsEach) | Alphabet.IndexOf(c, StringComparison.Ordinal);
            bits += BitsEach;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
            buffer &= (1 << bits) - 1;
        }
        return bytes;
    }
}
