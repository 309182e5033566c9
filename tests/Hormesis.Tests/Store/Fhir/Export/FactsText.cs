using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Clinic.Records;

namespace Hormesis.Tests.Store.Fhir.Export;

/// <summary>All that a patient's facts say, as text to compare: every member of every record, but for where in a file each stood.</summary>
static class FactsText
{
    static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Converters = { new Nowhere(), new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Of(PatientFacts facts) => JsonSerializer.Serialize(facts, Options);

    sealed class Nowhere : JsonConverter<Origin>
    {
        public override Origin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Origin value, JsonSerializerOptions options) => writer.WriteStringValue("");
    }
}
