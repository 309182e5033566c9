using Hormesis.Recording;
using Hormesis.Tests.Device;
using Hormesis.Links;
using Hormesis.Device.Controller.Limits;

namespace Hormesis.Tests.Recording;

public sealed class RecordingPiecesTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_pieces_are_the_file_and_the_cuts_do_not_depend_on_when_they_are_made()
    {
        var bytes = File.ReadAllBytes(Recorded());

        var pieces = Cut(bytes, step: int.MaxValue);

        Assert.Equal(bytes, pieces.SelectMany(p => p).ToArray());
        Assert.Equal(pieces, Cut(bytes, step: 777));
        Assert.True(pieces.Count > 100, $"{pieces.Count}");
    }

    [Fact]
    public void A_torn_end_is_no_piece()
    {
        var bytes = File.ReadAllBytes(Recorded());
        var whole = Cut(bytes, int.MaxValue);

        var torn = Cut(bytes[..^3], int.MaxValue);

        Assert.Equal(whole.SkipLast(1), torn);
    }

    [Fact]
    public void What_is_no_recording_has_no_piece() =>
        Assert.Equal(0, RecordingPieces.LengthOf([1, 255, 255, 255, 255, 9, 9, 9, 9, 9], isFirst: false));

    // As if the file had grown by so many bytes between two looks.
    static List<byte[]> Cut(byte[] bytes, int step)
    {
        List<byte[]> pieces = [];
        var from = 0;
        for (var seen = Math.Min(step, bytes.Length); ; seen = Math.Min(seen + step, bytes.Length))
        {
            while (RecordingPieces.LengthOf(bytes.AsSpan(from, seen - from), pieces.Count == 0) is > 0 and var length)
            {
                pieces.Add(bytes[from..(from + length)]);
                from += length;
            }
            if (seen == bytes.Length) return pieces;
        }
    }

    string Recorded()
    {
        var path = folder.File("a.hrec");
        var (header, setup) = SessionRecord.Prepare(Rig.Plan(), Rig.Profile, LimitTable.Shipped, "p1", Start, 1);
        using var recording = RecordingWriter.Create(path, header);
        new SessionLoop(setup, 1, new VirtualPace(Start), recording).Run(null, CancellationToken.None);
        return path;
    }
}
