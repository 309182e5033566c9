using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hormesis.Bench.Runs;

/// <summary>What a run cost, measured inside its own process after a warm-up: the one line that every solver prints.</summary>
/// <param name="Seconds">On the wall.</param>
/// <param name="ProcessorSeconds">That the process was given: on a shared machine the only time that can be compared.</param>
/// <param name="Repeats">How often the whole job was solved; counts are over all of them.</param>
/// <param name="Steps">Accepted steps.</param>
public sealed record RunStatistics(
    double Seconds, double ProcessorSeconds, long Repeats, long Patients,
    long Steps, long Rejected, long Rates, long Jacobians, long Factorisations, long Failed)
{
    /// <summary>Of processor time.</summary>
    [JsonIgnore]
    public double PatientsPerSecond => Patients * Repeats / ProcessorSeconds;

    /// <summary>How much of the core the process had.</summary>
    [JsonIgnore]
    public double CoreShare => ProcessorSeconds / Seconds;

    [JsonIgnore]
    public double StepsPerPatient => (double)Steps / (Patients * Repeats);

    public string ToLine() => JsonSerializer.Serialize(this, RunJson.Default.RunStatistics);

    /// <exception cref="JsonException">The line is not what a solver prints.</exception>
    public static RunStatistics FromLine(string line) =>
        JsonSerializer.Deserialize(line, RunJson.Default.RunStatistics) ?? throw new JsonException("an empty line");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RunStatistics))]
sealed partial class RunJson : JsonSerializerContext;
