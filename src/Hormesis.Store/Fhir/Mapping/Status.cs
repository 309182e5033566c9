using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Statuses of R4 come from closed lists: one that is in none could hide anything.</summary>
static class Status
{
    public static string? Read(Node node, params ReadOnlySpan<string> known)
    {
        var status = node.Text("status");
        if (status is null || known.Contains(status)) return status;
        throw node.Wrong("status", $"{Shown.Quoted(status)} is no status of this resource", $"write one of {string.Join(", ", known)}");
    }
}
