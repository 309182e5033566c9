using Hormesis.Clinic.Protocol;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-24: whether citrate can be broken down, and whether there is calcium enough meanwhile.</summary>
static class Citrate
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) => c.Profile.Anticoagulant.Kind == AnticoagulantKind.Citrate
        ? [
            Parts.Lab(c, new("ionised-calcium", Band.Below(rule, "calcium-below", "calcium"))),
            .. Parts.Diagnoses(c, "liver-failure", rule["liver-failure"]),
        ]
        : [Parts.DoesNotApply(rule["calcium"], rule.Question, $"the profile gives {c.Profile.Anticoagulant.Name}")];
}
