using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Hormesis.Recording;

/// <summary>Brings what was written to the disk, and says so when that failed.</summary>
public static class Disk
{
    const int Interrupted = 4; // EINTR
    const string CLibrary = "libc";

    // The one that the program runs with, whatever its file is called, and with it whatever was put before it.
    static Disk() => NativeLibrary.SetDllImportResolver(
        typeof(Disk).Assembly, static (name, _, _) => name == CLibrary ? NativeLibrary.GetMainProgramHandle() : IntPtr.Zero);

    /// <summary>fsync. After a failure nobody knows what the disk has, and trying again says nothing about it.</summary>
    /// <remarks>
    /// .NET's own way takes a failed fsync on Linux for one that was done (seen with 10.0.12: its native part hands back whether it
    /// failed, as 0 or 1, and its managed part looks for a negative number), so Linux is asked itself.
    /// </remarks>
    /// <exception cref="IOException">It failed.</exception>
    public static void Synchronise(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
#pragma warning disable RS0030 // elsewhere it is the right one
            RandomAccess.FlushToDisk(file);
#pragma warning restore RS0030
            return;
        }
        while (fsync(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
                throw new IOException($"it could not be synchronised: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    /// <summary>The same with what a stream still holds.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public static void Synchronise(FileStream file)
    {
        file.Flush();
        Synchronise(file.SafeFileHandle);
    }

    [DllImport(CLibrary, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int fsync(SafeFileHandle file);
}
