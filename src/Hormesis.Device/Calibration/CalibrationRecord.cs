using System.Text.Json.Serialization;

namespace Hormesis.Device.Calibration;

/// <summary>One calibration of one sensor: against what, by whom, how it was found and left, and until when it counts.</summary>
public sealed record CalibrationRecord
{
    /// <summary>By its name in files, such as photometer-1.</summary>
    public required string Sensor { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>The reference that was used, with what it is traceable to.</summary>
    public required string Reference { get; init; }

    /// <summary>Who did it, and the second person.</summary>
    public required string By { get; init; }
    public required string Second { get; init; }

    /// <summary>Of offsets, as calibration.json has it for this sensor.</summary>
    public required string Unit { get; init; }

    /// <summary>What the sensor showed over the reference before, and after.</summary>
    public required CalibrationLine AsFound { get; init; }
    public required CalibrationLine AsLeft { get; init; }

    /// <summary>In the device since then: corrected = slope × shown + offset.</summary>
    public required CalibrationLine Constants { get; init; }
}

/// <summary>The calibration of one device: a record for each of its sensors.</summary>
/// <param name="Device">The device profile's id.</param>
/// <param name="About">Which device it is, by its serial or in words.</param>
public sealed record CalibrationSet(string Device, string About, IReadOnlyList<CalibrationRecord> Records)
{
    /// <summary>Null where there is none.</summary>
    public CalibrationRecord? Of(CalibratedSensor sensor) => Records.FirstOrDefault(r => r.Sensor == sensor.Name());

    /// <summary>The same with a newer record.</summary>
    public CalibrationSet With(CalibrationRecord record) =>
        this with { Records = [.. Records.Where(r => r.Sensor != record.Sensor), record] };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(CalibrationSet))]
public sealed partial class CalibrationJson : JsonSerializerContext;
