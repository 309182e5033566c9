using System.Globalization;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Exploratory;

public class ExploratoryTests
{
    // physiology 6, calculated there from m = 3 and K = 3 mmHg; printed to two digits
    [Theory]
    [InlineData(0, 1.00), InlineData(1, 1.50), InlineData(3, 2.00), InlineData(5, 2.25)]
    [InlineData(10, 2.54), InlineData(20, 2.74), InlineData(40, 2.86), InlineData(100, 2.94)]
    public void Oxygen_enhances_radiation_as_in_the_reference(double mmHg, double ratio)
    {
        var body = Bodies.Patient().With(("tumourOxygen", mmHg)).Over(Bodies.None, [0]);

        Assert.Equal(ratio, body["oxygenEnhancementRatio", 0], 0.006);
        var dose = 2 * body["oxygenEnhancementRatio", 0] / 3; // Gy, of what they would be in plenty of oxygen
        Assert.Equal(100 * Math.Exp(-0.3 * dose - 0.03 * dose * dose), body["survivingFractionPercent", 0], 1e-9);
    }

    [Fact]
    public void More_oxygen_lets_fewer_cells_survive()
    {
        double[] tensions = [0.5, 2, 5, 10, 30, 60];

        var survival = tensions
            .Select(t => Bodies.Patient(told: string.Create(CultureInfo.InvariantCulture, $$"""{"tumourOxygenMmHg":{{t}}}""")))
            .Select(p => p.Over(Bodies.None, [0])["survivingFractionPercent", 0]).ToList();

        for (var i = 1; i < tensions.Length; i++) Assert.True(survival[i] < survival[i - 1]);
    }

    [Fact]
    public void Swelling_waits_for_the_course_and_drains_with_its_time_constant()
    {
        var course = Bodies.Patient(EffectSet.Null, """{"oedemaMl":800}""").Over(Bodies.Sessions(5, 4), [0, 14, 28]);

        Assert.Equal([800, 800 / Math.E, 800 / Math.Exp(2)], course.Of("oedemaMl"), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.True(course["perfusionPercent", 2] > course["perfusionPercent", 0]);
    }
}
