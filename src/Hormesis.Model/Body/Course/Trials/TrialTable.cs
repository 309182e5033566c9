using System.Text.Json.Serialization;
using Hormesis.Model.Numerics.Sampling;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Body.Course.Trials;

/// <summary>Sessions of one kind, evenly apart.</summary>
/// <param name="Day">Of the first, from 1.</param>
/// <param name="UgPerMl">Ozone at 0 °C and 1 atm; 0 is oxygen alone.</param>
public sealed record TrialPhase(double Day, int Count, double EveryDays, double UgPerMl);

/// <summary>When everybody is measured.</summary>
/// <param name="Day">From the beginning of the course, which is 0.</param>
public sealed record TrialOccasion(string Name, double Day);

/// <summary>What a paper prints of a marker.</summary>
public sealed record TrialFigure(string Marker, string Occasion, double Mean, double Sd);

/// <summary>Who is enrolled: those of whom a marker is measured as at least so much.</summary>
public sealed record TrialEntry(string Marker, string Occasion, double Least);

/// <summary>A trial as it was or would be held: who came, what was done, what was measured.</summary>
/// <param name="Condition">Of the course table.</param>
/// <param name="Groups">How many are in each; one group for a trial in which patients are their own controls.</param>
/// <param name="BloodMl">For each session, with as much gas.</param>
/// <param name="Enrols">Null where everybody with the condition is.</param>
public sealed record Trial(
    string Id, string Condition, IReadOnlyList<int> Groups, string Source, string Note, double BloodMl,
    IReadOnlyList<TrialPhase> Phases, IReadOnlyList<TrialOccasion> Occasions, IReadOnlyList<TrialFigure> Figures,
    TrialEntry? Enrols = null)
{
    public IReadOnlyList<TimeSpan> Times => [.. Occasions.Select(o => TimeSpan.FromDays(o.Day))];

    /// <exception cref="InputException">The trial has no such occasion.</exception>
    public int Occasion(string name) => Occasions.ToList().FindIndex(o => o.Name == name) is var at and >= 0
        ? at
        : throw new InputException(
            Id, $"no occasion is called {name}", $"ask for one of {string.Join(", ", Occasions.Select(o => o.Name))}");

    /// <summary>With oxygen alone in every bottle for a sham arm.</summary>
    public IReadOnlyList<CourseSession> Sessions(bool sham) =>
        [.. Phases.SelectMany(p => Enumerable.Range(0, p.Count).Select(i => One(p, p.Day + i * p.EveryDays, sham)))];

    CourseSession One(TrialPhase phase, double day, bool sham) => new(
        day, OzoneConcentration.FromMicrogramsPerNormalMillilitre(sham ? 0 : phase.UgPerMl), NormalVolume.FromNormalMillilitres(BloodMl),
        ActualVolume.FromMillilitres(BloodMl), GaugePressure.FromBar(0), 1,
        ActualVolume.FromMillilitres(CourseTable.Shipped.SessionField("anticoagulantMl").Default),
        ActualFlow.FromMillilitresPerMinute(CourseTable.Shipped.SessionField("reinfusionMlPerMin").Default));

    /// <summary>
    /// The later mean minus the earlier one as printed, with the interval that the printed deviations give if the two had nothing
    /// in common. Within patients the true interval is narrower; no paper here prints it.
    /// </summary>
    public MeanDifference Printed(string marker, string from, string to) =>
        MeanDifference.Independent(Summary(marker, to), Summary(marker, from), TrialTable.Shipped.Rules.Confidence);

    SampleSummary Summary(string marker, string occasion)
    {
        var figure = Figures.Single(f => f.Marker == marker && f.Occasion == occasion);
        return new(figure.Mean, figure.Sd, Groups[0]);
    }
}

/// <summary>How trials are judged.</summary>
public sealed record TrialRules(double Significance, double Confidence, string Source)
{
    /// <summary>How often a test calls a difference significant, of so many repetitions of a trial.</summary>
    public double Found(int repetitions, Func<int, double> p) =>
        Enumerable.Range(0, repetitions).Count(r => p(r) < Significance) / (double)repetitions;
}

/// <summary>Trials that can be repeated: trials.json.</summary>
public sealed record TrialTable(
    string About, TrialRules Rules, Anchoring Anchoring, IReadOnlyList<Anchor> Anchors, IReadOnlyList<Trial> Trials)
{
    public static TrialTable Shipped { get; } =
        EmbeddedData.Load(typeof(TrialTable).Assembly, "Body/Course/Trials/trials.json", TrialJson.Default.TrialTable);

    /// <exception cref="InputException">No trial has this id.</exception>
    public Trial Trial(string id) => Trials.FirstOrDefault(t => t.Id == id)
        ?? throw new InputException(id, "no such trial", $"ask for one of {string.Join(", ", Trials.Select(t => t.Id))}");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TrialTable))]
sealed partial class TrialJson : JsonSerializerContext;
