using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Pain;

public class PainScoreTests
{
    static ParameterValues Knee(EffectSet effects = EffectSet.Literature, string more = "") =>
        Bodies.Patient(effects, $$"""{"vas0To100":55{{more}}}""");

    [Theory, InlineData(EffectSet.Literature), InlineData(EffectSet.Null)]
    public void Expectation_lowers_pain_by_the_same_whether_there_is_ozone_or_not(EffectSet effects)
    {
        var real = Knee(effects).Over(Bodies.Sessions(15, 4), Bodies.Days(56, 7)).Of("vas0To100");
        var sham = Knee(effects).Over(Bodies.Sessions(15, 4, concentration: 0), Bodies.Days(56, 7)).Of("vas0To100");

        Assert.True(sham[^1] < 0.85 * sham[0]);
        for (var i = 0; i < sham.Length; i++) Assert.Equal(sham[i], real[i], 1e-5);
    }

    [Fact]
    public void Without_expectation_a_sham_session_does_nothing()
    {
        var pain = Knee(more: ",\"placeboPercent\":0").Over(Bodies.Sessions(15, 4, concentration: 0), Bodies.Days(56, 7)).Of("vas0To100");

        Assert.All(pain, v => Assert.Equal(55, v, 1e-5));
    }

    [Theory, InlineData(EffectSet.Literature), InlineData(EffectSet.Claimed)]
    public void Pain_comes_back_after_the_course(EffectSet effects)
    {
        var pain = Knee(effects).Over(Bodies.Sessions(15, 4), [0, 56, 400]).Of("vas0To100");

        Assert.True(pain[1] < 0.85 * pain[0]);
        Assert.Equal(pain[0], pain[2], 0.02 * pain[0]);
    }

    [Fact]
    public void Medicine_follows_pain_and_comes_later()
    {
        var course = Knee().Over(Bodies.Sessions(15, 4), Bodies.Days(200));
        var (pain, medicine) = (course.Of("vas0To100"), course.Of("medicinePercent"));

        Assert.Equal(100, medicine[0], 1e-6);
        Assert.True(medicine.Min() < 95);
        Assert.True(Array.IndexOf(medicine, medicine.Min()) > Array.IndexOf(pain, pain.Min()));
        Assert.True(medicine[^1] > 98);
    }

    [Fact]
    public void Where_there_is_no_pain_none_comes_and_medicine_stays()
    {
        var course = Bodies.Patient().Over(Bodies.Sessions(15, 4), [0, 28, 56]);

        Assert.All(course.Of("vas0To100"), v => Assert.Equal(0, v, 1e-9));
        Assert.All(course.Of("medicinePercent"), v => Assert.Equal(100, v, 1e-6));
    }

    // It had drifted in the run-in already, so that nobody began with the pain that was told of him.
    [Fact]
    public void What_pain_does_by_itself_begins_with_the_course()
    {
        var pain = Knee(more: ",\"painDriftPercent\":-30").Over(Bodies.None, [0, 28, 84]).Of("vas0To100");

        Assert.Equal(55, pain[0], 1e-6);
        Assert.True(pain[1] < 50 && pain[2] < pain[1]);
    }

    [Theory, InlineData(100), InlineData(60)]
    public void Pain_stays_on_its_scale(double drift)
    {
        var body = Bodies.Patient(told: $$"""{"vas0To100":90,"painDriftPercent":{{drift}}}""");

        var pain = body.Over(Bodies.None, [0, 28, 365]).Of("vas0To100");

        Assert.All(pain, v => Assert.InRange(v, 0, 100 + 1e-6));
        Assert.Equal(100, pain[^1], 0.1);
    }
}
