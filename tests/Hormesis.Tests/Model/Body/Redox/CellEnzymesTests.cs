using Hormesis.Model.Body.Course;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Redox;

public class CellEnzymesTests
{
    static readonly CourseRun Run = CourseRun.Of(
        Bodies.Patient(EffectSet.Claimed), Bodies.Sessions(15, 4), [.. Bodies.Days(120).Select(d => TimeSpan.FromDays(d))], Bodies.Tight);

    [Theory, InlineData("GPx", "gpxCells"), InlineData("SOD", "sodCells"), InlineData("Catalase", "catalaseCells")]
    public void Enzymes_of_red_cells_come_later_and_stay_below_what_tissue_had(string tissue, string cells)
    {
        var (made, carried) = (Of(tissue), Of(cells));

        for (var day = 0; day <= 120; day++) Assert.True(carried[day] <= made[..(day + 1)].Max() + 1e-9, $"day {day}");
        Assert.True(Array.IndexOf(carried, carried.Max()) > Array.IndexOf(made, made.Max()));
        Assert.True(carried.Max() > 1 + 1e-4, "they do rise");
        Assert.Equal(1, made[^1], 1e-6);
        Assert.True(carried[^1] - 1 > 0.5 * (carried.Max() - 1), "cells live on with what they were made with");
    }

    static double[] Of(string state)
    {
        var place = Bodies.Model.StateIndex(state);
        return [.. Run.States.Select(s => s[place])];
    }
}
