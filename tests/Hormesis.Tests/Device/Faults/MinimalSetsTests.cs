using Hormesis.Device.Faults;

namespace Hormesis.Tests.Device.Faults;

public class MinimalSetsTests
{
    [Fact]
    public void A_set_that_holds_another_is_not_minimal_in_whatever_order_they_come()
    {
        MinimalSets down = new(), up = new();
        FaultKind[][] sets = [[FaultKind.LineAir], [FaultKind.LineAir, FaultKind.AirStuckClear], [FaultKind.Clot, FaultKind.LineOpen]];
        foreach (var set in sets) down.Add(Harm.GasToPatient, set);
        foreach (var set in sets.Reverse()) up.Add(Harm.GasToPatient, set);

        Assert.Equal(2, down.List().Count);
        Assert.Equal(down.List().Select(Text), up.List().Select(Text));
        Assert.True(down.Explains(Harm.GasToPatient, [FaultKind.LineAir, FaultKind.BuzzerOpen]));
        Assert.False(down.Explains(Harm.GasToPatient, [FaultKind.Clot]));
        Assert.False(down.Explains(Harm.BloodLoss, [FaultKind.LineAir]));
    }

    [Fact]
    public void The_order_within_a_set_does_not_matter()
    {
        MinimalSets sets = new();
        sets.Add(Harm.BloodLoss, FaultKind.LineOpen, FaultKind.Clot);
        sets.Add(Harm.BloodLoss, FaultKind.Clot, FaultKind.LineOpen);

        Assert.Single(sets.List());
    }

    static string Text((Harm Harm, IReadOnlyList<FaultKind> Set) found) => $"{found.Harm}: {string.Join(", ", found.Set)}";
}
