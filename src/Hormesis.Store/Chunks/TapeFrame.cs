using System.Buffers.Binary;
using Hormesis.Recording;

namespace Hormesis.Store.Chunks;

/// <summary>What stands before each chunk on a tape: whose it is, how long, and checks of itself and of the bytes after it.</summary>
/// <param name="Crc">CRC-32C of the chunk's bytes.</param>
readonly record struct TapeFrame(Guid Session, int Index, int Length, uint Crc)
{
    public const int HeadLength = 36;
    const uint Mark = 0x4B4E4843; // "CHNK"
    const int LengthAt = 4, SessionAt = 8, IndexAt = 24, CrcAt = 28, OwnCrcAt = 32;

    /// <summary>Of head and bytes.</summary>
    public long WholeLength => HeadLength + (long)Length;

    public void Write(Span<byte> head)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(head, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(head[LengthAt..], Length);
        Session.TryWriteBytes(head[SessionAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32LittleEndian(head[IndexAt..], Index);
        BinaryPrimitives.WriteUInt32LittleEndian(head[CrcAt..], Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[OwnCrcAt..], Crc32C.Of(head[..OwnCrcAt]));
    }

    /// <summary>Null for what is no head of a frame.</summary>
    public static TapeFrame? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength || BinaryPrimitives.ReadUInt32LittleEndian(head) != Mark) return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[OwnCrcAt..]) != Crc32C.Of(head[..OwnCrcAt])) return null;
        TapeFrame frame = new(
            new(head[SessionAt..IndexAt], bigEndian: true), BinaryPrimitives.ReadInt32LittleEndian(head[IndexAt..]),
            BinaryPrimitives.ReadInt32LittleEndian(head[LengthAt..]), BinaryPrimitives.ReadUInt32LittleEndian(head[CrcAt..]));
        return frame is { Index: >= 0, Length: >= 0 } ? frame : null;
    }
}
