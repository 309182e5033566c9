using System.Runtime.InteropServices;

namespace Hormesis.Device.Safety;

/// <summary>
/// A critical value kept twice, as itself and as its complement, so that a bit that flips in memory is seen (reference/device-safety,
/// H46 and H47). It leaves to its owner what to do about it.
/// </summary>
sealed class Guarded<T>
    where T : unmanaged
{
    readonly T value;
    readonly byte[] complement;

    public Guarded(T value)
    {
        this.value = value;
        complement = [.. Bytes.ToArray().Select(b => (byte)~b)];
    }

    Guarded(T value, byte[] complement) => (this.value, this.complement) = (value, complement);

    public ref readonly T Value => ref value;

    /// <summary>Both copies still say the same.</summary>
    public bool IsIntact
    {
        get
        {
            // Words first, for the tick's sake; then the bytes that fill no word.
            var bytes = Bytes;
            var words = MemoryMarshal.Cast<byte, ulong>(bytes);
            var others = MemoryMarshal.Cast<byte, ulong>(complement);
            var wrong = 0UL;
            for (var i = 0; i < words.Length; i++) wrong |= words[i] ^ ~others[i];
            for (var i = words.Length * sizeof(ulong); i < bytes.Length; i++) wrong |= (byte)(bytes[i] ^ complement[i] ^ 0xFF);
            return wrong == 0;
        }
    }

    public int Bits => Bytes.Length * 8;

    /// <summary>The same with one bit of the value flipped and the complement left, as a fault of the memory would leave it.</summary>
    public Guarded<T> WithFlipped(int bit)
    {
        var flipped = value;
        MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref flipped, 1))[bit / 8] ^= (byte)(1 << (bit % 8));
        return new(flipped, complement);
    }

    ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in value, 1));
}
