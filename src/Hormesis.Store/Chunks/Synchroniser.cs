using Hormesis.Recording;
using Microsoft.Win32.SafeHandles;

namespace Hormesis.Store.Chunks;

/// <summary>Synchronises a file on a thread of its own, once each time it is told to, while its owner goes on.</summary>
sealed class Synchroniser : IDisposable
{
    readonly SafeFileHandle file;
    readonly SemaphoreSlim due = new(0);
    readonly SemaphoreSlim done = new(0);
    readonly Thread thread;
    Exception? failure; // handed over by done
    bool isUnderWay; // the owner's
    volatile bool ending;

    public Synchroniser(SafeFileHandle file)
    {
        this.file = file;
        thread = new(Run) { IsBackground = true, Name = "store tape" };
        thread.Start();
    }

    /// <summary>One at a time.</summary>
    public void Begin()
    {
        if (isUnderWay) throw new InvalidOperationException("it is synchronised already");
        isUnderWay = true;
        due.Release();
    }

    /// <summary>Waits for what was begun, if it was.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public void End()
    {
        if (!isUnderWay) return;
        done.Wait();
        isUnderWay = false;
        if (failure is { } failed) throw new IOException(failed.Message, failed) { HResult = failed.HResult };
    }

    public void Dispose()
    {
        ending = true;
        due.Release();
        thread.Join();
        due.Dispose();
        done.Dispose();
    }

    void Run()
    {
        while (true)
        {
            due.Wait();
            if (ending) return;
            try
            {
                Disk.Synchronise(file);
            }
            catch (Exception failed)
            {
                failure = failed; // whatever it was, it is for whoever waits
            }
            done.Release();
        }
    }
}
