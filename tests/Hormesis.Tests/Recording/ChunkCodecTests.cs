using FsCheck;
using FsCheck.Fluent;
using Hormesis.Recording;

namespace Hormesis.Tests.Recording;

public class ChunkCodecTests
{
    static readonly Gen<ulong> AnyBits = Gen.OneOf(
        Gen.Constant(0UL),
        Gen.Constant(ulong.MaxValue),
        Gen.Choose(0, 5).Select(n => (ulong)n),
        Gen.Choose(-10_000, 10_000).Select(n => BitConverter.DoubleToUInt64Bits(n / 8.0)),
        Gen.Choose(0, int.MaxValue).Select(n => BitConverter.DoubleToUInt64Bits(Math.Sqrt(n))),
        Gen.Constant(BitConverter.DoubleToUInt64Bits(double.NaN)),
        Gen.Constant(0x7FF8_0000_DEAD_BEEFUL), // a NaN with a payload
        Gen.Choose(0, int.MaxValue).Two().Select(p => (ulong)p.Item1 << 33 ^ (ulong)p.Item2));

    [Fact]
    public void Every_bit_comes_back_whatever_it_is() =>
        Prop.ForAll(Gen.Choose(1, 5).ToArbitrary(), AnyBits.ListOf().ToArbitrary(), (columns, values) =>
        {
            var before = Enumerable.Repeat(7UL, columns).ToArray();
            var rows = values.Take(Math.Min(100, values.Count / columns) * columns).ToArray();
            return rows.Length == 0 || Same(rows, columns, before);
        }).CheckFromSeed();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void Clocks_constants_and_noise_come_back(int count)
    {
        var rows = new ulong[count * 4];
        for (var i = 0; i < count; i++)
        {
            rows[4 * i] = (ulong)(i * 100_000);
            rows[4 * i + 1] = 42;
            rows[4 * i + 2] = BitConverter.DoubleToUInt64Bits(8 * Math.Round(3_000 + 40 * Math.Sin(i)));
            rows[4 * i + 3] = (ulong)i * 0x9E37_79B9_7F4A_7C15;
        }

        Assert.True(Same(rows, 4, new ulong[4]));
    }

    [Fact]
    public void A_clock_and_a_constant_cost_almost_nothing()
    {
        var rows = new ulong[200];
        for (var i = 0; i < 100; i++) (rows[2 * i], rows[2 * i + 1]) = ((ulong)i * 100_000, 42);

        var packed = new byte[ChunkCodec.Bound(2, 100)];

        Assert.Equal(17 + 9, ChunkCodec.Pack(rows, 2, new ulong[2], packed));
    }

    [Fact]
    public void A_column_without_its_length_is_read_as_before()
    {
        ulong[] rows = [.. Enumerable.Range(0, 100).Select(i => BitConverter.DoubleToUInt64Bits(Math.Sqrt(i / 3)))];
        var packed = new byte[ChunkCodec.Bound(1, 100)];
        var length = ChunkCodec.Pack(rows, 1, [7], packed);
        byte[] older = [3, .. packed[3..length]];

        var back = new ulong[100];
        ChunkCodec.Unpack(older, 1, [7], back);

        Assert.Equal(5, packed[0]);
        Assert.Equal(rows, back);
    }

    [Fact]
    public void Damaged_bytes_are_refused_or_unpacked_but_never_read_past_their_end()
    {
        var random = new System.Random(1);
        var packed = new byte[300];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(packed);
            packed[0] = (byte)(i % 7);
            try
            {
                ChunkCodec.Unpack(packed.AsSpan(0, random.Next(1, 300)), 3, new ulong[3], new ulong[3 * 40]);
            }
            catch (FormatException)
            {
            }
        }
    }

    static bool Same(ulong[] rows, int columns, ulong[] before)
    {
        var packed = new byte[ChunkCodec.Bound(columns, rows.Length / columns)];
        var length = ChunkCodec.Pack(rows, columns, before, packed);
        var back = new ulong[rows.Length];
        ChunkCodec.Unpack(packed.AsSpan(0, length), columns, before, back);
        return rows.AsSpan().SequenceEqual(back);
    }
}
