using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Hormesis.Recording;
using Hormesis.Store.Verifying;

namespace Hormesis.Store.Sqlite;

/// <summary>
/// The SHA-256 of every 16 KiB of the database's file, written beside it at a clean end and emptied before the file is opened again. It
/// finds any change of any byte, also one that no row shows. Whoever can write the folder can make a new one: against people it is the
/// audit that counts, and its exported head.
/// </summary>
sealed class Seal(string file, string sealFile)
{
    public const string FileName = "clinic.seal";
    const int BlockLength = 16 << 10;
    const int HashLength = SHA256.HashSizeInBytes;

    static ReadOnlySpan<byte> Magic => "HORMSEAL"u8;

    /// <summary>The store is about to change. Emptied, not removed: that is on the disk when this returns.</summary>
    public void Break()
    {
        if (!File.Exists(sealFile)) return;
        using var stream = new FileStream(sealFile, FileMode.Truncate, FileAccess.Write);
        Disk.Synchronise(stream);
    }

    /// <summary>Seals the file as it is; nobody may have it open for writing.</summary>
    public void Make()
    {
        var unfinished = sealFile + ".new";
        using (var data = File.OpenRead(file))
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(HeadFor(data.Length));
            foreach (var block in Blocks(data)) stream.Write(SHA256.HashData(block.Span));
            Disk.Synchronise(stream);
        }
        File.Move(unfinished, sealFile, overwrite: true);
    }

    /// <summary>True for a file that is as it was sealed. No seal is no finding; one that does not fit is.</summary>
    public bool Check(Findings findings)
    {
        if (!File.Exists(sealFile) || new FileInfo(sealFile).Length == 0) return false;
        var before = findings.Count;
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 }) findings.Add("clinic.db-wal", "was not there at the clean end");
        using var data = File.OpenRead(file);
        Compare(File.ReadAllBytes(sealFile), data, findings);
        return findings.Count == before;
    }

    internal static void Compare(ReadOnlySpan<byte> seal, Stream data, Findings findings)
    {
        var head = HeadFor(data.Length);
        if (!seal.StartsWith(head) || seal.Length != head.Length + HashLength * BlocksIn(data.Length))
        {
            findings.Add(FileName, "is not the seal of a file of this length: one of the two was changed");
            return;
        }
        var at = head.Length;
        foreach (var block in Blocks(data))
        {
            var kept = seal.Slice(at, HashLength);
            if (!SHA256.HashData(block.Span).AsSpan().SequenceEqual(kept)) findings.Add(SqliteEngine.FileName, Place(at));
            at += HashLength;
        }
    }

    static byte[] HeadFor(long length)
    {
        var head = new byte[Magic.Length + sizeof(long)];
        Magic.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(Magic.Length), length);
        return head;
    }

    static IEnumerable<ReadOnlyMemory<byte>> Blocks(Stream data)
    {
        var block = new byte[BlockLength];
        while (data.ReadAtLeast(block, BlockLength, throwOnEndOfStream: false) is > 0 and var read) yield return block.AsMemory(0, read);
    }

    static int BlocksIn(long length) => (int)((length + BlockLength - 1) / BlockLength);

    static string Place(int at)
    {
        var block = (at - HeadFor(0).Length) / HashLength;
        return string.Create(CultureInfo.InvariantCulture, $"bytes {(long)block * BlockLength} and after are not as they were sealed");
    }
}
