using Hormesis.Model.Bottle;
using Hormesis.Model.Bottle.Fit;

namespace Hormesis.Tests.Model.Bottle;

public class FitTests
{
    const int Walkers = 16, Sweeps = 160;

    // The shipped set's own predictions, as if they had been measured closely.
    static FitPlan MeasuredFromTheModel(double sd)
    {
        var shipped = BottleFit.Shipped(1).Run(12, 2, 1).Measurements;
        return FitPlan.Shipped with
        {
            Measurements = [.. shipped.Select(m => m.Measurement with { Mean = m.Shipped, Sd = sd, Role = Role.Fitted })],
        };
    }

    static FitResult Fit(FitPlan plan, int threads = 1) =>
        new BottleFit(plan, plan.Experiment.ToParameters(), BottleModel.Compiled, threads).Run(Walkers, Sweeps, seed: 2);

    [Fact]
    public void Close_measurements_of_the_model_give_back_the_set_that_they_were_made_with()
    {
        var fit = Fit(MeasuredFromTheModel(sd: 0.5));

        Assert.All(fit.Parameters, p => Assert.True(p.Posterior.Holds(p.Shipped), $"{p.Name}: {p.Shipped} not in {p.Posterior}"));
        Assert.All(fit.Measurements, m => Assert.True(m.Fits, m.Measurement.Id));
        Assert.True(fit.Parameters.Single(p => p.Name == "rbcGSH").WidthToPrior < 0.5);
        Assert.True(fit.Parameters.Single(p => p.Name == "kL").Determined);
    }

    [Fact]
    public void Measurements_that_say_nothing_leave_the_prior_as_it_was()
    {
        var fit = Fit(MeasuredFromTheModel(sd: 1e6));

        // A short walk of sixteen: the width of what it drew is known to about a quarter.
        Assert.All(fit.Parameters, p => Assert.InRange(p.WidthToPrior, 0.6, 1.4));
        Assert.DoesNotContain(fit.Parameters, p => p.Determined);
    }

    [Fact]
    public void A_fit_is_the_same_for_the_same_seed_on_any_number_of_threads()
    {
        var (one, three) = (BottleFit.Shipped(1).Run(12, 6, 3), BottleFit.Shipped(3).Run(12, 6, 3));

        Assert.Equal(one.Parameters, three.Parameters);
        Assert.Equal(one.Measurements, three.Measurements);
        Assert.NotEqual(one.Parameters, BottleFit.Shipped(1).Run(12, 6, 4).Parameters);
    }

    [Fact]
    public void Only_the_five_named_parameters_are_free_and_each_lies_within_its_table()
    {
        Assert.Equal(["kL", "kRBCfac", "YH0", "amp", "rbcGSH"], FitPlan.Shipped.Free.Select(f => f.Name));
        Assert.All(FitPlan.Shipped.Free, f =>
        {
            var entry = BottleModel.Parameters.Parameters.Single(p => p.Name == f.Name);
            Assert.True(entry.Low <= f.Low && f.High <= entry.High && f.Low <= entry.Value && entry.Value <= f.High, f.Name);
        });
    }
}
