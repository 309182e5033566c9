using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Wire;

/// <summary>Codes of FHIR R4 for how an adverse event ended and how it is laid to a treatment, both ways.</summary>
static class EventWords
{
    static readonly Dictionary<Causality, string> Causalities = new()
    {
        [Causality.Certain] = "Certain",
        [Causality.Probable] = "Probably-Likely",
        [Causality.Possible] = "Possible",
        [Causality.Unlikely] = "Unlikely",
        [Causality.Conditional] = "Conditional-Classified",
        [Causality.Unassessable] = "Unassessable-Unclassifiable",
    };

    static readonly Dictionary<EventOutcome, string> Outcomes = new()
    {
        [EventOutcome.Resolved] = "resolved",
        [EventOutcome.Recovering] = "recovering",
        [EventOutcome.NotResolved] = "ongoing",
        [EventOutcome.Sequelae] = "resolvedWithSequelae",
        [EventOutcome.Fatal] = "fatal",
    };

    public static string Of(Causality causality) => Causalities[causality];

    public static string Of(EventOutcome outcome) => Outcomes[outcome];

    /// <summary>Unknown for what is none of them.</summary>
    public static Causality CausalityOf(Concept concept) => Causalities.FirstOrDefault(p => concept.Has(p.Value)).Key;

    /// <inheritdoc cref="CausalityOf"/>
    public static EventOutcome OutcomeOf(Concept concept) => Outcomes.FirstOrDefault(p => concept.Has(p.Value)).Key;
}
