using System.Text.Json;
using Hormesis.Bench.Peers;
using Hormesis.Device.Faults;
using Hormesis.Device.Profiles;
using Hormesis.Recording;

namespace Hormesis.Bench.Storing;

/// <summary>A second of a recording, as a node hands it to the store.</summary>
sealed record Piece(ReadOnlyMemory<byte> Bytes, uint Check);

/// <summary>Makes recordings of telemetry with the recorder that a session has, and cuts them as a node does.</summary>
static class TelemetryRecording
{
    public static string NameOf(int channel) => FormattableString.Invariant($"channel {channel}");

    /// <param name="seconds">Pieces.</param>
    public static IReadOnlyList<Piece> Make(string folder, ulong seed, ulong device, int channels, int seconds)
    {
        var path = Path.Combine(folder, FormattableString.Invariant($"{device}.hrec"));
        Record(path, new(seed, device, channels), channels, seconds);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        List<Piece> pieces = [];
        for (var at = 0; pieces.Count < seconds;)
        {
            var length = RecordingPieces.LengthOf(bytes.AsSpan(at), isFirst: at == 0);
            if (length == 0) throw new InvalidOperationException("the recording is shorter than it was made");
            var piece = bytes.AsMemory(at, length);
            pieces.Add(new(piece, RecordingPieces.CheckOf(piece.Span)));
            at += length;
        }
        return pieces;
    }

    static void Record(string path, TelemetrySignal signal, int channels, int seconds)
    {
        using var recording = RecordingWriter.Create(path, HeaderOf(channels));
        var row = new ulong[channels];
        for (var tick = 0; tick < seconds * RecordingWriter.RowsInChunk; tick++)
        {
            signal.Next(row);
            recording.Append(row);
        }
        recording.End(new("measured", (long)seconds * RecordingWriter.RowsInChunk));
    }

    static RecordingHeader HeaderOf(int channels)
    {
        if (!DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile)) throw new BenchException("there is no device profile");
        using var none = JsonDocument.Parse("{}");
        return new()
        {
            Format = RecordingHeader.ThisFormat,
            Controller = "bench",
            Start = DateTimeOffset.UnixEpoch,
            Patient = "bench",
            Plan = FaultPlans.Fixed(profile!),
            PlanSha256 = "",
            Operators = [],
            Accepted = [],
            Profile = none.RootElement.Clone(),
            Limits = none.RootElement.Clone(),
            Calibration = none.RootElement.Clone(),
            Columns = [.. Enumerable.Range(0, channels).Select(NameOf)],
        };
    }
}
