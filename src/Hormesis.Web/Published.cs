using System.Text.Json;
using Hormesis.Store.Fhir;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Fhir.Resources;

namespace Hormesis.Web;

/// <summary>What the project itself publishes as FHIR: there from the start, and for nobody to change.</summary>
static class Published
{
    public const string HistoryId = "history";

    static readonly (string Type, string Id, ReadOnlyMemory<byte> Utf8)[] All = [("Questionnaire", HistoryId, HistoryQuestionnaire.Utf8)];

    public static void PutInto(Repository repository, Writer writer)
    {
        foreach (var (type, id, utf8) in All)
        {
            using var document = JsonDocument.Parse(utf8);
            var kind = ResourceKind.Find(type) ?? throw new InvalidOperationException($"{type} is not in resources.json");
            repository.Put([writer.Draft(document.RootElement, kind, id, 1)]);
        }
    }
}
