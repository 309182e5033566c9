using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>What one entry of a bundle came to: something stored, something found, or a refusal.</summary>
sealed record EntryResult(int Status, Stored? Stored = null, ReadOnlyMemory<byte> Found = default, Refusal? Refusal = null);

/// <summary>Carries out a Bundle of requests.</summary>
sealed class BundleRun(Repository repository, Writer writer, string root)
{
    /// <exception cref="Refusal">Of a transaction: nothing of it was done.</exception>
    public IReadOnlyList<EntryResult> Run(FhirBundle bundle) =>
        bundle.IsTransaction ? repository.Change(() => Transact([.. bundle.Entries.Select(e => e())])) : [.. bundle.Entries.Select(Single)];

    EntryResult Single(Func<BundleEntry> read)
    {
        try
        {
            var entry = read();
            if (entry.Method == "GET") return Get(entry);
            var written = entry.Method == "POST"
                ? writer.Create(entry.Written, entry.Kind, entry.IfNoneExist)
                : writer.Update(entry.Written, entry.Kind, entry.Id, entry.IfMatch);
            return new(written.IsNew ? 201 : 200, written.Stored);
        }
        catch (Refusal refusal)
        {
            return new(refusal.Status, Refusal: refusal);
        }
    }

    // First every name is settled, then every resource is written with them and checked, then all are put at once.
    EntryResult[] Transact(IReadOnlyList<BundleEntry> entries)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        var results = new EntryResult?[entries.Count];
        var targets = entries.Select((e, i) => Settle(e, names, taken, results, i)).ToArray();
        List<Stored> drafts = [];
        for (var i = 0; i < entries.Count; i++)
        {
            if (targets[i] is not { } target) continue;
            var draft = writer.Draft(entries[i].Written, entries[i].Kind, target.Id, target.Version, r => NameOf(r, names));
            results[i] = new(target.Version == 1 ? 201 : 200, draft);
            drafts.Add(draft);
        }
        repository.Put(drafts);
        return [.. entries.Select((e, i) => results[i] ?? Get(e))];
    }

    (string Id, int Version)? Settle(
        BundleEntry entry, Dictionary<string, string> names, HashSet<string> taken, EntryResult?[] results, int index)
    {
        if (entry.Method == "GET") return null;
        Writer.Check(entry.Written, entry.Kind);
        var isPut = entry.Method == "PUT";
        if (isPut) Writer.CheckId(entry.Written, entry.Kind, entry.Id);
        var condition = isPut ? null : entry.IfNoneExist;
        var existing = condition is null ? null : writer.Existing(entry.Kind, condition);
        var id = existing?.Id ?? (isPut ? entry.Id : repository.NewId());
        var isTwice = (condition is not null && !taken.Add($"{entry.Kind.Type}?{condition}")) || !taken.Add($"{entry.Kind.Type}/{id}");
        if (isTwice)
            throw new Refusal(
                400, IssueCode.Duplicate, "two entries of one transaction mean the same resource", entry.Place.ToString());
        if (entry.FullUrl.Length > 0 && !names.TryAdd(entry.FullUrl, $"{entry.Kind.Type}/{id}"))
            throw new Refusal(400, IssueCode.Duplicate, "two entries have this fullUrl", entry.Place.Member("fullUrl").ToString());
        if (existing is null) return (id, isPut ? writer.NextVersion(entry.Kind, id, entry.IfMatch) : 1);
        results[index] = new(200, existing);
        return null;
    }

    /// <summary>What a reference is called once the bundle is in: by an entry's fullUrl, or by a search that finds one.</summary>
    string? NameOf(string reference, Dictionary<string, string> names)
    {
        if (names.TryGetValue(reference, out var name)) return name;
        var mark = reference.IndexOf('?', StringComparison.Ordinal);
        if (mark <= 0 || ResourceKind.Find(reference[..mark]) is not { } kind) return null;
        return writer.Existing(kind, reference[(mark + 1)..]) is { } found
            ? found.Reference
            : throw new Refusal(412, IssueCode.NotFound, $"the reference {Shown.Quoted(reference)} finds nothing");
    }

    EntryResult Get(BundleEntry entry)
    {
        if (entry.Id.Length > 0)
        {
            var stored = repository.Find(entry.Kind, entry.Id) ?? throw Refusal.NoSuchResource(entry.Kind.Type, entry.Id);
            return new(200, stored, stored.Utf8);
        }
        var parameters = QueryHelpers.ParseQuery(entry.Query).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
        var query = QueryReader.Read(entry.Kind, parameters, isStrict: false);
        return new(200, null, SearchAnswer.Write(repository.Find(query), query, root));
    }

    public ReadOnlyMemory<byte> Write(IReadOnlyList<EntryResult> results, bool isTransaction)
    {
        ArrayBufferWriter<byte> bytes = new(4096);
        using Utf8JsonWriter json = new(bytes, OperationOutcome.Json);
        json.WriteStartObject();
        json.WriteString("resourceType"u8, "Bundle"u8);
        json.WriteString("type"u8, isTransaction ? "transaction-response"u8 : "batch-response"u8);
        if (results.Count > 0)
        {
            json.WriteStartArray("entry"u8);
            foreach (var result in results) Write(json, result);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenMemory;
    }

    void Write(Utf8JsonWriter json, EntryResult result)
    {
        json.WriteStartObject();
        if (result.Stored is { } named) json.WriteString("fullUrl"u8, $"{root}/{named.Reference}");
        if (result.Found.Length > 0)
        {
            json.WritePropertyName("resource"u8);
            json.WriteRawValue(result.Found.Span, skipInputValidation: true);
        }
        json.WriteStartObject("response"u8);
        json.WriteString(
            "status"u8, $"{result.Status.ToString(CultureInfo.InvariantCulture)} {ReasonPhrases.GetReasonPhrase(result.Status)}");
        if (result.Stored is { } stored)
        {
            json.WriteString("location"u8, $"{root}/{stored.Reference}/_history/{stored.Version.ToString(CultureInfo.InvariantCulture)}");
            json.WriteString("etag"u8, stored.ETag);
            json.WriteString("lastModified"u8, stored.Updated.UtcDateTime.ToString(Rewriting.InstantForm, CultureInfo.InvariantCulture));
        }
        if (result.Refusal is { } refusal)
        {
            json.WritePropertyName("outcome"u8);
            OperationOutcome.Write(json, "error", refusal.Code, refusal.Message, refusal.Place);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
