using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Structure;
using Hormesis.Web.Http;

namespace Hormesis.Web.Cds;

/// <summary>A request of CDS Hooks 2.0, checked for what every one must have. What the hook adds to it is for the service.</summary>
sealed record CdsCall(Guid HookInstance, string Patient, JsonElement Context, JsonElement? Prefetch)
{
    const string Remedy = "send a request as CDS Hooks 2.0 has it";

    /// <exception cref="Refusal">400, with the place.</exception>
    public static CdsCall Read(JsonElement root, string hook)
    {
        try
        {
            if (root.ValueKind != JsonValueKind.Object) throw new InputException("", "this is no object", Remedy);
            var read = Text(root, "hook", "hook");
            if (read != hook)
                throw new InputException("hook", $"{Shown.Quoted(read)} is not the hook of this service, which is {hook}", Remedy);
            if (!Guid.TryParseExact(Text(root, "hookInstance", "hookInstance"), "D", out var instance))
                throw new InputException("hookInstance", "this is no UUID", Remedy);
            OptionalText(root, "fhirServer");
            Optional(root, "fhirAuthorization", JsonValueKind.Object);
            Optional(root, "extension", JsonValueKind.Object);
            var context = Optional(root, "context", JsonValueKind.Object) ?? throw new InputException("context", "this is missing", Remedy);
            _ = Text(context, "userId", "context.userId");
            OptionalText(context, "encounterId");
            var patient = Text(context, "patientId", "context.patientId");
            if (!Primitive.IsId(patient)) throw new InputException("context.patientId", $"{Shown.Quoted(patient)} is no id", Remedy);
            return new(instance, patient, context, Optional(root, "prefetch", JsonValueKind.Object));
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    public static string Text(JsonElement owner, string name, string place)
    {
        var isText = owner.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String;
        return isText && found.GetString() is { Length: > 0 } text
            ? text
            : throw new InputException(place, "this is missing, empty or no text", Remedy);
    }

    static void OptionalText(JsonElement owner, string name) => Optional(owner, name, JsonValueKind.String);

    static JsonElement? Optional(JsonElement owner, string name, JsonValueKind kind)
    {
        if (!owner.TryGetProperty(name, out var found)) return null;
        return found.ValueKind == kind
            ? found
            : throw new InputException(
                name, $"this should be {(kind == JsonValueKind.String ? "a text" : "an object")} (read {Shown.Value(found)})", Remedy);
    }
}
