namespace Hormesis.Store;

/// <summary>What stands in the way when something that may be there once is there already.</summary>
public static class Conflicts
{
    static readonly Dictionary<string, (string What, string Remedy)> Known = new()
    {
        ["Sessions.PlanId"] = ("this order has a session already", "look at that session; a new one needs a new order"),
        ["Sessions.BottleSerial"] = ("this bottle was used already", "take a new bottle"),
        ["Bottles.Serial"] = ("a bottle with this serial number is there already", "look at the number on the bottle again"),
        ["Devices.Serial"] = ("a device with this serial number is there already", "look at the number on the device again"),
        ["Chunks.SessionId"] = ("this second of the recording is there already", "go on with the next"),
    };

    /// <summary>In plain words.</summary>
    /// <param name="column">Table and first column: Sessions.PlanId.</param>
    public static Failure Of(string column) => Known.TryGetValue(column, out var known)
        ? new(FailureKind.Conflict, known.What, known.Remedy)
        : new(FailureKind.Conflict, $"{column} is there already", "look at what is there, and use another");
}
