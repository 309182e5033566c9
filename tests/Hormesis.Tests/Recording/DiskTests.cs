using System.IO.Pipes;
using Hormesis.Recording;
using Microsoft.Win32.SafeHandles;

namespace Hormesis.Tests.Recording;

public sealed class DiskTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_written_is_in_the_file()
    {
        using FileStream file = new(folder.File("a"), FileMode.CreateNew, FileAccess.Write);
        file.Write("something"u8);

        Disk.Synchronise(file);

        Assert.Equal(9, new FileInfo(folder.File("a")).Length);
    }

    [Fact]
    public void What_cannot_be_synchronised_is_a_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere .NET decides");
        using AnonymousPipeServerStream pipe = new();
        using SafeFileHandle handle = new(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false);

        var failed = Assert.Throws<IOException>(() => Disk.Synchronise(handle));

        Assert.Contains("synchronised", failed.Message, StringComparison.Ordinal);
    }
}
