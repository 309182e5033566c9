using System.Text;
using System.Text.Json;
using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Store.Fhir;

/// <summary>Makes damaged copies of a JSON text: cut, flipped, spliced, with values of another type. The same for the same seed.</summary>
sealed class Mutants
{
    static readonly byte[][] Replacements =
    [.. ((string[])[
        "null", "true", "false", "0", "-1", "1e400", "-1e400", "1e-400", "1e308", "-0", "12345678901234567890123", "NaN", "\"\"", "\" \"",
        "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"2021-02-31\"", "\"2021\"", "\"<\"", "\"final\"", "\"Patient\"", "\"Patient/p1\"", "\"#\"",
        "\"10*3/uL\"", "\"10*999/uL\"", "\"((((\"", "\"Bundle\"", "\"history\"", "\"http://loinc.org\"", "\"777-3\"", "\"718-7\"",
        "[]", "{}", "[[]]", "[{}]", "[null]", "{\"a\":1,\"a\":2}", "[[[[[[[[[[[[]]]]]]]]]]]]", "{\"coding\":[{\"code\":\"x\"}]}",
    ]).Select(Encoding.UTF8.GetBytes)];

    readonly byte[] original;
    readonly List<(int Start, int End)> values = [];

    public Mutants(byte[] original)
    {
        this.original = original;
        var reader = new Utf8JsonReader(original);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName) continue;
            var whole = reader;
            whole.Skip();
            values.Add(((int)reader.TokenStartIndex, (int)whole.BytesConsumed));
        }
    }

    public byte[] Make(ulong seed, ulong index)
    {
        var random = new RandomSource(seed, index);
        var mutant = original;
        for (var times = 1 + Below(random, 3); times > 0; times--)
            mutant = Mutate(mutant, random, isWhole: ReferenceEquals(mutant, original));
        return mutant;
    }

    byte[] Mutate(byte[] text, RandomSource random, bool isWhole) => Below(random, 8) switch
    {
        0 => text[..Below(random, text.Length + 1)],
        1 => Flip(text, random),
        2 => Splice(text, Below(random, text.Length + 1), 0, [(byte)Below(random, 256)]),
        3 => Splice(text, Below(random, text.Length + 1), Below(random, 40), []),
        4 => Splice(text, Below(random, text.Length + 1), 0, Piece(text, random)),
        _ when isWhole => Swap(text, random),
        _ => Flip(text, random),
    };

    byte[] Swap(byte[] text, RandomSource random)
    {
        var (start, end) = values[Below(random, values.Count)];
        var other = values[Below(random, values.Count)];
        var replacement = Below(random, 4) == 0 ? text[other.Start..other.End] : Replacements[Below(random, Replacements.Length)];
        return Splice(text, start, end - start, replacement);
    }

    static byte[] Flip(byte[] text, RandomSource random)
    {
        if (text.Length == 0) return text;
        var copy = text.ToArray();
        copy[Below(random, copy.Length)] ^= (byte)(1 << Below(random, 8));
        return copy;
    }

    static byte[] Piece(byte[] text, RandomSource random)
    {
        var start = Below(random, text.Length + 1);
        return text[start..Math.Min(text.Length, start + Below(random, 200))];
    }

    static byte[] Splice(byte[] text, int at, int removed, byte[] inserted) =>
        [.. text.AsSpan(0, at), .. inserted, .. text.AsSpan(Math.Min(text.Length, at + removed))];

    static int Below(RandomSource random, int limit) => (int)(random.NextUniform() * limit);
}
