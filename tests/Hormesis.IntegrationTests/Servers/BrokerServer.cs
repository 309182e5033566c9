using System.Diagnostics;
using System.Globalization;

namespace Hormesis.IntegrationTests.Servers;

/// <summary>A RabbitMQ of the tests' own, on this computer alone.</summary>
public sealed class BrokerServer : IAsyncLifetime
{
    const string Programs = "/usr/lib/rabbitmq/bin";
    static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("hormesis-broker-");
    readonly Dictionary<string, string> environment = [];
    readonly int port = PostgresServer.FreePort();
    Process? server;

    public string Address => $"amqp://guest:guest@127.0.0.1:{port}/";

    public async ValueTask InitializeAsync()
    {
        Write("rabbit.conf", $"listeners.tcp.1 = 127.0.0.1:{port}\nloopback_users = none\n");
        Write("plugins", "[].\n");
        Write(".erlang.cookie", Guid.NewGuid().ToString("N"));
        Tool.Run("chmod", folder.FullName, "400", ".erlang.cookie");
        var epmd = PostgresServer.FreePort().ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in new (string, string)[]
        {
            ("HOME", folder.FullName), ("RABBITMQ_NODENAME", $"hormesis{port}@localhost"), ("RABBITMQ_MNESIA_BASE", In("mnesia")),
            ("RABBITMQ_LOG_BASE", In("log")), ("RABBITMQ_PID_FILE", In("pid")), ("RABBITMQ_ENABLED_PLUGINS_FILE", In("plugins")),
            ("RABBITMQ_CONFIG_FILE", In("rabbit")), ("RABBITMQ_CONF_ENV_FILE", "/dev/null"), ("ERL_EPMD_PORT", epmd),
            ("ERL_EPMD_ADDRESS", "127.0.0.1"), ("RABBITMQ_DIST_PORT", PostgresServer.FreePort().ToString(CultureInfo.InvariantCulture)),
            ("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
        }) environment[name] = value;
        await Begin();
    }

    /// <summary>Ends when it takes connections.</summary>
    public async Task Begin()
    {
        server = Process.Start(Of("rabbitmq-server")) ?? throw new InvalidOperationException("rabbitmq-server could not be started");
        _ = server.StandardOutput.ReadToEndAsync();
        _ = server.StandardError.ReadToEndAsync();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < StartsWithin; await Task.Delay(500))
        {
            // Its first tries fail, as long as the node is not known by its name.
            if (Run("rabbitmqctl", "await_startup", "--timeout", "60") == 0) return;
            if (server.HasExited) break;
        }
        throw new InvalidOperationException($"RabbitMQ does not start; see {In("log")}");
    }

    public void End()
    {
        Run("rabbitmqctl", "shutdown");
        server?.WaitForExit(TimeSpan.FromSeconds(20));
    }

    public ValueTask DisposeAsync()
    {
        End();
        server?.Dispose();
        using (var names = Process.Start(Of("epmd", "-kill"))) names?.WaitForExit();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    string In(string name) => Path.Combine(folder.FullName, name);

    void Write(string name, string text) => File.WriteAllText(In(name), text);

    int Run(string program, params string[] arguments)
    {
        using var run = Process.Start(Of(program, arguments)) ?? throw new InvalidOperationException($"{program} could not be started");
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        run.WaitForExit();
        return run.ExitCode;
    }

    ProcessStartInfo Of(string program, params string[] arguments)
    {
        var path = program == "epmd" ? program : Path.Combine(Programs, program);
        ProcessStartInfo start = new(path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }
}
