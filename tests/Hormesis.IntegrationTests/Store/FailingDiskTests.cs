using System.Globalization;
using Hormesis.Tests.Store.Keeping;

namespace Hormesis.IntegrationTests.Store;

/// <summary>A disk whose synchronisation fails once, at each of the moments at which a store asks for it.</summary>
public class FailingDiskTests
{
    const int OutsideStatus = 4;
    const int MostMoments = 200;

    static readonly Guid Session = new("00000000-0000-7000-8000-000000000001"); // the one that the child of kill-test goes on with

    [Theory]
    [InlineData("/clinic.tape", 1, 4)]
    [InlineData("/clinic.db", 3, 6)] // every third moment: which of them are checkpoints varies from run to run
    public async Task A_synchronisation_that_fails_is_told_is_not_tried_again_and_loses_nothing_acknowledged(
        string file, int step, int least)
    {
        await using SqlitePlace prepared = new();
        var test = await StoreUnderTest.Open(prepared);
        await test.BeginSession(Session);
        await test.End();
        var library = Compiled(prepared.File("failing-disk.so"));

        var failures = 0;
        for (var moment = 1; moment < MostMoments && await FailsOnce(prepared, library, file, moment); moment += step) failures++;

        Assert.InRange(failures, least, MostMoments / step - 1);
    }

    [Fact]
    public async Task What_a_crash_left_on_the_tape_is_synchronised_before_the_database_comes_to_know_of_it()
    {
        await using SqlitePlace running = new();
        var test = await StoreUnderTest.Open(running, new() { IndexTime = TimeSpan.FromHours(1) });
        await test.BeginSession(Session);
        await test.Append(Session, 0, [1, 2, 3]);
        await using var crashed = running.Copy();
        await test.End();

        var ended = Write(crashed, Compiled(running.File("failing-disk.so")), "/clinic.tape", moment: 1);

        Assert.True(HasFailed(ended), ended.Error);
        Assert.Equal(OutsideStatus, ended.Status);
        Assert.Equal("", ended.Out); // it was not even opened
        var found = await StoreUnderTest.Open(crashed);
        Assert.Single(found.Store.ChunksOf(Session));
        await found.End();
        Assert.True(found.Verify().IsWhole);
    }

    // False when the program came to its end before the moment.
    static async Task<bool> FailsOnce(SqlitePlace prepared, string library, string file, int moment)
    {
        await using var place = prepared.Copy();
        var ended = Write(place, library, file, moment);
        var at = moment.ToString(CultureInfo.InvariantCulture);
        if (!HasFailed(ended))
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

    static Outcome Write(SqlitePlace place, string library, string file, int moment) => Tool.Run(
        "env", Tool.Root, $"LD_PRELOAD={library}", string.Create(CultureInfo.InvariantCulture, $"FAIL_SYNC={moment}"), $"FAIL_FILE={file}",
        Tool.Path("hormesis"), "kill-test", "--child-store", place.Folder, "--kill-at", "0");

    static bool HasFailed(Outcome ended) => ended.Error.Contains("failing-disk:", StringComparison.Ordinal);

    static string Compiled(string library)
    {
        var source = Tool.Path("tests", "Hormesis.IntegrationTests", "Store", "failing-disk.c");
        var compiled = Tool.Run("gcc", Tool.Root, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl");
        Assert.True(compiled.Status == 0, compiled.Error);
        return library;
    }
}
