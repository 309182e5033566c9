using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Validation;

namespace Hormesis.Clinic.FollowUp;

/// <summary>What the body model expects of one marker since the course began, %, and whether what was measured fits that.</summary>
/// <param name="Low">P5 of people alike in what was measured, before noise.</param>
/// <param name="Fits">What was measured lies no further from the middle than noise takes it.</param>
public sealed record ExpectedChange(string Analyte, EffectSet Effects, double Low, double Mid, double High, bool Fits);

/// <summary>
/// Holds a course that was against the body model: with no effect on the patient, with what trials support, with what is claimed. A
/// change that fits all three tells them not apart, and that is the usual finding.
/// </summary>
public static class FollowUpExpectation
{
    const string NoBody = "no expectation: body weight or height is not known";
    const string NoSessions = "no expectation: of a session nobody wrote down date, concentration or blood volume";

    /// <returns>Of every marker that moved or might have, for each set of effects; or why there is none.</returns>
    /// <exception cref="InvalidOperationException">The course could not be solved.</exception>
    public static (IReadOnlyList<ExpectedChange> Changes, string Why) Of(
        PatientFacts facts, FollowUpReport report, Indication indication, ClinicalProfile profile, DateOnly on)
    {
        var told = report.Changes.Where(c => c.Noise is not null).ToList();
        if (told.Count == 0) return ([], "");
        if (BodyFacts.Of(facts, on, PlanningRules.Shipped).Body is not { } body) return ([], NoBody);
        if (!report.SoFar.Sessions.All(s => s is { Done: not null, Concentration: not null, Blood: not null })) return ([], NoSessions);

        var begun = report.SoFar.Sessions[0].Done!.Value.Latest; // all are dated
        IReadOnlyList<CourseSession> sessions = [.. report.SoFar.Sessions.Select(s => SessionOf(s, begun, profile))];
        int[] days = [.. told.Select(c => c.Latest!.Taken!.Value.Latest.DayNumber - begun.DayNumber).Distinct().Order()]; // told, so dated
        TimeSpan[] times = [TimeSpan.Zero, .. days.Select(d => TimeSpan.FromDays(Math.Max(d, 1)))];
        var blood = body.Blood(PlanningRules.Shipped);
        var asked = ExpectationTable.Shipped.Case(indication.Code);
        List<ExpectedChange> changes = [];
        foreach (var effects in (EffectSet[])[EffectSet.Null, EffectSet.Literature, EffectSet.Claimed])
        {
            var patient = CourseExpectation.Body(facts, blood, asked, effects, begun);
            var forecast = CourseForecast.Of(patient, sessions, times, (int)ExpectationTable.Shipped.Draws.Value, CourseExpectation.Seed);
            changes.AddRange(told.Select(c => Change(c, effects, forecast, 1 + Array.IndexOf(days, DayOf(c, begun)))));
        }
        return (changes, "");
    }

    static int DayOf(MarkerChange change, DateOnly begun) => change.Latest!.Taken!.Value.Latest.DayNumber - begun.DayNumber;

    static ExpectedChange Change(MarkerChange change, EffectSet effects, CaseBands forecast, int at)
    {
        var index = BodyModel.Declaration.ObservableIndex(change.Marker.Model);
        double Percent(IReadOnlyList<double[]> rows) => 100 * (rows[at][index] / forecast.Mid[0][index] - 1);
        var (mid, noise) = (forecast.Mid[at][index] / forecast.Mid[0][index], change.Noise!.Value); // told
        var measured = change.Latest!.Value!.Value;
        var isPoints = change.Marker.Noise.Noise == MarkerNoise.Points;
        var shift = isPoints ? noise.Baseline * (mid - 1) : 0;
        var fits = isPoints
            ? measured >= noise.Low + shift && measured <= noise.High + shift
            : measured >= noise.Low * mid && measured <= noise.High * mid;
        return new(change.Marker.Analyte, effects, Percent(forecast.Low), 100 * (mid - 1), Percent(forecast.High), fits);
    }

    static CourseSession SessionOf(PastSession session, DateOnly begun, ClinicalProfile profile)
    {
        var (blood, mix, passes) = (session.Blood!.Value, session.Concentration!.Value, session.Passes ?? 1); // seen to be there
        var filling = new Filling(profile, PlanningRules.Shipped, blood);
        var gas = session.Offered is { } offered && mix.MicrogramsPerNormalMillilitre > 0
            ? NormalVolume.FromNormalMillilitres(offered.Micrograms / mix.MicrogramsPerNormalMillilitre / passes)
            : filling.Gas;
        return new(
            session.Done!.Value.Latest.DayNumber - begun.DayNumber + 1, mix, gas, blood, filling.Rise, passes, filling.Anticoagulant,
            ActualFlow.FromMillilitresPerMinute(profile.Reinfusion.Value));
    }
}
