using Hormesis.Clinic.Records;

namespace Hormesis.Web.Report;

/// <summary>What every page, printed or shown, says in the same words.</summary>
public static class ReportWords
{
    public const string Notice = "Research software. Not a medical device and not for treatment: a physician decides.";

    public static string Who(PatientFacts facts)
    {
        var name = facts.Name.Length > 0 ? facts.Name : facts.Id;
        return $"{name}, {facts.Sex.ToString().ToLowerInvariant()}, born {facts.Born?.ToString() ?? "unknown"}";
    }
}
