using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Screening;

/// <summary>How a rule answers. A missing result is never read as a normal one, and is what an unset answer means.</summary>
[JsonConverter(typeof(AsWord<Answer>))]
public enum Answer
{
    Missing,
    Clear,
    Caution,
    Excluded,
}

/// <summary>Whether an answer holds for the patient or only for the day of the session.</summary>
[JsonConverter(typeof(AsWord<Scope>))]
public enum Scope
{
    Always,
    Today,
}

/// <summary>What all answers come to.</summary>
[JsonConverter(typeof(AsWord<Outcome>))]
public enum Outcome
{
    Incomplete,
    Contraindicated,
    Conditional,
    Eligible,
}
