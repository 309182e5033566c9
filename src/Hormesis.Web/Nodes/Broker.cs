using System.Globalization;
using System.Net.Sockets;
using System.Threading.Channels;
using Hormesis.Model;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Hormesis.Web.Nodes;

/// <summary>
/// The way to the other nodes: one exchange, and a queue for each node that goes with it. Messages are for now: none is kept on a disk,
/// none older than a few seconds is delivered. A broker that is away holds up nobody; it is tried again until it is back.
/// </summary>
sealed class Broker : IAsyncDisposable
{
    const string Exchange = "hormesis.live";
    const int MostWaiting = 4096, MostInQueue = 20_000;
    static readonly TimeSpan TriesAgain = TimeSpan.FromSeconds(1), LongestEnd = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    // A message that waited longer says nothing about now.
    static readonly TimeSpan Lives = TimeSpan.FromSeconds(3);

    readonly ConnectionFactory factory;
    readonly string node;
    readonly Func<Message, Task> received;
    readonly TimeProvider clock;
    readonly CancellationTokenSource ending = new();
    readonly Channel<Message> toSend;
    Task sending = Task.CompletedTask;
    long dropped;

    /// <param name="address">amqp://user:password@host:port/vhost.</param>
    /// <param name="node">This node's name.</param>
    /// <param name="received">Told of each message from others, one after the other.</param>
    /// <param name="clock">Of this computer.</param>
    public Broker(Uri address, string node, Func<Message, Task> received, TimeProvider clock)
    {
        (this.node, this.received, this.clock) = (node, received, clock);
        factory = new()
        {
            Uri = address,
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
            RequestedConnectionTimeout = LongestEnd,
            ClientProvidedName = $"hormesis {node}",
        };
        BoundedChannelOptions bounds = new(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };
        toSend = Channel.CreateBounded<Message>(bounds, _ => Interlocked.Increment(ref dropped));
    }

    /// <summary>There is a connection now.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Messages that there was no time for.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Connects, and keeps it so from then on.</summary>
    /// <exception cref="InputException">The broker does not answer, or another node has this name.</exception>
    public async Task Start(CancellationToken stop)
    {
        try
        {
            var line = await Connect(stop);
            sending = Task.Run(() => Run(line), CancellationToken.None);
        }
        catch (Exception failed) when (IsLost(failed))
        {
            throw IsTaken(failed)
                ? new InputException("--node", $"a node called \"{node}\" is connected already", "give each node a name of its own")
                : new InputException("--broker", $"it does not answer ({Reason(failed)})", "see that it runs and lets this user in");
        }
    }

    /// <summary>Never waits: when there is no connection or no room, what is oldest goes.</summary>
    public void Send(Message message)
    {
        if (IsUp) toSend.Writer.TryWrite(message);
    }

    public async ValueTask DisposeAsync()
    {
        toSend.Writer.TryComplete();
        await Task.WhenAny(sending, Task.Delay(LongestEnd, clock)); // what waits still goes
        await ending.CancelAsync();
        await sending;
        ending.Dispose();
    }

    async Task Run(Line line)
    {
        while (true)
        {
            await using (line)
            {
                IsUp = true;
                await Pump(line);
                IsUp = false;
            }
            if (ending.IsCancellationRequested || toSend.Reader.Completion.IsCompleted) return;
            if (await Again() is not { } next) return;
            line = next;
        }
    }

    async Task<Line?> Again()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                return await Connect(ending.Token);
            }
            catch (Exception failed) when (IsLost(failed))
            {
                await Task.WhenAny(Task.Delay(TriesAgain, clock, ending.Token));
            }
        }
        return null;
    }

    async Task<Line> Connect(CancellationToken stop)
    {
        var connection = await factory.CreateConnectionAsync(stop);
        try
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: stop);
            await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: false, autoDelete: true, cancellationToken: stop);
            Dictionary<string, object?> limits = new()
            {
                ["x-max-length"] = MostInQueue,
                ["x-overflow"] = "drop-head",
                ["x-message-ttl"] = (int)Lives.TotalMilliseconds,
            };
            var queue = $"{Exchange}.{node}";
            await channel.QueueDeclareAsync(queue, durable: false, exclusive: true, autoDelete: true, limits, cancellationToken: stop);
            foreach (var key in (string[])["all", $"node.{node}"])
                await channel.QueueBindAsync(queue, Exchange, key, cancellationToken: stop);
            AsyncEventingBasicConsumer consumer = new(channel);
            consumer.ReceivedAsync += (_, delivery) => Take(delivery);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, stop);
            return new(connection, channel);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Sends until the connection is lost or there is to be no more.
    async Task Pump(Line line)
    {
        try
        {
            while (await toSend.Reader.WaitToReadAsync(line.Lost))
            {
                while (toSend.Reader.TryRead(out var message)) await Publish(line.Channel, message, line.Lost);
            }
        }
        catch (Exception failed) when (IsLost(failed))
        {
            // what was under way is lost with the connection; the next state says it all again
        }
    }

    static async Task Publish(IChannel channel, Message message, CancellationToken stop)
    {
        BasicProperties properties = new()
        {
            AppId = message.From,
            Type = message.Kind.ToString(),
            MessageId = message.Session.ToString("D"),
            CorrelationId = message.Id.ToString("D"),
            Expiration = Lives.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
            DeliveryMode = DeliveryModes.Transient,
        };
        var key = message.To.Length == 0 ? "all" : $"node.{message.To}";
        await channel.BasicPublishAsync(Exchange, key, mandatory: false, properties, message.Body, stop);
    }

    // What is not from one of us is left aside; a fault in taking it must not end the connection.
    async Task Take(BasicDeliverEventArgs delivery)
    {
        var p = delivery.BasicProperties;
        if (p.AppId is not { Length: > 0 } from || from == node || !Enum.TryParse<MessageKind>(p.Type, out var kind)) return;
        if (!Guid.TryParse(p.MessageId, out var session) || !Guid.TryParse(p.CorrelationId, out var id)) return;
        var to = delivery.RoutingKey.StartsWith("node.", StringComparison.Ordinal) ? node : "";
        await received(new(kind, from, to, session, id, delivery.Body.ToArray()));
    }

    static bool IsTaken(Exception failed) =>
        failed is OperationInterruptedException { ShutdownReason.ReplyCode: Constants.ResourceLocked };

    static bool IsLost(Exception failed) => failed is
        BrokerUnreachableException or OperationInterruptedException or RabbitMQClientException or IOException or SocketException
            or OperationCanceledException or TimeoutException or ObjectDisposedException;

    static string Reason(Exception failed) => (failed.InnerException ?? failed).Message.ReplaceLineEndings(" ");

    /// <summary>One connection, and when it is lost.</summary>
    sealed class Line : IAsyncDisposable
    {
        readonly IConnection connection;
        readonly CancellationTokenSource lost = new();

        public Line(IConnection connection, IChannel channel)
        {
            (this.connection, Channel) = (connection, channel);
            connection.ConnectionShutdownAsync += (_, _) => lost.CancelAsync();
            channel.ChannelShutdownAsync += (_, _) => lost.CancelAsync();
        }

        public IChannel Channel { get; }

        public CancellationToken Lost => lost.Token;

        public async ValueTask DisposeAsync()
        {
            await Channel.DisposeAsync();
            await connection.DisposeAsync();
            lost.Dispose();
        }
    }
}
