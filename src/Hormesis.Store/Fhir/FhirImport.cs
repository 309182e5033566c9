using System.Globalization;
using System.Text.Json;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Mapping;

namespace Hormesis.Store.Fhir;

/// <summary>What was read from one patient's record, and what of the record was not used.</summary>
public sealed record Import(PatientFacts Facts, ImportSummary Summary);

/// <summary>
/// Reads one patient's FHIR R4 record into facts with units, dates and places. It opens no file, judges no fact and guesses
/// nothing: what cannot be read is refused with its place, what is not about the patient is left out and counted.
/// </summary>
public static class FhirImport
{
    /// <summary>The most that is read: larger than any single patient's record that we know of.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    /// <summary>The most resources in one record.</summary>
    public const int MaximumEntries = Entries.Maximum;

    /// <exception cref="InputException">The input is not one patient's record that can be used.</exception>
    public static Import Read(Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        int count;
        while (whole.Length <= MaximumBytes && (count = utf8.Read(buffer)) > 0) whole.Write(buffer, 0, count);
        return Read(whole.GetBuffer().AsMemory(0, (int)whole.Length));
    }

    /// <inheritdoc cref="Read(Stream)"/>
    public static Import Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaximumBytes) throw TooLarge();
        using var document = JsonInput.Open(utf8, "give a FHIR Bundle as JSON", "export the file again as FHIR R4 JSON");
        return FactsReader.Read(Entries.Read(document.RootElement));
    }

    /// <summary>Reads resources of a document that is open already, such as a request that brings a record along.</summary>
    /// <param name="resources">Each with its fullUrl (empty for none) and where it stands, for messages.</param>
    /// <exception cref="InputException">They are not one patient's record that can be used.</exception>
    public static Import Read(IReadOnlyList<(JsonElement Resource, string FullUrl, Place Place)> resources) =>
        FactsReader.Read(Entries.Read(resources));

    static InputException TooLarge() => new("",
        string.Create(CultureInfo.InvariantCulture, $"the input is larger than {MaximumBytes / (1024 * 1024)} MiB"),
        "export one patient, and only the resource types that are needed");
}
