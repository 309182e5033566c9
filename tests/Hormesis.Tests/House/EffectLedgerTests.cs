using Hormesis.Clinic.Evidence;
using Hormesis.Model.Body;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.House;

/// <summary>The ledger says what is claimed and the effects say how large it is in the model: neither without the other.</summary>
public class EffectLedgerTests
{
    public static TheoryData<string> Parameters { get; } = [.. Effects.All.Select(e => e.Parameter)];

    [Fact]
    public void Every_effect_belongs_to_a_claim_that_has_a_switch() =>
        Assert.All(Effects.All, e => Assert.Equal(Modelling.Switch, Ledger.Get(e.Claim).Treatment));

    [Fact]
    public void Every_claim_that_has_a_switch_has_an_effect() =>
        Assert.Empty(Ledger.All.Where(c => c.Treatment == Modelling.Switch).Select(c => c.Id).Except(Effects.All.Select(e => e.Claim)));

    [Theory, MemberData(nameof(Parameters))]
    public void An_effect_s_values_are_in_its_parameter_s_range_and_the_default_is_the_literature_s(string parameter)
    {
        var effect = Effects.All.Single(e => e.Parameter == parameter);
        var declared = BodyModel.Declaration.Parameters.Single(p => p.Name == parameter);

        Assert.All([effect.Null, effect.Literature, effect.Claimed], v => Assert.InRange(v, declared.Low, declared.High));
        Assert.Equal(effect.Literature, declared.Value);
        Assert.Equal(declared.Unit.Text, effect.Unit);
        Assert.Equal(0, effect.Null);
        Assert.True(effect.Claimed > 0);
    }

    [Fact]
    public void No_parameter_of_the_body_is_an_effect_without_being_told()
    {
        var effects = BodyModel.Declaration.Parameters.Where(p =>
            p.Name.StartsWith("effect", StringComparison.Ordinal) || p.Summary.Contains("effect switch", StringComparison.Ordinal));

        Assert.Empty(effects.Select(p => p.Name).Except(Effects.All.Select(e => e.Parameter)));
    }

    // A size that the model has and the ledger denies.
    [Fact]
    public void A_claim_that_the_literature_s_setting_gives_a_size_does_not_say_that_nothing_answers()
    {
        var moved = Effects.All.Where(e => e.Literature != e.Null).Select(e => e.Claim).Distinct();

        Assert.Equal(["nrf2-glutathione"], moved);
        Assert.DoesNotContain("does not answer", Ledger.Get("nrf2-glutathione").Literature, StringComparison.Ordinal);
    }
}
