using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hormesis.Cli.Faults;
using Hormesis.Cli.Verbs;
using Hormesis.Model.Quantities;
using Hormesis.Store.Verifying;

namespace Hormesis.Cli.Output;

/// <summary>Everything that --json prints, as the contracts name it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    Converters = [typeof(ReadableNumber)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScreenDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(IReadOnlyList<IndicationDocument>))]
[JsonSerializable(typeof(EvidenceDocument))]
[JsonSerializable(typeof(FollowUpDocument))]
[JsonSerializable(typeof(TreatDocument))]
[JsonSerializable(typeof(ReplayDocument))]
[JsonSerializable(typeof(KillTestDocument))]
[JsonSerializable(typeof(FitDocument))]
[JsonSerializable(typeof(BenchDocument))]
[JsonSerializable(typeof(TickDocument))]
[JsonSerializable(typeof(AnchorsDocument))]
[JsonSerializable(typeof(CourseBenchDocument))]
[JsonSerializable(typeof(ClinicBenchDocument))]
[JsonSerializable(typeof(ValidateDocument))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(TraceDocument))]
[JsonSerializable(typeof(IReadOnlyList<ListedModelDocument>))]
[JsonSerializable(typeof(ModelTextDocument))]
[JsonSerializable(typeof(PopulationDocument))]
[JsonSerializable(typeof(FaultsDocument))]
[JsonSerializable(typeof(DeviceDocument))]
[JsonSerializable(typeof(CalibrateDocument))]
[JsonSerializable(typeof(TrialDocument))]
[JsonSerializable(typeof(FhirDocument))]
[JsonSerializable(typeof(BreathTrialDocument))]
[JsonSerializable(typeof(IReadOnlyList<CardDocument>))]
[JsonSerializable(typeof(ConsentDocument))]
[JsonSerializable(typeof(DemoDocument))]
[JsonSerializable(typeof(ServeDocument))]
[JsonSerializable(typeof(FhirBenchDocument))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(MovedDocument))]
[JsonSerializable(typeof(ExportedHead))]
[JsonSerializable(typeof(LiveBenchDocument))]
[JsonSerializable(typeof(StoreBenchDocument))]
[JsonSerializable(typeof(Evidence))]
sealed partial class CliJson : JsonSerializerContext;

/// <summary>The same with letters as they are (µ, °, names), for people who read the document; it is JSON all the same.</summary>
static class Documents
{
    public static CliJson Readable { get; } = new(new JsonSerializerOptions(CliJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Twelve significant digits: 1500, not 1499.9999999999998.</summary>
sealed class ReadableNumber() : QuantityConverter<double>(value => value, value => value);

sealed record ReplayDocument(
    bool Identical, long Ticks, DifferenceDocument? FirstDifference, string RecordedBy, string RunBy,
    bool Whole, string? CutOff, int JournalEntries);

sealed record DifferenceDocument(long Tick, double AtSeconds, string Column, string Recorded, string Replayed);

/// <param name="Lost">Acknowledged and not there, of recordings and of stores.</param>
/// <param name="Torn">Half there, or otherwise not as it was written.</param>
sealed record KillTestDocument(
    int Kills, int Lost, int Torn, int TailsCutOff, int Completed, long TicksReplayed, ulong Seed, StoreKillDocument? Store);

/// <param name="Points">Steps of a write at which a process killed itself, of <paramref name="PointsInAll"/>.</param>
sealed record StoreKillDocument(int Kills, int Completed, int Points, int PointsInAll, int Lost, int Torn, long Acknowledged);

sealed record ListedModelDocument(string Id, string Title, int States, int Parameters);

/// <param name="Form">page, sbml, c or kernel.</param>
sealed record ModelTextDocument(string Id, string Form, string Text);
