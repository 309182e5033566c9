using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes a patient's facts into a Bundle, and remembers which resource stands for which fact.</summary>
sealed class FactsWriter
{
    readonly BundleWriter bundle;
    readonly Dictionary<Origin, string> names = [];

    FactsWriter(PatientFacts facts, BundleWriter bundle)
    {
        this.bundle = bundle;
        Patient = bundle.Add(PatientWriter.Of(facts), facts.Id);
    }

    /// <summary>The name by which the patient is referred to.</summary>
    public string Patient { get; }

    /// <summary>The resource of the fact that came from a place; null when it was not written.</summary>
    public string? Of(Origin origin) => names.GetValueOrDefault(origin);

    public static FactsWriter All(PatientFacts facts, BundleWriter bundle) => Some(facts, bundle, _ => true);

    /// <summary>The patient, and those facts whose origin is asked for.</summary>
    public static FactsWriter Some(PatientFacts facts, BundleWriter bundle, Func<Origin, bool> isAskedFor)
    {
        FactsWriter writer = new(facts, bundle);
        writer.AddChart(facts, isAskedFor);
        writer.AddCourse(facts, isAskedFor);
        return writer;
    }

    void AddChart(PatientFacts facts, Func<Origin, bool> isAskedFor)
    {
        foreach (var fact in facts.Results.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ResultWriter.Of(fact, Patient)));
        foreach (var fact in facts.Diagnoses.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ChartWriter.Of(fact, Patient)));
        foreach (var fact in facts.Medications.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ChartWriter.Of(fact,
            Patient)));
        foreach (var fact in facts.Allergies.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ChartWriter.Of(fact, Patient)));
        foreach (var fact in facts.Procedures.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ChartWriter.Of(fact,
            Patient)));
        foreach (var fact in facts.Histories.Where(f => isAskedFor(f.Origin))) Name(fact.Origin, bundle.Add(ChartWriter.Of(fact, Patient)));
    }

    void AddCourse(PatientFacts facts, Func<Origin, bool> isAskedFor)
    {
        Dictionary<string, string> sessions = new(StringComparer.Ordinal);
        foreach (var session in facts.Sessions.Where(f => isAskedFor(f.Origin)))
        {
            var name = SessionWriter.Add(session, Patient, bundle);
            sessions.TryAdd(session.Id, name);
            Name(session.Origin, name);
        }
        foreach (var happened in facts.AdverseEvents.Where(f => isAskedFor(f.Origin)))
            Name(happened.Origin, bundle.Add(EventWriter.Of(happened, Patient, sessions), happened.Id, takesManyIdentifiers: false));
        foreach (var consent in facts.Consents.Where(f => isAskedFor(f.Origin)))
            Name(consent.Origin, bundle.Add(EventWriter.Of(consent, Patient), consent.Id));
    }

    void Name(Origin origin, string name) => names.TryAdd(origin, name);
}
