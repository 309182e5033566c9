using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Immune;

public class HaemolysisTests
{
    static readonly double[] Activities = [100, 70, 60, 50, 40, 30, 20, 10, 5, 2, 0];

    static readonly IReadOnlyList<ObservedCourse> ByActivity = Bodies.Over(
        [.. Activities.Select(a => Bodies.Patient(told: $$"""{"g6pdPercent":{{a}}}"""))], Bodies.Sessions(1, 4), Bodies.Days(28, 0.25));

    [Fact]
    public void Less_G6PD_never_means_less_haemolysis()
    {
        for (var i = 1; i < Activities.Length; i++)
        {
            Assert.True(Nadir(ByActivity[i]) <= Nadir(ByActivity[i - 1]) + 1e-6, $"{Activities[i]} %");
            Assert.True(ByActivity[i].Of("bilirubinUmPerL").Max() >= ByActivity[i - 1].Of("bilirubinUmPerL").Max() - 1e-6);
        }
        Assert.True(Nadir(ByActivity[^1]) < 0.997 * ByActivity[^1]["haemoglobinGPerDl", 0]);
    }

    [Fact]
    public void With_normal_G6PD_next_to_nothing_is_lost() =>
        Assert.Equal(1, Nadir(ByActivity[0]) / ByActivity[0]["haemoglobinGPerDl", 0], 1e-3);

    [Fact]
    public void A_mosaic_lies_between_those_of_either_kind()
    {
        var mosaic = Bodies.Patient(told: """{"g6pdPercent":51,"normalCellsPercent":50}""")
            .Over(Bodies.Sessions(1, 4), Bodies.Days(28, 0.25));
        var even = Bodies.Patient(told: """{"g6pdPercent":51}""").Over(Bodies.Sessions(1, 4), Bodies.Days(28, 0.25));

        Assert.InRange(Nadir(mosaic), Nadir(ByActivity[9]), Nadir(ByActivity[0]));
        Assert.True(Nadir(mosaic) < Nadir(even), "the same activity, but half of the cells have next to none");
    }

    [Fact]
    public void Haemoglobin_is_lowest_days_after_the_session_and_the_marrow_answers_after_that()
    {
        var severe = ByActivity[^2];

        double Day(string observable, Func<double[], double> which)
        {
            var values = severe.Of(observable);
            return 0.25 * Array.IndexOf(values, which(values));
        }

        var (nadir, marrow) = (Day("haemoglobinGPerDl", v => v.Min()), Day("reticulocytesPercent", v => v.Max()));
        Assert.InRange(nadir, 2, 14);
        Assert.True(marrow > Day("bilirubinUmPerL", v => v.Max()));
        Assert.True(severe.Of("reticulocytesPercent").Max() > severe["reticulocytesPercent", 0] * 1.02);
        Assert.True(severe.Of("bilirubinUmPerL").Max() > severe["bilirubinUmPerL", 0] * 1.2);
        Assert.True(severe.Of("haptoglobinMgPerDl").Min() < severe["haptoglobinMgPerDl", 0]);
        Assert.True(severe.Of("ldhUPerL").Max() > severe["ldhUPerL", 0]);
    }

    // Cells that lysed in the bottle had not been missed: beyond 140 µg/mL more ozone had cost less haemoglobin.
    [Fact]
    public void More_ozone_never_costs_less_haemoglobin()
    {
        double[] concentrations = [0, 20, 40, 80, 120, 140, 160, 200, 300];

        var nadirs = concentrations.Select(c => Nadir(Bodies.Patient().Over(Bodies.Sessions(5, 4, c), Bodies.Days(28, 0.5)))).ToList();

        for (var i = 1; i < nadirs.Count; i++) Assert.True(nadirs[i] <= nadirs[i - 1] + 1e-6, string.Join(' ', nadirs));
    }

    // The blood of a bottle in which every cell lyses is lost, and no more than that.
    [Fact]
    public void What_a_bottle_can_cost_is_the_cells_that_were_in_it()
    {
        var course = Bodies.Patient().Over(Bodies.Sessions(1, 4, 300), Bodies.Days(10, 0.25));

        var all = 200 / (1e3 * Bodies.Patient()["plasmaVolume"] + 1e3 * Bodies.Patient()["redCellVolume"]);
        Assert.InRange(1 - Nadir(course) / course["haemoglobinGPerDl", 0], 0.5 * all, all);
    }

    static double Nadir(ObservedCourse course) => course.Of("haemoglobinGPerDl").Min();
}
