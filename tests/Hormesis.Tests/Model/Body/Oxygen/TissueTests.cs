using Hormesis.Model.Body.Oxygen;
using Hormesis.Model.Validation;
using static Hormesis.Tests.Model.Body.Oxygen.Asked;

namespace Hormesis.Tests.Model.Body.Oxygen;

public class TissueTests
{
    static readonly ICaseModel Model = TissueCases.Model;

    public static TheoryData<string> Tissues { get; } = [.. TissueModel.Tissues];

    [Theory, MemberData(nameof(Tissues))]
    public void Rest_is_steady(string tissue)
    {
        var tensions = Over(Model, "{}", $"{tissue}PO2MmHg", 0, 60, 3600, null);

        Assert.All(tensions, t => Assert.Equal(tensions[0], t, 1e-5));
    }

    // Fick: in the steady state, flow times the fall of content is what is used.
    [Theory, MemberData(nameof(Tissues))]
    public void What_blood_loses_the_tissue_uses(string tissue)
    {
        var tension = Of(Model, "{}", $"{tissue}PO2MmHg");
        var venous = Of(
            BloodGasCases.Model, $$"""{"pO2MmHg":{{Text(tension)}},"pCO2MmHg":45,"pH":7.37}""", "o2ContentMlPerDl");
        var flow = TissueModel.Declaration.Parameters.Single(p => p.Name == $"{tissue}Flow").Value;

        var brought = flow * (Of(Model, "{}", "arterialO2MlPerDl") - venous) / 100;

        Assert.Equal(Of(Model, "{}", $"{tissue}O2UseMlPerDlPerMin"), brought, 1e-6);
    }

    [Theory, MemberData(nameof(Tissues))]
    public void More_oxygen_haemoglobin_flow_or_DPG_is_more_tension(string tissue)
    {
        var rest = At("{}");

        Assert.True(At("""{"pO2MmHg":600}""") > rest);
        Assert.True(At("""{"haemoglobinGPerDl":9}""") < rest);
        Assert.True(At("""{"flowFactor":0.7}""") < rest);
        Assert.True(At("""{"dpgMmolPerL":6}""") > rest);

        double At(string inputs) => Of(Model, inputs, $"{tissue}PO2MmHg");
    }

    [Theory, MemberData(nameof(Tissues))]
    public void Respiration_and_its_marker_stay_between_nothing_and_all_even_without_oxygen(string tissue)
    {
        foreach (var inputs in new[] { """{"pO2MmHg":5,"flowFactor":0.1}""", """{"pO2MmHg":3000,"flowFactor":10}""" })
        {
            Assert.InRange(Of(Model, inputs, $"{tissue}RespirationPercent"), 0, 100);
            Assert.InRange(Of(Model, inputs, $"{tissue}EnergyMarker"), 0, 1);
            Assert.InRange(Of(Model, inputs, $"{tissue}LowestPO2MmHg"), 0, Of(Model, inputs, $"{tissue}PO2MmHg"));
        }
    }

    [Fact]
    public void A_tissue_follows_new_blood_within_minutes()
    {
        var tensions = Over(Model, """{"pO2MmHg":600}""", "musclePO2MmHg", 0, 10, 120, null);

        Assert.True(tensions[0] < tensions[1] && tensions[1] < tensions[2] && tensions[2] <= tensions[3]);
    }

    [Fact]
    public void Krogh_falls_with_consumption_and_radius_and_not_at_all_at_the_capillary()
    {
        Assert.Equal(0, Drop("\"radiusUm\":5,\"capillaryRadiusUm\":4") / Drop("\"radiusUm\":100"), 0.001);
        Assert.Equal(2 * Drop("\"consumptionMlPerDlPerMin\":2"), Drop("\"consumptionMlPerDlPerMin\":4"), 1e-9);
        Assert.True(Drop("\"radiusUm\":60") > 4 * Drop("\"radiusUm\":30"));

        static double Drop(string inputs) => Of(Krogh.Model, $$"""{{{inputs}}}""", "dropMmHg");
    }

    // docs/reference/physiology.md 1.5: 200 mL with 6 mL/dL more are 12 mL, about 3 s of rest.
    [Fact]
    public void Reinfused_oxygen_is_worth_seconds()
    {
        Assert.Equal(0, Of(ReinfusedOxygen.Model, """{"pO2MmHg":95}""", "extraO2Ml"), 1e-12);
        Assert.InRange(Of(ReinfusedOxygen.Model, """{"pO2MmHg":2193}""", "restSeconds"), 2.5, 3.5);
        var (one, two) = (Extra("""{"bloodVolumeMl":100}"""), Extra("""{"bloodVolumeMl":200}"""));
        Assert.Equal(2 * one, two, 1e-12);

        static double Extra(string inputs) => Of(ReinfusedOxygen.Model, inputs, "extraO2Ml");
    }
}
