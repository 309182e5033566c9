using System.Globalization;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;
using Hormesis.Web.Fhir.Search;
using Hormesis.Web.Fhir.Structure;
using Hormesis.Web.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Hormesis.Web.Fhir.Exchange;

/// <summary>What a write came to: the resource as it is now, and whether this write made it.</summary>
readonly record struct Written(Stored Stored, bool IsNew);

/// <summary>Takes in single resources: checked against FHIR, readable by the importer, under the conditions of the client.</summary>
sealed class Writer(Repository repository)
{
    /// <param name="ifNoneExist">A search that must find nothing; null for no condition.</param>
    /// <exception cref="Refusal">It is no such resource, cannot be read, or the condition finds several.</exception>
    public Written Create(JsonElement resource, ResourceKind kind, string? ifNoneExist)
    {
        Check(resource, kind);
        var stored = Draft(resource, kind, repository.NewId(), 1);
        return repository.Change(() =>
        {
            if (ifNoneExist is not null && Existing(kind, ifNoneExist) is { } existing) return new Written(existing, false);
            repository.Put([stored]);
            return new Written(stored, true);
        });
    }

    /// <param name="ifMatch">The version that the client saw; null for no condition.</param>
    /// <exception cref="Refusal">It is no such resource, cannot be read, or another version is there.</exception>
    public Written Update(JsonElement resource, ResourceKind kind, string id, string? ifMatch)
    {
        Check(resource, kind);
        CheckId(resource, kind, id);
        return repository.Change(() =>
        {
            var version = NextVersion(kind, id, ifMatch);
            var stored = Draft(resource, kind, id, version);
            repository.Put([stored]);
            return new Written(stored, version == 1);
        });
    }

    /// <summary>Whether the type can be written, and the resource is one of it as FHIR has it.</summary>
    public static void Check(JsonElement resource, ResourceKind kind)
    {
        if (kind.IsReadOnly)
            throw new Refusal(405, IssueCode.NotSupported, $"{kind.Type} is published by this server and cannot be written");
        try
        {
            var type = StructureCheck.TypeOf(resource, Place.Root);
            if (type != kind.Type)
                throw new InputException("resourceType", $"this is {Shown.Quoted(type)}, sent as {kind.Type}", "send it to its own type");
            StructureCheck.Resource(resource, Place.Root.Member(type));
        }
        catch (InputException wrong)
        {
            throw Refusal.Of(wrong, 400, IssueCode.Structure);
        }
    }

    public static void CheckId(JsonElement resource, ResourceKind kind, string id)
    {
        if (!Primitive.IsId(id))
            throw new Refusal(400, IssueCode.Invalid, $"{Shown.Quoted(id)} is no id; use at most 64 of A-Z a-z 0-9 - .");
        var own = resource.TryGetProperty("id"u8, out var found) ? found.GetString() : null;
        if (own != id)
            throw new Refusal(
                400, IssueCode.Invalid, $"the id of the resource is not the {Shown.Quoted(id)} of its address", $"{kind.Type}.id");
    }

    /// <summary>1 for a new resource. Only within a change.</summary>
    public int NextVersion(ResourceKind kind, string id, string? ifMatch)
    {
        var old = repository.Find(kind, id);
        if (ifMatch is not null && (old is null || ifMatch.Trim() != old.ETag))
        {
            var present = old is null ? "it is not there" : $"the version here is {old.ETag}";
            throw new Refusal(412, IssueCode.Conflict, $"If-Match {Shown.Quoted(ifMatch)}: {present}; read it again");
        }
        return (old?.Version ?? 0) + 1;
    }

    /// <summary>The one that a condition finds; null for none.</summary>
    public Stored? Existing(ResourceKind kind, string condition)
    {
        var query = ConditionOf(kind, condition) with { Count = 2 };
        var page = repository.Find(query);
        if (page.Total <= 1) return page.Found.Count == 1 ? page.Found[0] : null;
        throw new Refusal(412, IssueCode.MultipleMatches,
            string.Create(CultureInfo.InvariantCulture, $"{Shown.Quoted(condition)} finds {page.Total} resources; say which one is meant"));
    }

    public Stored Draft(JsonElement resource, ResourceKind kind, string id, int version, Func<string, string?>? names = null)
    {
        var now = repository.Now();
        var stored = new Stored(kind, id, version, now, Rewriting.Write(resource, id, version, now, names ?? (_ => null)));
        RecordCheck.Check(stored);
        CheckPatient(stored);
        return stored;
    }

    // A result that turns up in another record is a mistake of the client's, and a dangerous one.
    void CheckPatient(Stored stored)
    {
        if (repository.Find(stored.Kind, stored.Id) is not { Patients.Count: > 0 } old
            || old.Patients.Any(stored.Patients.Contains))
            return;
        throw new Refusal(
            409, IssueCode.Conflict,
            $"{stored.Reference} is of Patient/{old.Patients[0]}; nothing moves to another record, so create it anew",
            $"{stored.Kind.Type}.id");
    }

    static SearchQuery ConditionOf(ResourceKind kind, string condition)
    {
        var parameters = QueryHelpers.ParseQuery(condition).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? "")));
        var query = QueryReader.Read(kind, parameters, isStrict: true);
        return query.Criteria.Count > 0
            ? query
            : throw new Refusal(400, IssueCode.Invalid, "the condition is empty; search by an identifier");
    }
}
