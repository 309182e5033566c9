using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Decides whether a resource is about the patient of this record. In doubt it is not.</summary>
sealed class Subject
{
    readonly Entry patient;
    readonly HashSet<string> names;
    readonly HashSet<string> identifiers = new(StringComparer.Ordinal);

    public Subject(Entry patient)
    {
        this.patient = patient;
        names = new(References.Names(patient), StringComparer.Ordinal);
        foreach (var identifier in patient.Resource.Objects("identifier")) identifiers.Add(Token(identifier));
        identifiers.Remove("|");
    }

    /// <summary>True for a resource that names this patient or nobody; counts the others, and those that name nobody.</summary>
    public bool Owns(Entry entry, Tally tally)
    {
        var named = entry.Resource.Object(entry.Type is "AllergyIntolerance" or "Consent" ? "patient" : "subject");
        var isOther = named is { } reference && !IsPatient(reference);
        if (isOther || !entry.Resource.Objects("focus").All(IsPatient)) // a focus is what a result is about instead: a fetus, a donor
        {
            tally.AboutOther(entry.Type);
            return false;
        }
        if (named is null) tally.WithoutSubject(entry.Type);
        return true;
    }

    bool IsPatient(Node reference)
    {
        if (reference.Text("reference") is { } name) return IsName(name);
        return reference.Object("identifier") is { } identifier && identifiers.Contains(Token(identifier));
    }

    bool IsName(string reference)
    {
        if (names.Contains(reference)) return true;
        return patient.Id.Length > 0 && !reference.StartsWith('#') && References.Relative(reference) == $"Patient/{patient.Id}";
    }

    /// <summary>As FHIR searches for it.</summary>
    static string Token(Node identifier) => $"{identifier.TextOrEmpty("system")}|{identifier.TextOrEmpty("value")}";
}
