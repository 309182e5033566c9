using Hormesis.Clinic.SessionDay;
using Hormesis.Model;

namespace Hormesis.Tests.Clinic.SessionDay;

public class ChecklistsTests
{
    public static TheoryData<string, string> Items { get; } =
        [.. Checklists.Table.Checklists.SelectMany(c => c.Items.Select(i => (c.Id, i.Id)))];

    public static TheoryData<string, string> Numbers { get; } =
        [.. Checklists.Table.Checklists.SelectMany(c => c.Items.Where(i => i.Good is not null).Select(i => (c.Id, i.Id)))];

    public static TheoryData<string> Lists { get; } = [.. Checklists.Table.Checklists.Select(c => c.Id)];

    [Theory, MemberData(nameof(Lists))]
    public void A_list_on_which_everything_is_good_is_closed(string list) =>
        Assert.Empty(Checklists.Open(Checklists.Get(list), AllGood(list)));

    [Theory, MemberData(nameof(Items))]
    public void Without_an_answer_an_item_is_open_and_is_all_that_is(string list, string item)
    {
        var answers = AllGood(list);
        answers.Remove(item);

        var open = Assert.Single(Checklists.Open(Checklists.Get(list), answers));

        Assert.Equal($"{list}/{item}", open.Rule);
    }

    [Theory, MemberData(nameof(Items))]
    public void A_no_an_empty_answer_and_an_answer_by_nobody_leave_an_item_open(string list, string item)
    {
        var good = AllGood(list)[item];

        Assert.NotNull(Why(list, item, good with { Yes = false }));
        Assert.NotNull(Why(list, item, new()));
        Assert.NotNull(Why(list, item, new() { By = "N. One", Second = "N. Two" }));
        Assert.NotNull(Why(list, item, good with { By = " " }));
    }

    [Theory, MemberData(nameof(Items))]
    public void Where_two_are_needed_the_same_person_twice_is_one(string list, string item)
    {
        var good = AllGood(list)[item];
        var isForTwo = ItemOf(list, item).People == 2;

        Assert.Equal(isForTwo, Why(list, item, good with { Second = "" }) is not null);
        Assert.Equal(isForTwo, Why(list, item, good with { Second = good.By.ToLowerInvariant() + " " }) is not null);
    }

    [Theory, MemberData(nameof(Items))]
    public void Only_some_items_may_not_apply_and_then_somebody_says_why(string list, string item)
    {
        var answer = new ChecklistAnswer { NotApplicable = "a man", By = "N. One", Second = "N. Two" };

        Assert.Equal(ItemOf(list, item).MayNotApply, Why(list, item, answer) is null);
        Assert.NotNull(Why(list, item, answer with { NotApplicable = "  " }));
        Assert.NotNull(Why(list, item, answer with { By = "" }));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void A_number_is_good_at_its_ends_and_not_beyond_them(string list, string item)
    {
        var good = ItemOf(list, item).Good!; // only items with one come here

        Assert.True(IsGood(list, item, good.From));
        Assert.False(IsGood(list, item, Math.BitDecrement(good.From)));
        if (good.To is { } to)
        {
            Assert.True(IsGood(list, item, to));
            Assert.False(IsGood(list, item, Math.BitIncrement(to)));
        }
        if (good.Below is { } below)
        {
            Assert.True(IsGood(list, item, Math.BitDecrement(below)));
            Assert.False(IsGood(list, item, below));
        }
    }

    [Theory, MemberData(nameof(Numbers))]
    public void What_is_no_number_is_not_good_and_no_yes_stands_for_it(string list, string item)
    {
        Assert.All([double.NaN, double.PositiveInfinity, double.NegativeInfinity], v => Assert.False(IsGood(list, item, v)));
        Assert.NotNull(Why(list, item, new() { Yes = true, By = "N. One", Second = "N. Two" }));
    }

    [Fact]
    public void A_value_that_needs_a_review_is_open_until_somebody_reviewed_it()
    {
        var item = ItemOf("bag-release", "haemolysis");
        var answer = new ChecklistAnswer { Value = item.Good!.ReviewFrom, By = "N. One" };

        Assert.NotNull(Checklists.Why(item, answer));
        Assert.Null(Checklists.Why(item, answer with { Review = "Dr A: plasma clear" }));
        Assert.Null(Checklists.Why(item, answer with { Value = Math.BitDecrement(item.Good!.ReviewFrom!.Value) })); // it has one
        Assert.NotNull(Checklists.Why(item, answer with { Value = item.Good!.Below, Review = "Dr A: plasma clear" }));
    }

    [Fact]
    public void Answers_to_what_is_not_asked_close_nothing()
    {
        var list = Checklists.Get("before-session");
        var elsewhere = AllGood("before-session").ToDictionary(a => a.Key + "x", a => a.Value);

        Assert.Equal(list.Items.Count, Checklists.Open(list, elsewhere).Count);
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{"checklist":"bag-release","answers":{}}""", "checklist")]
    [InlineData("""{"checklist":"before-session"}""", "answers")]
    [InlineData("""{"checklist":"before-session","answers":{"patience":{"yes":true}}}""", "answers.patience")]
    [InlineData("""{"checklist":"before-session","answers":{"consent":true}}""", "answers.consent")]
    [InlineData("""{"checklist":"before-session","answers":{"consent":{"yes":"yes"}}}""", "answers.consent.yes")]
    [InlineData("""{"checklist":"before-session","answers":{"systolic":{"value":1e999}}}""", "answers.systolic.value")]
    public void A_file_that_is_no_answers_is_refused_with_its_place(string json, string place)
    {
        var wrong = Assert.Throws<InputException>(() => Read(json));

        Assert.Contains(place, wrong.Place, StringComparison.Ordinal);
        Assert.Equal("a.json", wrong.Input);
    }

    [Fact]
    public void What_a_file_leaves_out_is_not_answered()
    {
        var answers = Read("""{"checklist":"before-session","answers":{"consent":{"yes":true,"by":"N. One"}}}""");

        Assert.Equal(["consent"], answers.Keys);
        Assert.Equal(Checklists.Get("before-session").Items.Count - 1, Checklists.Open(Checklists.Get("before-session"), answers).Count);
    }

    static IReadOnlyDictionary<string, ChecklistAnswer> Read(string json) =>
        ChecklistFile.Read(System.Text.Encoding.UTF8.GetBytes(json), "a.json", Checklists.Get("before-session"));

    static Dictionary<string, ChecklistAnswer> AllGood(string list) => Checklists.Get(list).Items.ToDictionary(
        i => i.Id,
        i => new ChecklistAnswer { Yes = i.Good is null ? true : null, Value = i.Good?.From, By = "N. One", Second = "N. Two" });

    static ChecklistItem ItemOf(string list, string item) => Checklists.Get(list).Items.Single(i => i.Id == item);

    static string? Why(string list, string item, ChecklistAnswer answer) => Checklists.Why(ItemOf(list, item), answer);

    static bool IsGood(string list, string item, double value) =>
        Why(list, item, new() { Value = value, Review = "looked at", By = "N. One", Second = "N. Two" }) is null;
}
