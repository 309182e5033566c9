using System.Globalization;
using Hormesis.Model.Population;

namespace Hormesis.Cli.Output;

/// <summary>Patients as lines of a table: who they are, then every marker in its own unit.</summary>
static class PopulationCsv
{
    const string Person = "index,sex,ageYears,bloodVolumeL,smoker,supplements,diabetes,g6pdGenotype,g6pdPercentOfMaleMedian";

    /// <summary>The same patients, each written as it passes.</summary>
    public static IEnumerable<VirtualPatient> Written(IEnumerable<VirtualPatient> patients, TextWriter file)
    {
        file.Write(string.Join(',', [Person, .. PopulationTable.Shipped.Markers.Select(m => m.Name)]) + "\n");
        foreach (var patient in patients)
        {
            file.Write(Line(patient) + "\n");
            yield return patient;
        }
    }

    static string Line(VirtualPatient p) => string.Join(',',
    [
        p.Index.ToString(CultureInfo.InvariantCulture), PopulationPage.Word(p.Sex), Short(p.AgeYears), Short(p.BloodVolume.Litres),
        YesNo(p.Smoker), YesNo(p.Supplements), YesNo(p.Diabetes), p.G6pd.Genotype.ToString().ToLowerInvariant(),
        Short(p.G6pd.Activity.Percent), .. p.Markers.Select(Short),
    ]);

    static string Short(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    static string YesNo(bool value) => value ? "yes" : "no";
}
