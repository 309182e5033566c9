using System.Buffers.Binary;

namespace Hormesis.Store.Chunks;

/// <summary>Where a chunk's frame begins on the tape, and how many bytes the chunk has.</summary>
readonly record struct TapePlace(long At, int Length)
{
    const int Bytes = sizeof(long) + sizeof(int);

    /// <summary>Those of a run of chunks, one after the other.</summary>
    public static byte[] Of(IReadOnlyList<TapePlace> places)
    {
        var packed = new byte[places.Count * Bytes];
        for (var i = 0; i < places.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(i * Bytes), places[i].At);
            BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(i * Bytes + sizeof(long)), places[i].Length);
        }
        return packed;
    }

    /// <exception cref="FormatException">They are not places.</exception>
    public static IEnumerable<TapePlace> Unpack(byte[] packed)
    {
        if (packed.Length % Bytes != 0) throw new FormatException("the places of a run of chunks are damaged");
        for (var i = 0; i < packed.Length; i += Bytes)
        {
            yield return new(
                BinaryPrimitives.ReadInt64LittleEndian(packed.AsSpan(i)),
                BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(i + sizeof(long))));
        }
    }

    public static int CountIn(long packed) => (int)(packed / Bytes);
}
