using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Quantities;
using Hormesis.Model.Validation;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// The sessions of a course file: each written out, as plan writes them, or one that is repeated. It checks what can be checked
/// without a patient; whether anybody should be treated so is for the clinic.
/// </summary>
public static class CourseSessions
{
    const string Sessions = "sessions", Count = "count", EveryDays = "everyDays", Basis = "basis";

    // What plan writes beside, and a model has no use for.
    static readonly string[] Passed =
    [
        "session", "profile", "doseUg", "doseUgPerMlBlood", "overpressureCeilingBar", "anticoagulant", "secondPerson", "breath",
    ];

    static readonly string[] Fields = [.. CourseTable.Shipped.Session.Select(f => f.Name), Basis];

    /// <exception cref="InputException">A field is unknown, of another type or out of range; sessions overlap or are too many.</exception>
    public static IReadOnlyList<CourseSession> Read(JsonElement course, Place place)
    {
        StrictObject given = new(course, place, [Sessions, Count, EveryDays, "indication", "profile", .. Fields]);
        var sessions = given.Has(Sessions) ? Listed(given) : Repeated(given);
        for (var i = 1; i < sessions.Count; i++)
        {
            var before = sessions[i - 1];
            if (!(sessions[i].Day >= before.Day + before.ReturnLasts.TotalDays))
                throw given.Wrong(Sessions, $"session {i + 1} begins before session {i} has ended", "sort the days");
        }
        return sessions;
    }

    static List<CourseSession> Listed(StrictObject given)
    {
        foreach (var field in Fields.Append(Count).Append(EveryDays).Where(given.Has))
            throw given.Wrong(field, "the sessions are listed one by one already", "write it into each session");
        return [.. given.List(Sessions, (int)CourseTable.Shipped.SessionField(Count).High, "list the sessions").Select(s =>
            One(new StrictObject(s.Item, s.Place, [.. Fields, .. Passed])))];
    }

    static List<CourseSession> Repeated(StrictObject given)
    {
        var (count, every) = (Whole(given, Count), CoursePatient.Number(given, EveryDays));
        var first = One(given);
        return [.. Enumerable.Range(0, count).Select(i => first with { Day = first.Day + i * every })];
    }

    static CourseSession One(StrictObject given)
    {
        double Number(string name) => CoursePatient.Number(given, name);

        var overpressure = GaugePressure.FromBar(Number("overpressurePredictedBar"));
        var actual = new ReferenceCondition(
            AbsolutePressure.FromPascal(AbsolutePressure.Atmosphere.Pascal + overpressure.Pascal),
            Temperature.FromCelsius(CourseTable.Shipped.Constant("bottleCelsius")));
        return new(
            Number("day"),
            OzoneConcentration.FromMicrogramsPerMillilitre(Number("concentrationUgPerMl"), Condition(given, actual)),
            NormalVolume.FromNormalMillilitres(Number("gasVolumeNormalMl")), ActualVolume.FromMillilitres(Number("bloodVolumeMl")),
            overpressure, Whole(given, "passes"),
            ActualVolume.FromMillilitres(Number("anticoagulantMl")),
            ActualFlow.FromMillilitresPerMinute(Number("reinfusionMlPerMin")));
    }

    static ReferenceCondition Condition(StrictObject given, ReferenceCondition actual)
    {
        if (!given.Has(Basis)) return ReferenceCondition.Normal;
        var word = given.TextOrEmpty(Basis);
        return BasisWords.All.Contains(word, StringComparer.Ordinal)
            ? BasisWords.Condition(word, actual)
            : throw given.Wrong(Basis, $"{Shown.Quoted(word)} is not known", $"give one of {string.Join(", ", BasisWords.All)}");
    }

    static int Whole(StrictObject given, string name)
    {
        var value = CoursePatient.Number(given, name);
        return value == Math.Floor(value) ? (int)value : throw given.Wrong(name, $"{value} is no whole number", "give a whole number");
    }
}
