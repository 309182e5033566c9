using System.Text.Json;

namespace Hormesis.IntegrationTests.Nodes;

/// <summary>Reads a session's stream of events, as a page's script does.</summary>
sealed class Follower : IDisposable
{
    readonly HttpResponseMessage answer;
    readonly CancellationTokenSource ending = new();
    readonly Lock gate = new();
    readonly List<string> names = [];
    JsonElement state, all;
    int frames;

    public Follower(HttpResponseMessage answer)
    {
        this.answer = answer;
        Ended = Task.Run(Read);
    }

    /// <summary>Ends when the line does.</summary>
    public Task Ended { get; }

    public int Frames => Volatile.Read(ref frames);

    /// <summary>The newest state; the first of the snapshot's.</summary>
    public JsonElement State
    {
        get
        {
            lock (gate) return state;
        }
    }

    /// <summary>What came first.</summary>
    public JsonElement All
    {
        get
        {
            lock (gate) return all;
        }
    }

    public bool Saw(string name)
    {
        lock (gate) return names.Contains(name);
    }

    public void Dispose()
    {
        ending.Cancel();
        answer.Dispose();
    }

    async Task Read()
    {
        try
        {
            using StreamReader lines = new(await answer.Content.ReadAsStreamAsync(ending.Token));
            var name = "";
            while (await lines.ReadLineAsync(ending.Token) is { } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal)) name = line["event:".Length..];
                else if (line.StartsWith("data:", StringComparison.Ordinal)) Take(name, line["data:".Length..]);
                else if (line.Length == 0) name = "";
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // the node has gone, or the test is over
        }
    }

    void Take(string name, string data)
    {
        lock (gate)
        {
            if (name.Length == 0) frames++;
            else names.Add(name);
            if (name == "state") state = JsonDocument.Parse(data).RootElement;
            if (name != "all") return;
            all = JsonDocument.Parse(data).RootElement;
            state = all.GetProperty("state");
        }
    }
}
