using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Quantities;
using Hormesis.Store.Fhir;

namespace Hormesis.Tests.Store.Fhir.Export;

/// <summary>
/// Facts as no chart has them: extremes, zeros, texts of many scripts and of nothing, ids that FHIR forbids, dates of every
/// precision. Controls are the one thing that texts are without, for the import turns them into spaces on purpose.
/// </summary>
sealed class RandomFacts(int seed)
{
    static readonly string[] Texts =
    [
        "", " ", "a", "  two  spaces ", "Jesús Ñandú-Αλέξανδρος 王小明", "e\u0301 combining", "👩🏽‍⚕️",
            "<b>&amp;\"\\'", "nbsp\u00A0here", "{}[],:", "µg/NmL",
        "/", "-", new('x', 300), "positive", "not detected", "null",
    ];

    static readonly string[] Ids = ["", "p1", "A.b-9", "with space", "ümlaut", "under_score", new('9', 64), new('9', 65), "urn:uuid:1",
        "a/b", "#x"];

    readonly Random random = new(seed);

    public PatientFacts Next() => new()
    {
        Id = Pick(Ids),
        Names = Names() is var names ? names : [],
        Name = PersonName.Heading(names),
        Identifiers = Many(() => new Identifier(Pick(Texts), Filled(), Pick(["", "MR", "SS", "odd  code"]), Pick(["", "usual", "old"]))),
        Sex = Any<Sex>(),
        Born = Date(),
        IsDeceased = Died() is var died && (died is not null || Coin()),
        Died = died,
        Results = Many(Result),
        Diagnoses = Many(() => new Diagnosis
        {
            Codes = Codes(),
            Text = Pick(Texts),
            Course = Any<ClinicalCourse>(),
            Onset = Date(),
            Abated = Date(),
            Recorded = Date(),
            Origin = Place(),
        }),
        Medications = Many(() => new Medication
        {
            Codes = Codes(),
            Text = Pick(Texts),
            Use = Any<MedicationUse>(),
            Ordered = Date(),
            Origin = Place(),
        }),
        Allergies = Many(() => new Allergy
        {
            Codes = [.. Codes().Distinct()],
            Text = Pick(Texts),
            IsResolved = Coin(),
            Recorded = Date(),
            Origin = Place(),
        }),
        Procedures = Many(() => new PastProcedure
        {
            Codes = Codes(),
            Text = Pick(Texts),
            Done = Date(),
            IsCompleted = Coin(),
            Origin = Place(),
        }),
        Histories = Many(() => new HistoryResponse
        {
            Answered = Date(),
            Answers = Answers(),
            Origin = Place(),
        }),
        Sessions = Many(Session),
        AdverseEvents = Many(Event),
        Consents = Many(Consent),
    };

    AdverseEvent Event() => new()
    {
        Id = Pick(Ids),
        Codes = Codes(),
        Text = Pick(Texts),
        Happened = Date(),
        Severity = Any<Severity>(),
        IsSerious = Coin() ? Coin() : null,
        Causality = Any<Causality>(),
        Outcome = Any<EventOutcome>(),
        Session = Pick(Ids),
        Origin = Place(),
    };

    Consent Consent() => new()
    {
        Id = Pick(Ids),
        IsGiven = Coin(),
        Signed = Date(),
        Indication = Pick(["", "chronic-pain", "one of old"]),
        TextVersion = Pick(Texts),
        Origin = Place(),
    };

    LabResult Result()
    {
        var analyte = Pick([.. Analytes.All]);
        var isNumber = analyte.Unit.Length > 0 && random.Next(5) > 0;
        var (unit, possible) = analyte.AlsoIn is { } other && Coin() ? (other.Unit, other.Possible) : (analyte.Unit, analyte.Possible);
        var isScreen = analyte.Id == "g6pd-screen"; // positive and negative mean nothing there, and are never held
        return new()
        {
            Analyte = analyte.Id,
            Loinc = analyte.Loinc.Count > 0 && Coin() ? Pick([.. analyte.Loinc.Keys]) : "",
            Value = isNumber ? Number(possible!.Low, possible.High) : null,
            Unit = isNumber ? unit : "",
            Bound = isNumber ? Any<Bound>() : Bound.Exact,
            Qualitative = Any<Qualitative>() is var said && isScreen && said is Qualitative.Positive or Qualitative.Negative
                ? Qualitative.None : said,
            Interpretation = Pick([Qualitative.None, Qualitative.Normal, Qualitative.Abnormal, Qualitative.Low, Qualitative.High]),
            ReferenceHigh = isNumber && Coin() ? Number(-1e300, 1e300) : null,
            Taken = Date(),
            Origin = Place(),
        };
    }

