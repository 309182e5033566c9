using System.Globalization;
using Hormesis.Clinic.Records;

namespace Hormesis.Web.Pages.Patients;

/// <summary>
/// A chart's results and sessions as tables for other programs: points in numbers, units beside them, zero is zero, empty is unknown.
/// </summary>
static class ExportTables
{
    public static byte[] Results(PatientFacts facts) => Table(
        ["analyte", "name", "loinc", "bound", "value", "unit", "word", "taken_from", "taken_to", "method"],
        facts.Results.Select(r => (IReadOnlyList<string>)
        [
            r.Analyte, Analytes.Get(r.Analyte).Name, r.Loinc, r.Bound == Bound.Exact ? "" : r.Bound.ToString(), Number(r.Value), r.Unit,
            r.Qualitative == Qualitative.None ? "" : r.Qualitative.ToString(), Day(r.Taken?.Earliest), Day(r.Taken?.Latest), r.Method,
        ]));

    public static byte[] Sessions(PatientFacts facts) => Table(
        [
            "session", "done_from", "done_to", "completed", "indication", "profile", "number", "concentration_ug_per_nml", "offered_ug",
            "absorbed_ug", "blood_ml", "passes", "breath", "bag_haemolysis_percent", "bag_methaemoglobin_percent",
        ],
        facts.Sessions.Select(s => (IReadOnlyList<string>)
        [
            s.Id, Day(s.Done?.Earliest), Day(s.Done?.Latest), s.IsCompleted ? "yes" : "no", s.Indication, s.Profile,
            s.Number?.ToString(CultureInfo.InvariantCulture) ?? "", Number(s.Concentration?.MicrogramsPerNormalMillilitre),
            Number(s.Offered?.Micrograms), Number(s.Absorbed?.Micrograms), Number(s.Blood?.Millilitres),
            s.Passes?.ToString(CultureInfo.InvariantCulture) ?? "", s.Breath.ToString(), Number(s.BagHaemolysisPercent),
            Number(s.BagMethaemoglobinPercent),
        ]));

    public static byte[] Table(IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Csv().Row(heading);
        foreach (var row in rows) table.Row(row);
        return table.Utf8();
    }

    static string Number(double? value) => Csv.Number(value);

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
