using Hormesis.Device;
using Hormesis.Device.Capnography;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Links;

/// <summary>Notes each time that the rules of breathing rise to a higher level, and why.</summary>
/// <param name="watches">A patient monitor is connected.</param>
public sealed class BreathLog(bool watches)
{
    readonly List<BreathRise> events = [];
    AbsolutePressure? baseline;
    CapnographyAction before, gravest;

    public BreathOutcome Outcome => watches ? new(baseline, LevelOf(gravest), events) : BreathOutcome.NotWatched;

    public void Look(in ControlUnit unit, TimeSpan now)
    {
        if (!watches) return;
        var verdict = unit.Breathing;
        baseline ??= unit.BreathBaseline;
        if (verdict.Action > gravest) gravest = verdict.Action;
        if (verdict.Action > before) events.Add(new(LevelOf(verdict.Action), now, WordsOf(verdict.Sign)));
        before = verdict.Action;
    }

    static BreathLevel LevelOf(CapnographyAction action) => action switch
    {
        CapnographyAction.None => BreathLevel.None,
        CapnographyAction.Advise => BreathLevel.Advise,
        CapnographyAction.Pause => BreathLevel.Pause,
        CapnographyAction.Abort => BreathLevel.Abort,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "not an action"),
    };

    /// <summary>For people.</summary>
    public static string WordsOf(CapnographySign sign) => sign switch
    {
        CapnographySign.None => "no reason given",
        CapnographySign.NoBaseline => "no valid baseline before the needle",
        CapnographySign.Falling => "end-tidal CO2 fell below the baseline",
        CapnographySign.Rate => "breathing too fast or too slow",
        CapnographySign.Rising => "end-tidal CO2 rose above the baseline",
        CapnographySign.Saturation => "saturation fell",
        CapnographySign.HeartRate => "heart rate fell",
        CapnographySign.BloodPressure => "blood pressure fell",
        CapnographySign.Steep => "end-tidal CO2 fell steeply, without a second sign",
        CapnographySign.Lost => "no believable breath",
        CapnographySign.Embolism => "the pattern of a gas embolism",
        _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "not a sign"),
    };
}
