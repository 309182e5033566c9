using System.Globalization;
using Hormesis.Tests.Store.Keeping;

namespace Hormesis.IntegrationTests.Store;

/// <summary>A disk whose synchronisation fails once, at each of the moments at which a store asks for it.</summary>
public class FailingDiskTests
{
    const int OutsideStatus = 4;
    const int MostMoments = 200;
    const int Step = 3; // every third moment: which of them are checkpoints varies from run to run

    static readonly Guid Session = new("00000000-0000-7000-8000-000000000001"); // the one that the child of kill-test goes on with

    [Fact]
    public async Task A_synchronisation_that_fails_is_told_is_not_tried_again_and_loses_nothing_acknowledged()
    {
        await using SqlitePlace prepared = new();
        var test = await StoreUnderTest.Open(prepared);
        await test.BeginSession(Session);
        await test.End();
        var library = Compiled(prepared.File("failing-disk.so"));

        var failures = 0;
        for (var moment = 1; moment < MostMoments && await FailsOnce(prepared, library, moment); moment += Step) failures++;

        Assert.InRange(failures, 8, MostMoments / Step - 1);
    }

    // False when the program came to its end before the moment.
    static async Task<bool> FailsOnce(SqlitePlace prepared, string library, int moment)
    {
        await using SqlitePlace place = new();
        Directory.CreateDirectory(place.Folder);
        foreach (var file in Directory.EnumerateFiles(prepared.Folder)) File.Copy(file, Path.Combine(place.Folder, Path.GetFileName(file)));

        var at = moment.ToString(CultureInfo.InvariantCulture);
        var ended = Tool.Run(
            "env", Tool.Root, $"LD_PRELOAD={library}", $"FAIL_SYNC={at}", Tool.Path("hormesis"), "kill-test", "--child-store", place.Folder,
            "--kill-at", "0");
        if (!ended.Error.Contains("failing-disk:", StringComparison.Ordinal))
        {
            Assert.Equal(0, ended.Status);
            return false;
        }
        Assert.True(ended.Status == OutsideStatus, $"moment {at}: ended with {ended.Status}: {ended.Out}{ended.Error}");
        Assert.Contains("the disk of the store", ended.Error, StringComparison.Ordinal);
        var found = await StoreUnderTest.Open(place);
        var chunks = found.Store.ChunksOf(Session).Count();
        using (var context = found.Store.Read())
        {
            foreach (var told in ended.Out.Split('\n').Select(l => l.Split(' ')).Where(l => l is ["ack", _, _, "."]))
            {
                var number = int.Parse(told[2], CultureInfo.InvariantCulture);
                Assert.True(told[1] switch
                {
                    "pair" => context.Bottles.Any(b => b.Serial == $"B{number}"),
                    "change" => context.Bottles.Any(b => b.Serial == $"B{number}" && b.Discarded == "used"),
                    "note" => context.Audit.Any(a => a.Action == "exported" && a.Key == told[2]),
                    "chunk" => number < chunks,
                    _ => false,
                }, $"moment {at}: {string.Join(' ', told)} is lost");
            }
        }
        await found.End();
        Assert.True(found.Verify().IsWhole, $"moment {at}");
        return true;
    }

    static string Compiled(string library)
    {
        var source = Tool.Path("tests", "Hormesis.IntegrationTests", "Store", "failing-disk.c");
        var compiled = Tool.Run("gcc", Tool.Root, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl");
        Assert.True(compiled.Status == 0, compiled.Error);
        return library;
    }
}
