using Hormesis.Device.Alarms;
using Hormesis.Model.Numerics;

namespace Hormesis.Tests.Device.Alarms;

/// <summary>A set of alarms against a set of numbers.</summary>
public class AlarmSetTests
{
    [Fact]
    public void It_is_the_set_of_its_rows_under_every_operation()
    {
        var chance = new RandomSource(3, 0);
        for (var i = 0; i < 100; i++)
        {
            var (x, y) = (Some(chance), Some(chance));
            var (a, b) = (Make(x), Make(y));

            Assert.Equal(x.Union(y).Order(), Rows(a | b));
            Assert.Equal(x.Intersect(y).Order(), Rows(a & b));
            Assert.Equal(x.Except(y).Order(), Rows(a - b));
            Assert.Equal(x.Count, a.Count);
            Assert.Equal(x.Count == 0, a.IsEmpty);
        }
    }

    [Fact]
    public void Taking_the_lowest_away_walks_through_it_in_order()
    {
        var chance = new RandomSource(4, 0);
        for (var i = 0; i < 50; i++)
        {
            var rows = Some(chance);
            var walked = new List<int>();
            for (var left = Make(rows); !left.IsEmpty && walked.Count <= rows.Count; left = left.WithoutLowest()) walked.Add(left.Lowest);

            Assert.Equal(rows.Order(), walked);
        }
        Assert.Equal(default, default(AlarmSet).WithoutLowest());
    }

    [Theory, InlineData(0), InlineData(1), InlineData(70), InlineData(128)]
    public void Bits_become_the_rows_from_a_row_on(int row)
    {
        Assert.Equal([row, row + 2, row + 63], Rows(AlarmSet.FromBits(0x8000_0000_0000_0005, row)));
        Assert.True(AlarmSet.FromBits(0, row).IsEmpty);
    }

    [Fact]
    public void Rows_that_no_table_has_are_in_no_set()
    {
        var all = Make(Enumerable.Range(0, AlarmSet.Most).ToHashSet());

        Assert.All([-1, -64, -65, AlarmSet.Most, AlarmSet.Most + 63, AlarmSet.Most + 64], row => Assert.False(all[row]));
        Assert.Equal(AlarmSet.Most, all.Count);
        Assert.All([-1, AlarmSet.Most], row => Assert.Equal(
            "row", Assert.Throws<ArgumentOutOfRangeException>(() => AlarmSet.Of(row)).ParamName));
    }

    [Fact]
    public void Each_word_of_it_counts_by_itself()
    {
        foreach (var row in new[] { 0, 63, 64, 127, 128, 191 })
        {
            var set = AlarmSet.Of(row);
            Assert.Equal((1, row, false), (set.Count, set.Lowest, set.IsEmpty));
            Assert.Equal((0, -1, true), (set.WithoutLowest().Count, set.WithoutLowest().Lowest, set.WithoutLowest().IsEmpty));
        }
    }

    static HashSet<int> Some(RandomSource chance)
    {
        var share = chance.NextUniform() * chance.NextUniform();
        return [.. Enumerable.Range(0, AlarmSet.Most).Where(_ => chance.NextUniform() < share)];
    }

    static AlarmSet Make(IReadOnlySet<int> rows) => rows.Aggregate(default(AlarmSet), (set, row) => set | AlarmSet.Of(row));

    static IEnumerable<int> Rows(AlarmSet set) => Enumerable.Range(0, AlarmSet.Most).Where(row => set[row]);
}
