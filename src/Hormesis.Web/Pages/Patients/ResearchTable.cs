using System.Globalization;
using System.Security.Cryptography;
using Hormesis.Clinic.Records;
using Hormesis.Store;
using Hormesis.Web.Charts;

namespace Hormesis.Web.Pages.Patients;

/// <summary>
/// Results and sessions of those who consented to research, without what tells who they are: no name, id, date or free text. People are
/// numbered anew, in another order, in every export; time is counted in days from each one's own first entry; nobody is older than 90.
/// </summary>
static class ResearchTable
{
    const int OldestShown = 90;
    const string Scope = "research";

    public static byte[] Of(PatientCharts charts, ClinicStore store)
    {
        using var context = store.Read();
        var patients = context.Consents.Where(c => c.Scope == Scope && c.WithdrawnAt == null).Select(c => c.PatientId).Distinct().ToArray();
        RandomNumberGenerator.Shuffle<string>(patients);
        var facts = patients.Select(p => charts.Read(p)?.Facts).OfType<PatientFacts>().ToList();
        return ExportTables.Table(
            ["person", "sex", "age_years", "day", "what", "bound", "value", "unit", "word"],
            facts.SelectMany((f, i) => Rows(f, string.Create(CultureInfo.InvariantCulture, $"P{i + 1:0000}"))));
    }

    /// <summary>Of one person, in the order of time.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(PatientFacts facts, string person)
    {
        var entries = facts.Results.Where(r => r.Taken is not null).Select(r => (Day: r.Taken!.Value.Latest, Cells: Cells(r))) // filtered
            .Concat(facts.Sessions.Where(s => s.Done is not null)
                .SelectMany(s => Cells(s).Select(c => (Day: s.Done!.Value.Latest, Cells: c))))
            .OrderBy(e => e.Day).ToList();
        if (entries.Count == 0) yield break;
        var first = entries[0].Day;
        foreach (var (day, cells) in entries)
        {
            var since = (day.DayNumber - first.DayNumber).ToString(CultureInfo.InvariantCulture);
            yield return [person, facts.Sex.ToString(), Age(facts, day), since, .. cells];
        }
    }

    static string[] Cells(LabResult r) =>
    [
        r.Analyte, r.Bound == Bound.Exact ? "" : r.Bound.ToString(), Csv.Number(r.Value), r.Unit,
        r.Qualitative == Qualitative.None ? "" : r.Qualitative.ToString(),
    ];

    static IEnumerable<string[]> Cells(PastSession s) =>
    [
        ["session", "", s.IsCompleted ? "1" : "0", "completed", ""],
        ["session-ozone-offered", "", Csv.Number(s.Offered?.Micrograms), "ug", ""],
        ["session-ozone-absorbed", "", Csv.Number(s.Absorbed?.Micrograms), "ug", ""],
    ];

    static string Age(PatientFacts facts, DateOnly on)
    {
        if (facts.Born is not { } born) return "";
        var years = on.Year - born.Latest.Year - (on.DayOfYear < born.Latest.DayOfYear ? 1 : 0);
        return years >= OldestShown ? $"{OldestShown}+" : years.ToString(CultureInfo.InvariantCulture);
    }
}
