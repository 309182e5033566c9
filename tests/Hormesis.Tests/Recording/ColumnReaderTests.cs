using Hormesis.Device.Controller.Limits;
using Hormesis.Links;
using Hormesis.Recording;
using Hormesis.Tests.Device;

namespace Hormesis.Tests.Recording;

public sealed class ColumnReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_column_of_a_session_is_what_the_whole_recording_says()
    {
        var path = Recorded();
        using var whole = RecordingReader.Open(path);
        var pieces = Pieces(path);
        var readers = whole.Header.Columns.Select(c => new ColumnReader(c)).ToList();
        foreach (var piece in pieces) readers.ForEach(r => r.Add(piece));

        var row = 0;
        for (; whole.Read(); row++)
        {
            for (var c = 0; c < readers.Count; c++)
                if (readers[c].Values[row] != whole.Row[c]) Assert.Fail($"{whole.Header.Columns[c]} differs in row {row}");
        }
        Assert.True(row > 10_000, $"{row}");
        Assert.All(readers, r => Assert.Equal(row, r.Values.Length));
    }

    [Fact]
    public void A_damaged_a_missing_and_a_torn_piece_are_refused_and_so_is_an_unknown_column()
    {
        var pieces = Pieces(Recorded());
        var column = "weight/kg";
        byte[] damaged = [.. pieces[5]];
        damaged[damaged.Length / 2] ^= 1;

        Assert.Throws<FormatException>(() => Read(column, [.. pieces[..5], damaged]));
        Assert.Throws<FormatException>(() => Read(column, [.. pieces[..5], pieces[6]]));
        Assert.Throws<FormatException>(() => Read(column, [.. pieces[..5], pieces[5][..^1]]));
        Assert.Throws<FormatException>(() => Read(column, pieces[1..3]));
        Assert.Throws<FormatException>(() => Read("no such column", pieces));
    }

    static void Read(string column, IEnumerable<byte[]> pieces)
    {
        ColumnReader reader = new(column);
        foreach (var piece in pieces) reader.Add(piece);
    }

    static byte[][] Pieces(string path)
    {
        var bytes = File.ReadAllBytes(path);
        List<byte[]> pieces = [];
        for (var at = 0; RecordingPieces.LengthOf(bytes.AsSpan(at), at == 0) is > 0 and var length; at += length)
            pieces.Add(bytes[at..(at + length)]);
        return [.. pieces];
    }

    string Recorded()
    {
        var path = folder.File("a.hrec");
        DateTimeOffset start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        var (header, setup) = SessionRecord.Prepare(Rig.Plan(), Rig.Profile, LimitTable.Shipped, "p1", start, 1);
        using var recording = RecordingWriter.Create(path, header);
        new SessionLoop(setup, 1, new VirtualPace(start), recording).Run(null, CancellationToken.None);
        return path;
    }
}
