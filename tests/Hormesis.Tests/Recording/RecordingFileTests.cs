using System.Text.Json;
using Hormesis.Model;
using Hormesis.Recording;
using Hormesis.Tests.Device;

namespace Hormesis.Tests.Recording;

public sealed class RecordingFileTests : IDisposable
{
    static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(1_234)]
    public void What_was_written_is_read(int rows)
    {
        var path = Write("whole.hrec", rows);

        using var reader = RecordingReader.Open(path);
        var read = ReadAll(reader);

        Assert.Equal(Enumerable.Range(0, rows).Select(Row), read);
        Assert.True(reader.Tail!.IsWhole);
        Assert.Equal(new RecordingEnd("completed", rows), reader.End);
        Assert.Equal(rows > 60 ? 1 : 0, reader.Journal.Count);
        Assert.Equal("p1", reader.Header.Patient);
    }

    [Fact]
    public void A_file_cut_at_any_byte_gives_a_whole_beginning_and_says_where_it_ends()
    {
        var bytes = File.ReadAllBytes(Write("long.hrec", 250));
        var header = FirstFrameEnd(bytes);
        var longest = 0;
        for (var length = header; length < bytes.Length; length++)
        {
            var path = folder.File("cut.hrec");
            File.WriteAllBytes(path, bytes[..length]);

            using var reader = RecordingReader.Open(path);
            var read = ReadAll(reader);

            Assert.Equal(Enumerable.Range(0, read.Count).Select(Row), read);
            Assert.True(read.Count >= longest, "a longer file never holds less");
            longest = read.Count;
            Assert.False(reader.Tail!.IsWhole);
            Assert.InRange(reader.Tail.At, header, length);
        }
        Assert.Equal(250, longest);
    }

    [Fact]
    public void A_changed_bit_anywhere_ends_what_is_trusted_before_it()
    {
        var bytes = File.ReadAllBytes(Write("clean.hrec", 130));
        var path = folder.File("flipped.hrec");
        for (var at = 0; at < bytes.Length; at++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, flipped);

            Assert.False(OpensWhole(path), $"byte {at}");
        }
    }

    [Fact]
    public void A_frame_taken_out_of_the_middle_is_noticed()
    {
        var bytes = File.ReadAllBytes(Write("clean.hrec", 350));
        var first = FirstFrameEnd(bytes);
        var second = first + Frame.Overhead + BitConverter.ToInt32(bytes, first + 1);

        var path = folder.File("shorter.hrec");
        File.WriteAllBytes(path, [.. bytes[..first], .. bytes[second..]]);

        using var reader = RecordingReader.Open(path);
        Assert.Empty(ReadAll(reader));
        Assert.Contains("not the one that followed", reader.Tail!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_is_never_written_over()
    {
        var path = Write("first.hrec", 10);
        var before = File.ReadAllBytes(path);

        var refusal = Assert.Throws<InputException>(() => RecordingWriter.Create(path, Header()));

        Assert.Equal(path, refusal.Input);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void An_empty_file_that_somebody_made_is_used()
    {
        var path = folder.File("touched.hrec");
        File.WriteAllBytes(path, []);

        RecordingWriter.Create(path, Header()).Dispose();

        Assert.True(new FileInfo(path).Length > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HORMREC")]
    [InlineData("HORMREC1")]
    [InlineData("{\"resourceType\":\"Bundle\"}")]
    public void What_is_no_recording_is_refused_in_words(string content)
    {
        var path = folder.File("other.hrec");
        File.WriteAllText(path, content);

        var refusal = Assert.Throws<InputException>(() => RecordingReader.Open(path));

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Equal(path, refusal.Input);
    }

    [Fact]
    public void An_entry_of_the_journal_is_durable_with_every_row_before_it()
    {
        var path = folder.File("journal.hrec");
        using var writer = RecordingWriter.Create(path, Header());
        for (var i = 0; i < 42; i++) writer.Append(Row(i));

        writer.Write(new(1, "DrawIntended", 100, 42));

        Assert.True(writer.WaitFor(1));
        using var reader = RecordingReader.Open(path); // while the writer still has it open
        Assert.Equal(42, ReadAll(reader).Count);
        Assert.Equal(42, Assert.Single(reader.Journal).Tick);
        Assert.False(reader.Tail!.IsWhole);
    }

    [Fact]
    public void Nothing_becomes_durable_on_a_disk_that_fails_and_the_end_says_so()
    {
        using var disk = new FailingDisk();
        using var writer = new RecordingWriter(disk, disk.Synchronise, Header());
        writer.Append(Row(1));
        disk.Failed = true;

        writer.Write(new(1, "DrawIntended", 100, 1));

        Assert.False(writer.WaitFor(1));
        Assert.Equal(0, writer.Durable);
        Assert.Throws<IOException>(() => writer.End(new("completed", 1)));
    }

    [Fact]
    public void After_a_failed_synchronisation_nothing_is_written_any_more()
    {
        using var disk = new FailingDisk();
        using var writer = new RecordingWriter(disk, disk.Synchronise, Header());
        disk.SynchroniseFails = true;
        writer.Write(new(1, "DrawIntended", 100, 0));
        Assert.False(writer.WaitFor(1));
        var length = disk.Length;

        disk.SynchroniseFails = false;
        writer.Write(new(2, "DrawDone", 100, 0));

        Assert.False(writer.WaitFor(2));
        Assert.Equal(length, disk.Length);
    }

    [Fact]
    public void A_disk_that_takes_no_header_is_an_error_of_the_disk() =>
        Assert.Throws<IOException>(() => RecordingWriter.Create("/dev/full", Header()));

    sealed class FailingDisk : MemoryStream
    {
        public bool Failed { get; set; }
        public bool SynchroniseFails { get; set; }

        public void Synchronise()
        {
            if (SynchroniseFails) throw new IOException("no space left on device");
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Failed) throw new IOException("no space left on device");
            base.Write(buffer);
        }
    }

    string Write(string name, int rows)
    {
        var path = folder.File(name);
        using var writer = RecordingWriter.Create(path, Header());
        for (var i = 0; i < rows; i++)
        {
            writer.Append(Row(i));
            if (i == 60) writer.Write(new(1, "DrawIntended", 100, 61));
        }
        writer.End(new("completed", rows));
        return path;
    }

    static ulong[] Row(int i) =>
        [(ulong)i * 100_000, BitConverter.DoubleToUInt64Bits(Math.Round(100 * Math.Sin(i * 0.1))), (ulong)(i / 50)];

    static List<ulong[]> ReadAll(RecordingReader reader)
    {
        var rows = new List<ulong[]>();
        while (reader.Read()) rows.Add(reader.Row.ToArray());
        return rows;
    }

    static bool OpensWhole(string path)
    {
        try
        {
            using var reader = RecordingReader.Open(path);
            ReadAll(reader);
            return reader.Tail!.IsWhole;
        }
        catch (InputException)
        {
            return false;
        }
    }

    static int FirstFrameEnd(byte[] bytes) => 8 + Frame.Overhead + BitConverter.ToInt32(bytes, 8 + 1);

    static RecordingHeader Header() => new()
    {
        Format = RecordingHeader.ThisFormat,
        Controller = "test",
        Start = DateTimeOffset.UnixEpoch,
        Seed = 1,
        Patient = "p1",
        Plan = Rig.Plan(),
        PlanSha256 = "",
        Profile = Empty,
        Limits = Empty,
        Operators = ["A", "B"],
        Accepted = [new("dose-per-blood", "asked for", "A", "B")],
        Calibration = Empty,
        Columns = ["a", "b", "c"],
    };
}
