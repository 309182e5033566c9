using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Evidence;

/// <summary>How a study brought ozone to blood or patient, or what it did instead. An effect belongs to the route that was tried.</summary>
[JsonConverter(typeof(AsWord<Route>))]
public enum Route
{
    Autohaemotherapy,

    /// <summary>Several passes in one session, with overpressure: autohaemotherapy of another regime.</summary>
    [JsonStringEnumMemberName("ten-pass")]
    TenPass,
    Injection,
    Topical,
    Rectal,

    [JsonStringEnumMemberName("local-and-rectal")]
    LocalAndRectal,
    Animal,

    [JsonStringEnumMemberName("in-vitro")]
    InVitro,
    Calculation,

    /// <summary>Hyperbaric oxygen, without ozone.</summary>
    Oxygen,

    [JsonStringEnumMemberName("no-ozone")]
    NoOzone,

    /// <summary>The reference does not say.</summary>
    [JsonStringEnumMemberName("not-stated")]
    NotStated,
}
