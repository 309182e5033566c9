using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Numerics;
using Hormesis.Model.Population;
using Hormesis.Model.Quantities;
using static Hormesis.Tests.Clinic.Patients;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>Patients in the middle of a course: sessions that were, of whom nothing but what is named matters.</summary>
static class SomeCourses
{
    /// <summary>A session that went well.</summary>
    public static PastSession Session(int daysAgo, double mix, int number = 0) => new()
    {
        Id = $"session-{daysAgo}",
        Done = DaysAgo(daysAgo),
        IsCompleted = true,
        Profile = "hb-mah",
        Indication = "chronic-pain",
        Number = number > 0 ? number : null,
        Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(mix),
        Offered = OzoneMass.FromMicrograms(100 * mix),
        Blood = ActualVolume.FromMillilitres(100),
        Passes = 1,
        Breath = BreathEvent.None,
        BagHaemolysisPercent = 0.1,
        BagMethaemoglobinPercent = 0.8,
        Origin = new($"session {daysAgo} days ago"),
    };

    public static PatientFacts Had(this PatientFacts facts, params PastSession[] sessions) =>
        facts with { Sessions = [.. facts.Sessions, .. sessions] };

    public static PatientFacts Suffered(this PatientFacts facts, AdverseEvent e) =>
        facts with { AdverseEvents = [.. facts.AdverseEvents, e] };

    public static AdverseEvent Event(int? daysAgo, Severity severity, bool? serious = false, Causality by = Causality.Possible) => new()
    {
        Id = "event",
        Text = "headache",
        Happened = daysAgo is { } days ? DaysAgo(days) : null,
        Severity = severity,
        IsSerious = serious,
        Causality = by,
        Origin = new("event"),
    };

    /// <summary>What is measured after sessions 5, 10 and 15, yesterday and without a change.</summary>
    public static PatientFacts Measured(this PatientFacts facts) => FollowUpTable.Shipped.Panel.Aggregate(
        facts, (f, analyte) => f.Also(analyte, f.Results.FirstOrDefault(r => r.Analyte == analyte)?.Value ?? 1, 0));

    /// <summary>Two at 15, two at 20 µg/NmL, the last one four days ago.</summary>
    public static PatientFacts FourSessions() => Man().Had(Session(15, 15), Session(11, 15), Session(8, 20), Session(4, 20));

    static readonly PopulationModel Population = new(new());

    /// <summary>A virtual patient of the population with results of the day, and a course so far by chance: any event, any gap in the
    /// record.</summary>
    public static PatientFacts ByChance(int index)
    {
        var (virtually, chance) = (Population.Patient(20261127, (ulong)index), new RandomSource((ulong)index, 7));
        var facts = (virtually.Sex == Hormesis.Model.Population.Sex.Male ? Man() : Woman()) with
        {
            Id = $"virtual-{index}",
            Born = FactDate.Day(On.AddDays(-(int)(365.25 * virtually.AgeYears) - 1)),
        };
        facts = facts.With("haemoglobin", virtually.Value("haemoglobinGPerDl")).With("g6pd", 100 * virtually.G6pd.Activity.Value)
            .With("body-weight", virtually.Weight.Kilograms).With("body-height", 100 * virtually.Height.Metres)
            .With("ascorbate", virtually.Value("ascorbateUmPerL"));
        if (chance.NextUniform() < 0.2) facts = facts.Takes("lisinopril");
        return chance.NextUniform() < 0.8 ? Course(facts, ref chance).Measured() : Course(facts, ref chance);
    }

    static PatientFacts Course(PatientFacts facts, ref RandomSource chance)
    {
        var (count, daysAgo) = ((int)chance.NextBetween(0, 16), (int)chance.NextBetween(1, 50));
        for (var i = 0; i < count; i++)
        {
            facts = facts.Had(OneOf(Session(daysAgo, 10 + 5 * Math.Floor(chance.NextBetween(0, 7))), ref chance));
            daysAgo += (int)chance.NextBetween(1, 12);
        }
        return chance.NextUniform() < 0.15
            ? facts.Suffered(Event((int)chance.NextBetween(0, 30), (Severity)(int)chance.NextBetween(0, 4), chance.NextUniform() < 0.2))
            : facts;
    }

    static PastSession OneOf(PastSession session, ref RandomSource chance) => (int)chance.NextBetween(0, 12) switch
    {
        0 => session with { Breath = BreathEvent.Pause },
        1 => session with { Breath = BreathEvent.Unknown },
        2 => session with { BagHaemolysisPercent = 0.6 },
        3 => session with { BagHaemolysisPercent = null },
        4 => session with { Concentration = null, Offered = null },
        5 => session with { IsCompleted = false },
        6 => session with { Blood = null, Passes = null },
        _ => session,
    };
}
