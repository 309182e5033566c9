using System.Globalization;
using Hormesis.Clinic.Protocol;
using Hormesis.Model.Treatment;

namespace Hormesis.Web.Report;

/// <summary>Puts what the patient's breathing did to a session into words.</summary>
static class BreathLines
{
    public static ReportSection Of(SessionReport r)
    {
        var breath = r.Trace.Breath;
        var limits = r.Plan.Breath?.Version ?? "the device's own";
        if (breath.Gravest == BreathLevel.Unknown)
            return new("Breathing", [("watched", "by a person alone: no patient monitor is connected")]);
        return new("Breathing",
        [
            ("baseline", $"{(breath.Baseline is { } b ? $"EtCO2 {Number(b.MmHg)} mmHg" : "none")}, limits {limits}"),
            .. breath.Events.Count == 0
                ? [("events", "none")]
                : breath.Events.Select(e => ($"{NameOf(e.Level)}", $"{e.Why}, at {Clock(e.At)}")),
            .. FollowUp(BreathProtocol.Shipped.After(breath, r.Plan.Breath)),
        ]);
    }

    /// <summary>As reference/clinical 7.2 counts them.</summary>
    public static string NameOf(BreathLevel level) => level switch
    {
        BreathLevel.Advise => "L1 slowed",
        BreathLevel.Pause => "L2 held",
        BreathLevel.Abort => "L3 ended",
        _ => level.ToString(),
    };

    static IEnumerable<(string, string)> FollowUp(BreathFollowUp after)
    {
        if (!after.Review) yield break;
        yield return ("observe", $"{Number(after.Observe.TotalMinutes)} min after the return"
            + (after.Neurology ? ", with a neurological check" : ""));
        yield return ("next session", $"dose {after.DoseSteps:+0;-0} step of the schedule, after a clinician's review");
    }

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Clock(TimeSpan time) => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
}
