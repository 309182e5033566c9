using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.Screening.Session;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.SessionDay;

/// <summary>
/// The rules of bottle and room that are in force at the centre, asked of a session's day. The lists that people close hold the shipped
/// limits; where a centre has tightened one, this tells.
/// </summary>
public static class DayRules
{
    const string RoomOzone = "room-ozone", RoomOxygen = "room-oxygen", GasLog = "gas-log";
    const double PartsPerMillion = 1e6;

    /// <summary>What of the air in the room keeps a session from beginning, of the readings that somebody gave.</summary>
    public static IEnumerable<OpenPoint> Room(IReadOnlyDictionary<string, ChecklistAnswer> answers, RuleSet rules)
    {
        double? Given(string item) => answers.TryGetValue(item, out var answer) ? answer.Value : null;

        RoomFacts facts = new()
        {
            Ozone = Given(RoomOzone) is { } ppm ? Fraction.FromValue(ppm / PartsPerMillion) : null,
            Oxygen = Given(RoomOxygen) is { } percent ? Fraction.FromPercent(percent) : null,
        };
        return RoomAir.Ask(facts, rules).Where(f => f.Answer is Answer.Excluded or Answer.Caution)
            .Select(f => new OpenPoint(f.Rule, f.Explanation));
    }

    /// <summary>What the rules say of the blood when the return opened; what the device has no sensor for is missing.</summary>
    public static BagVerdict Bag(BottleRelease release, SessionPlan plan, RuleSet rules) => BagRelease.Ask(
        new()
        {
            Haemolysis = release.HaemolysisPercent is { } percent ? Fraction.FromPercent(percent) : null,
            Bubbles = release.LineIsClear ? ActualVolume.Zero : null,
            Headspace = release.Bottle,
            SinceDraw = release.SinceDraw,
            GasInTolerance = Tolerance.Hold(100 * (release.Offered / plan.Dose - 1)),
        },
        rules);

    static GoodValues Tolerance { get; } =
        Checklists.Get(Checklists.BagRelease).Items.Single(i => i.Id == GasLog).Good!; // a number, as the data's test holds
}
