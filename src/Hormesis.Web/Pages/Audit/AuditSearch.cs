using System.Globalization;
using Hormesis.Store;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Audit;

/// <summary>What of the audit is asked for; empty fields ask for everything.</summary>
public sealed record AuditQuestion
{
    /// <summary>A part of the name of whoever did it.</summary>
    public string Person { get; init; } = "";
    public string Patient { get; init; } = "";
    public string Action { get; init; } = "";

    /// <summary>A part of the kind of thing, or its key.</summary>
    public string Thing { get; init; } = "";

    /// <summary>In the clinic's own time, both included.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Only entries before this one: the next page.</summary>
    public long? Before { get; init; }

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As the page's address has it, with another place to go on from.</summary>
    public string Query(long? before)
    {
        (string Name, string Value)[] fields =
        [
            ("person", Person), ("patient", Patient), ("action", Action), ("thing", Thing), ("from", From?.ToString("O") ?? ""),
            ("to", To?.ToString("O") ?? ""), ("before", before?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ];
        return string.Join('&', fields.Where(f => f.Value.Length > 0).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));
    }
}

/// <summary>Looks into the audit, newest first.</summary>
public sealed class AuditSearch(ClinicStore store, ApplicationOptions options)
{
    public const int PageLength = 50, ExportMaximum = 100_000;

    /// <summary>As the entries have them.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        "added", "changed", "deleted", "read", "exported", "chunks", "signed-in", "signed-out", "sign-in-failed", "refused",
    ];

    /// <summary>One more than asked for, if there are more.</summary>
    public IReadOnlyList<AuditEntry> Find(AuditQuestion question, int count)
    {
        using var context = store.Read();
        return [.. Where(context.Audit, question).OrderByDescending(e => e.Id).Take(count + 1)];
    }

    IQueryable<AuditEntry> Where(IQueryable<AuditEntry> audit, AuditQuestion q)
    {
        if (q.Before is { } before) audit = audit.Where(e => e.Id < before);
        if (q.Action.Length > 0) audit = audit.Where(e => e.Action == q.Action);
        if (q.Patient.Length > 0) audit = audit.Where(e => e.PatientId == q.Patient);
        if (q.Person.Length > 0) audit = audit.Where(e => e.Name.Contains(q.Person));
        if (q.Thing.Length > 0) audit = audit.Where(e => e.Entity.Contains(q.Thing) || e.Key.Contains(q.Thing));
        if (q.From is { } from) audit = audit.Where(e => e.At.CompareTo(StartOf(from)) >= 0);
        if (q.To is { } to) audit = audit.Where(e => e.At.CompareTo(StartOf(to.AddDays(1))) < 0);
        return audit;
    }

    DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, options.Zone.GetUtcOffset(midnight));
    }
}
