using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hormesis.Clinic.FollowUp;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Courses;

/// <summary>A follow-up as it is written down: what the rules said on the day, and what a person decided.</summary>
static class ReviewDocument
{
    public static ReviewPaper PaperOf(
        Course course, FollowUpReport report, string decision, DateOnly on, Guid account, DateTimeOffset at)
    {
        JsonObject document = new()
        {
            ["patient"] = course.PatientId,
            ["course"] = course.Id.ToString(),
            ["on"] = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["sessions"] = report.SoFar.Sessions.Count,
            ["step"] = report.Decision.Step.ToString(),
            ["needsReview"] = report.Decision.NeedsReview,
            ["reasons"] = new JsonArray([.. report.Decision.Reasons.Select(r => (JsonNode)r.What)]),
            ["changes"] = new JsonArray([.. report.Changes.Where(c => c.Latest is not null).Select(ChangeOf)]),
            ["decision"] = decision,
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(document, NodeJson.Default.JsonObject);
        return new()
        {
            Id = Guid.CreateVersion7(at),
            PatientId = course.PatientId,
            CourseId = course.Id,
            Json = json,
            Sha256 = Paper.HashOf(json),
            AccountId = account,
            At = at,
        };
    }

    static JsonObject ChangeOf(MarkerChange change) => new()
    {
        ["analyte"] = change.Marker.Analyte,
        ["movement"] = change.Movement.ToString(),
        ["baseline"] = change.Noise?.Baseline,
        ["low"] = change.Noise?.Low,
        ["high"] = change.Noise?.High,
        ["latest"] = change.Latest?.Value,
        ["unit"] = change.Latest?.Unit,
    };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonNode))]
sealed partial class NodeJson : System.Text.Json.Serialization.JsonSerializerContext;
