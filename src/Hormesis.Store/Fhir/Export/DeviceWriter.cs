using System.Text.Json.Nodes;
using Hormesis.Store.Fhir.Codes;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Writes the device that a session ran on, and its sensors as DeviceMetrics.</summary>
static class DeviceWriter
{
    public static JsonObject Of(ConductedSession session)
    {
        var kind = session.Seed is null ? "treatment-device" : "simulated-device";
        return Elements.Resource("Device")
            .With("status", "active")
            .With("deviceName", new JsonArray(
                new JsonObject().With("name", session.DeviceProfile).With("type", "model-name")))
            .With("modelNumber", session.DeviceProfile)
            .With("type", Elements.Own(kind))
            .With("version", new JsonArray(new JsonObject()
                .With("type", Elements.InWords("controller")).With("value", session.Controller)))
            .With("note", new JsonArray(new JsonObject().With("text", OwnCodes.Get(kind).Definition)));
    }

    public static JsonObject Metric(Channel channel, string device) => Elements.Resource("DeviceMetric")
        .With("type", channel.Concept())
        .With("unit", Elements.Concept(Wire.Quantity.Ucum, channel.Unit))
        .With("source", Elements.Reference(device))
        .With("category", channel.IsMeasured ? "measurement" : "calculation")
        .With("measurementPeriod", new JsonObject()
            .With("repeat", new JsonObject().With("frequency", 1).With("period", 1).With("periodUnit", "s")));
}
