using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Tests.Model.Numerics.Solving;

public class EventTests
{
    [Fact]
    public void A_level_is_passed_when_the_closed_solution_says_so_in_every_lane()
    {
        RecordedEnsemble ensemble = new(20) { Parameters = (i, p) => p[0] = 0.1 * (i + 1), Ends = [30] };

        SmallModels.Decay().Solve(ensemble, new() { RelativeTolerance = 1e-10, AbsoluteTolerance = 1e-13 });

        Assert.Equal(20, ensemble.Events.Count);
        Assert.All(ensemble.Events, e => Assert.Equal(Math.Log(2) / (0.1 * (e.Patient + 1)), e.Time, 1e-7));
    }

    [Fact]
    public void A_segment_that_stops_at_an_event_closes_there_and_the_next_one_does_not_see_it_again()
    {
        RecordedEnsemble ensemble = new(3)
        {
            Ends = [5, 10],
            StopsAt = (patient, _, _) => patient != 1,
        };

        SmallModels.Decay().Solve(ensemble, new() { RelativeTolerance = 1e-9, AbsoluteTolerance = 1e-12 });

        Assert.Equal(3, ensemble.Events.Count);
        Assert.Equal(Math.Log(2), ensemble.Closed[(0, 0)].Time, 1e-7);
        Assert.Equal(0.5, ensemble.Closed[(0, 0)].State[0], 1e-8);
        Assert.Equal(5, ensemble.Closed[(1, 0)].Time);
        Assert.Equal(Math.Exp(-10), ensemble.Closed[(2, 1)].State[0], 1e-10);
    }

    [Fact]
    public void Where_an_event_is_found_does_not_depend_on_the_width()
    {
        var times = LaneWidths.Supported.Select(width =>
        {
            RecordedEnsemble ensemble = new(9) { Parameters = (i, p) => p[0] = 0.3 + i, Ends = [9], StopsAt = (_, _, _) => true };
            SmallModels.Decay().Solve(ensemble, new() { Width = width });
            return ensemble.Events.OrderBy(e => e.Patient).ToArray();
        }).ToArray();

        Assert.All(times, t => Assert.Equal(times[0], t));
    }
}
