using System.Text.Json;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Patients;

/// <summary>
/// All that is kept about a course, in one JSON document: screenings, orders, reviews, signatures, sessions with their traces and logs.
/// </summary>
static class CourseExport
{
    public static Course? Find(Guid course, ClinicStore store)
    {
        using var context = store.Read();
        return context.Courses.SingleOrDefault(c => c.Id == course);
    }

    public static byte[] Write(Course course, ClinicStore store)
    {
        using var context = store.Read();
        using MemoryStream bytes = new();
        using Utf8JsonWriter json = new(bytes, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("course"u8, course.Id);
        json.WriteString("patient"u8, course.PatientId);
        json.WriteString("indication"u8, course.Indication);
        json.WriteString("profile"u8, course.Profile);
        json.WriteNumber("sessionsPlanned"u8, course.Sessions);
        json.WriteString("state"u8, course.State.ToString());
        json.WriteString("begun"u8, course.At);
        List<Guid> records = [];
        Papers(json, "screenings", context.Screenings.Where(p => p.CourseId == course.Id).OrderBy(p => p.At), records);
        Papers(json, "orders", context.Plans.Where(p => p.CourseId == course.Id).OrderBy(p => p.At), records);
        Papers(json, "reviews", context.Reviews.Where(p => p.CourseId == course.Id).OrderBy(p => p.At), records);
        json.WriteStartArray("sessions"u8);
        foreach (var session in context.Sessions.Where(s => s.CourseId == course.Id).OrderBy(s => s.StartedAt).ToList())
        {
            records.Add(session.Id);
            Write(json, session, [.. context.Events.Where(e => e.SessionId == session.Id).OrderBy(e => e.Index)]);
        }
        json.WriteEndArray();
        json.WriteStartArray("signatures"u8);
        foreach (var s in context.Signatures.Where(s => records.Contains(s.RecordId)).OrderBy(s => s.At).ToList()) Write(json, s);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return bytes.ToArray();
    }

    static void Papers(Utf8JsonWriter json, string name, IQueryable<Paper> papers, List<Guid> records)
    {
        json.WriteStartArray(name);
        foreach (var paper in papers.ToList())
        {
            records.Add(paper.Id);
            json.WriteStartObject();
            json.WriteString("id"u8, paper.Id);
            json.WriteString("at"u8, paper.At);
            json.WriteString("sha256"u8, paper.Sha256);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(paper.Json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Session session, IReadOnlyList<SessionEvent> log)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, session.Id);
        json.WriteString("order"u8, session.PlanId);
        json.WriteString("device"u8, session.DeviceId);
        json.WriteString("bottle"u8, session.BottleSerial);
        json.WriteString("state"u8, session.State.ToString());
        json.WriteString("started"u8, session.StartedAt);
        if (session.EndedAt is { } ended) json.WriteString("ended"u8, ended);
        if (session.RecordingSha256 is { } hash) json.WriteString("recordingSha256"u8, hash);
        if (session.Trace is { } trace)
        {
            json.WritePropertyName("trace"u8);
            json.WriteRawValue(trace);
        }
        json.WriteStartArray("log"u8);
        foreach (var e in log)
        {
            json.WriteStartObject();
            json.WriteString("at"u8, e.At);
            json.WriteString("kind"u8, e.Kind);
            json.WriteString("code"u8, e.Code);
            if (e.Text is { } text) json.WriteString("text"u8, text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Signature s)
    {
        json.WriteStartObject();
        json.WriteString("record"u8, s.RecordId);
        json.WriteString("sha256"u8, s.Sha256);
        json.WriteString("meaning"u8, s.Meaning.ToString());
        json.WriteString("name"u8, s.Name);
        json.WriteString("at"u8, s.At);
        if (s.Subject is { } subject) json.WriteString("subject"u8, subject);
        if (s.Reason is { } reason) json.WriteString("reason"u8, reason);
        json.WriteEndObject();
    }
}
