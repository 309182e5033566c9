using Hormesis.Model;

namespace Hormesis.Web.Http;

/// <summary>The kinds of issue of an OperationOutcome that we give, as FHIR R4 spells them.</summary>
static class IssueCode
{
    public const string Invalid = "invalid", Structure = "structure", NotFound = "not-found", NotSupported = "not-supported",
        Conflict = "conflict", Duplicate = "duplicate", MultipleMatches = "multiple-matches", Processing = "processing",
        TooLong = "too-long", Login = "login", Security = "security", Exception = "exception", Incomplete = "incomplete",
        NoStore = "no-store", TooCostly = "too-costly", Throttled = "throttled";
}

/// <summary>A request that is not carried out, with the status and the words of its OperationOutcome.</summary>
/// <param name="place">Where in the body: an element such as Observation.code. Empty for the whole request.</param>
sealed class Refusal(int status, string code, string text, string place = "") : Exception(text)
{
    public int Status => status;
    public string Code => code;
    public string Place => place;

    public static Refusal Of(InputException wrong, int status, string code) =>
        new(status, code, $"{wrong.Wrong}; {wrong.Remedy}", wrong.Place);

    public static Refusal NoSuchType(string type) =>
        new(
            404, IssueCode.NotSupported,
            $"resources of type {Model.Input.Shown.Quoted(type)} are not kept here; see /fhir/metadata for those that are");

    public static Refusal NoSuchResource(string type, string id) =>
        new(404, IssueCode.NotFound, $"there is no {type}/{Model.Input.Shown.Cut(id)}");
}
