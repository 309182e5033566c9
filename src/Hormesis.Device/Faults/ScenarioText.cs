using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Hormesis.Device.Faults;

/// <summary>Writes a scenario as the file that <see cref="ScenarioFile"/> reads.</summary>
public static class ScenarioText
{
    public static string Of(Scenario scenario)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", scenario.Id);
            json.WriteNumber("seed", scenario.Seed);
            json.WriteNumber("passes", scenario.Passes);
            json.WriteStartArray("faults");
            foreach (var fault in scenario.Faults) Write(json, fault);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    static void Write(Utf8JsonWriter json, ScheduledFault scheduled)
    {
        var (fault, injector) = (scheduled.Fault, Injectors.Of(scheduled.Fault.Kind));
        json.WriteStartObject();
        json.WriteString("at", scheduled.At.ToString());
        json.WriteString("inject", injector.Name);
        if (injector.Fields.Count > 0 && double.IsFinite(fault.Amount)) json.WriteNumber(injector.Fields[0].Name, fault.Amount);
        if (injector.Fields.Count > 1) json.WriteNumber(injector.Fields[1].Name, fault.Extra);
        if (injector.Choice is { } choice) json.WriteString(choice.Name, choice.Words[fault.Choice]);
        if (injector.Switch) json.WriteBoolean("value", fault.Value);
        if (scheduled.For is { } lasts) json.WriteNumber("for", lasts.TotalSeconds);
        json.WriteEndObject();
    }
}