    PastSession Session() => new()
    {
        Id = Pick(Ids),
        Done = Date(),
        IsCompleted = Coin(),
        Indication = Pick(["", "chronic-pain", "wound", "no longer one"]),
        Profile = Pick(["", ClinicalProfiles.Default, "another"]),
        Number = Coin() ? random.Next(1, 1001) : null,
        Concentration = Coin() ? OzoneConcentration.FromMicrogramsPerNormalMillilitre(Number(0, 500)) : null,
        Offered = Coin() ? OzoneMass.FromMicrograms(Number(0, 1e7)) : null,
        Absorbed = Coin() ? OzoneMass.FromMicrograms(Number(0, 1e7)) : null,
        Blood = Coin() ? ActualVolume.FromMillilitres(Number(0, 5000)) : null,
        Passes = Coin() ? random.Next(0, 101) : null,
        Breath = Any<BreathEvent>(),
        BagHaemolysisPercent = Coin() ? Number(0, 100) : null,
        BagMethaemoglobinPercent = Coin() ? Number(0, 100) : null,
        Origin = Place(),
    };

    PersonName[] Names() =>
    [
        .. Many(() => new PersonName
        {
            Use = Pick(["", "official", "usual", "old", "maiden"]),
            Text = Pick(Texts),
            Family = Pick(Texts),
            Given = Many(Filled),
            Prefixes = Many(Filled),
            Suffixes = Many(Filled),
        }),
    ];

    FactDate? Died() => random.Next(4) == 0 ? Date() : null;

    // Days, months, years and spans, also at both ends of what a date can be.
    FactDate? Date()
    {
        var day = DateOnly.FromDayNumber(Pick([0, DateOnly.MaxValue.DayNumber, random.Next(DateOnly.MaxValue.DayNumber),
            738_000 + random.Next(900)]));
        var month = new DateOnly(day.Year, day.Month, 1);
        return random.Next(6) switch
        {
            0 => null,
            1 => new(month, new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month))),
            2 => new(new(day.Year, 1, 1), new(day.Year, 12, 31)),
            3 => new(day, DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + random.Next(1000)))),
            _ => FactDate.Day(day),
        };
    }

    double Number(double low, double high)
    {
        var number = random.Next(8) switch
        {
            0 => 0,
            1 => low,
            2 => high,
            3 => double.Epsilon,
            4 => Math.Pow(10, random.Next(-300, 7)),
            5 => Math.Round(low + (high - low) * random.NextDouble(), 1),
            _ => low + (high - low) * random.NextDouble(),
        };
        return double.IsFinite(number) && number >= low && number <= high ? number : low;
    }

    Code[] Codes() =>
    [
        .. Many(() => new Code(Pick(["", Code.Snomed, "with space", "urn:x"]), Pick(["1", "E11.9", " led", "two  spaces", "D-1 a"]),
            Pick(Texts))),
    ];

    Dictionary<string, bool> Answers() => HistoryQuestionnaire.LinkIds.Where(_ => Coin()).ToDictionary(id => id, _ => Coin());

    string Filled() => Pick(Texts) is { Length: > 0 } text ? text : "filled";

    Origin Place() => new($"entry[{random.Next(9999)}]");

    bool Coin() => random.Next(2) == 0;

    T Any<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());

    T Pick<T>(T[] from) => from[random.Next(from.Length)];

    T[] Many<T>(Func<T> make) => [.. Enumerable.Range(0, random.Next(4)).Select(_ => make())];
}
