using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Cli;

/// <summary>
/// Loads the rule data on another core while the command line and the patient's file are still being read. It changes nothing
/// but when that happens.
/// </summary>
static class WarmUp
{
    public static void Begin(string verb)
    {
        if (verb is not ("screen" or "plan" or "treat")) return;
        new Thread(Load) { IsBackground = true, Name = "warm-up" }.Start();
    }

    static void Load()
    {
        _ = Analytes.All.Count;
        _ = RulesInForce.Shipped.Standing;
        _ = ClinicalProfiles.All.Count;
    }
}
