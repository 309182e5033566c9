using System.Numerics;

namespace Hormesis.Device.Alarms;

/// <summary>A set of alarms, a bit for each row of the table; a value. Rows beyond <see cref="Most"/> cannot be in it.</summary>
public readonly record struct AlarmSet
{
    public const int Most = 192;

    readonly ulong a, b, c;

    AlarmSet(ulong a, ulong b, ulong c) => (this.a, this.b, this.c) = (a, b, c);

    public bool IsEmpty => (a | b | c) == 0;

    public int Count => BitOperations.PopCount(a) + BitOperations.PopCount(b) + BitOperations.PopCount(c);

    /// <summary>The lowest row in the set; -1 when it is empty.</summary>
    public int Lowest => a != 0 ? BitOperations.TrailingZeroCount(a)
        : b != 0 ? 64 + BitOperations.TrailingZeroCount(b)
        : c != 0 ? 128 + BitOperations.TrailingZeroCount(c) : -1;

    public bool this[int row] => (Word(row) >> (row & 63) & 1) != 0;

    /// <exception cref="ArgumentOutOfRangeException">No table has such a row.</exception>
    public static AlarmSet Of(int row) => row switch
    {
        >= 0 and < 64 => new(1UL << row, 0, 0),
        >= 64 and < 128 => new(0, 1UL << row, 0),
        >= 128 and < Most => new(0, 0, 1UL << row),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "no such alarm"),
    };

    /// <summary>The 64 rows from <paramref name="row"/> on, as these bits say: for conditions that come as a word.</summary>
    public static AlarmSet FromBits(ulong bits, int row)
    {
        var set = default(AlarmSet);
        for (; bits != 0; bits &= bits - 1) set |= Of(row + BitOperations.TrailingZeroCount(bits));
        return set;
    }

    public AlarmSet WithoutLowest() => a != 0 ? new(a & (a - 1), b, c) : b != 0 ? new(a, b & (b - 1), c) : new(a, b, c & (c - 1));

    public static AlarmSet operator |(in AlarmSet x, in AlarmSet y) => new(x.a | y.a, x.b | y.b, x.c | y.c);
    public static AlarmSet operator &(in AlarmSet x, in AlarmSet y) => new(x.a & y.a, x.b & y.b, x.c & y.c);

    /// <summary>What is in the first and not in the second.</summary>
    public static AlarmSet operator -(in AlarmSet x, in AlarmSet y) => new(x.a & ~y.a, x.b & ~y.b, x.c & ~y.c);

    ulong Word(int row) => row switch { >= 0 and < 64 => a, < 128 and >= 64 => b, < Most and >= 128 => c, _ => 0 };
}
