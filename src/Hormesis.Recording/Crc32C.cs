using System.Buffers.Binary;
using System.Numerics;

namespace Hormesis.Recording;

/// <summary>CRC-32C (Castagnoli), the check of frames and of chunks.</summary>
public static class Crc32C
{
    /// <summary>The check of <paramref name="bytes"/>, going on from an earlier one.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }
        foreach (var b in bytes) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
