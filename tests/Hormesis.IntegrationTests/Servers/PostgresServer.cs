using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hormesis.IntegrationTests.Servers;

/// <summary>A PostgreSQL server of the tests' own, on this computer alone, without the disk's assurances that tests do not need.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    const string Programs = "/usr/lib/postgresql/15/bin";
    const string ForTests = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hormesis-postgres-");
    int databases;

    public int Port { get; } = FreePort();

    public ValueTask InitializeAsync()
    {
        // The server refuses to be run by root; its own user must be able to enter the folder.
        if (AsRoot) Tool.Run("chown", folder.FullName, "postgres:", folder.FullName);
        Run("initdb", "-D", "data", "-U", "hormesis", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        Begin();
        return ValueTask.CompletedTask;
    }

    /// <summary>An empty database of its own, as one connects to it.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using NpgsqlConnection connection = new($"{Of("postgres")};Pooling=False");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return Of(name);
    }

    public void Begin() => Run(
        "pg_ctl", "-D", "data", "-w", "-t", "60", "-l", "log", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder.FullName} -c max_connections=200 {ForTests}", "start");

    /// <param name="how">fast, or immediate as in a power failure.</param>
    public void End(string how) => Run("pg_ctl", "-D", "data", "-m", how, "-w", "stop");

    public ValueTask DisposeAsync()
    {
        End("immediate");
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static bool AsRoot => Environment.UserName == "root";

    string Of(string database) => $"Host=127.0.0.1;Port={Port};Username=hormesis;Database={database}";

    void Run(string program, params string[] arguments)
    {
        string[] own = [Path.Combine(Programs, program), .. arguments];
        var run = AsRoot
            ? Tool.Run("setpriv", folder.FullName, ["--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env", .. own])
            : Tool.Run(own[0], folder.FullName, own[1..]);
        if (run.Status != 0) throw new InvalidOperationException($"{program}: {run.Error}{run.Out}");
    }
}
