using Hormesis.Recording;
using Hormesis.Store;

namespace Hormesis.Bench.Storing;

/// <summary>Keeps a long session, and reads its channels back one by one.</summary>
/// <param name="session">The last one of the clinic's, whose recording is its own.</param>
sealed class ReadBack(MeasuredClinic clinic, int session, ulong seed, int channels, TimeProvider clock)
{
    public async Task<ReadBackFigures> Run(int seconds, int rounds, CancellationToken stop)
    {
        await clinic.Need(session + 1, stop);
        List<Task> kept = [];
        for (var i = 0; i < seconds; i++) kept.Add(clinic.Append(session, stop));
        await Task.WhenAll(kept);

        var written = Written(seconds);
        List<double> took = [];
        var different = 0L;
        for (var round = 0; round < rounds; round++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                var from = clock.GetTimestamp();
                var read = RecordedChannel.Read(
                    clinic.Store, MeasuredClinic.SessionOf(session), TelemetryRecording.NameOf(channel), stop);
                if (round > 0 || rounds == 1) took.Add(clock.GetElapsedTime(from).TotalMilliseconds); // the first round warms up
                different += Differences(read, written[channel]);
            }
        }
        return new(seconds, written[0].Length, Times.Of(took), different);
    }

    double[][] Written(int seconds)
    {
        var rows = seconds * RecordingWriter.RowsInChunk;
        TelemetrySignal signal = new(seed, (ulong)session, channels);
        double[][] values = [.. Enumerable.Range(0, channels).Select(_ => new double[rows])];
        var row = new ulong[channels];
        for (var i = 0; i < rows; i++)
        {
            signal.Next(row);
            for (var c = 0; c < channels; c++) values[c][i] = BitConverter.UInt64BitsToDouble(row[c]);
        }
        return values;
    }

    static long Differences(double[] read, double[] written) =>
        Math.Abs(read.Length - written.Length) + read.Zip(written).LongCount(p => !p.First.Equals(p.Second));
}
