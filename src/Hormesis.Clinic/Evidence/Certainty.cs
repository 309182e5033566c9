using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Evidence;

/// <summary>How far a number or a statement can be trusted; the tags of the reference.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Remembered, not verified: shown as unverified wherever it is used.</summary>
    R,

    /// <summary>The project's own policy, not a finding.</summary>
    P,

    /// <summary>Derived from other tagged figures.</summary>
    D,

    /// <summary>Seen in a secondary source that reports somebody else's.</summary>
    S2,

    /// <summary>Read in the source.</summary>
    S,
}
