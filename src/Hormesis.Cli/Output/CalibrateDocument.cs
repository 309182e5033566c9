using Hormesis.Device.Calibration;

namespace Hormesis.Cli.Output;

sealed record RefusedSensorDocument(string Sensor, string Why);

/// <summary>What a service session came to. Records are of the sensors that could be calibrated; a file only where all could.</summary>
sealed record CalibrateDocument(
    string DeviceProfile, bool Calibrated, IReadOnlyList<CalibrationRecord> Records, IReadOnlyList<RefusedSensorDocument> Refused,
    bool EndedSafe, string? File);
