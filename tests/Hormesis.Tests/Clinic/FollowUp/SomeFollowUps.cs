using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomeCourses;

namespace Hormesis.Tests.Clinic.FollowUp;

/// <summary>Courses of which everything was measured twice before and once yesterday, unchanged.</summary>
static class SomeFollowUps
{
    public static readonly IReadOnlyDictionary<string, double> Usual = new Dictionary<string, double>
    {
        ["haemoglobin"] = 14,
        ["reticulocytes"] = 1.2,
        ["ldh"] = 180,
        ["haptoglobin"] = 1.2,
        ["gsh"] = 2200,
        ["mda"] = 1,
        ["tbars"] = 1,
        ["gpx"] = 50,
        ["sod"] = 1200,
        ["catalase"] = 150_000,
        ["ohdg"] = 8,
        ["f2-isoprostanes"] = 300,
        ["d-roms"] = 280,
        ["bap"] = 2200,
        ["pain"] = 6,
        ["womac-total"] = 50,
        ["crp"] = 2,
    };

    /// <summary>Five sessions, the last four days ago.</summary>
    public static PatientFacts Five() => Known().Had(Session(20, 15), Session(16, 15), Session(12, 15), Session(8, 15), Session(4, 15));

    /// <summary>So many, the last four days ago and the first at most 29.</summary>
    public static PatientFacts Of(int sessions) =>
        Known().Had([.. Enumerable.Range(0, sessions).Select(i => Session(4 + (sessions - 1 - i) * 2, 15))]);

    public static PatientFacts Now(string analyte, double value) => Five().Now(analyte, value);

    /// <summary>With this as yesterday's result.</summary>
    public static PatientFacts Now(this PatientFacts facts, string analyte, double value) =>
        facts.WithoutNow(analyte).Also(analyte, value, 1);

    public static PatientFacts WithoutNow(this PatientFacts facts, string analyte) =>
        facts with { Results = [.. facts.Results.Where(r => r.Analyte != analyte || r.Taken != DaysAgo(1))] };

    /// <summary>The same measure twice before and once yesterday.</summary>
    public static PatientFacts Measured(this PatientFacts facts, string analyte, double before, double now) =>
        facts.Without(analyte).Also(analyte, before, 40).Also(analyte, before, 30).Also(analyte, now, 1);

    /// <summary>Every measure of a programme in the middle of what is possible, unchanged.</summary>
    public static PatientFacts Measured(this PatientFacts facts, Programme programme) => programme.Measures.Aggregate(
        facts, (f, m) => f.Measured(m.Analyte, Middle(m), Middle(m)));

    public static double Middle(OutcomeMeasure measure) => Usual.TryGetValue(measure.Analyte, out var usual)
        ? usual
        : Math.Min(20, Analytes.Get(measure.Analyte).Possible!.High / 2); // every measure has a range

    public static FollowUpReport Report(PatientFacts facts, string code, int sessions = 15) =>
        FollowUpReport.Of(facts, On, Programmes.Get(code), sessions);

    static PatientFacts Known()
    {
        var facts = Man() with { Results = [.. Man().Results.Where(r => !Usual.ContainsKey(r.Analyte))] };
        return Usual.Aggregate(facts, (f, u) => f.Also(u.Key, u.Value, 40).Also(u.Key, u.Value, 30).Also(u.Key, u.Value, 1));
    }
}
