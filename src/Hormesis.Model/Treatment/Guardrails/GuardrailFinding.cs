namespace Hormesis.Model.Treatment.Guardrails;

/// <summary>How one setting of a plan stands to its guardrail.</summary>
/// <param name="Rule">The row of guardrails.json, as an acceptance names it.</param>
/// <param name="Setting">The setting's name in a plan's JSON.</param>
/// <param name="Name">The same for people.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Value">With its unit, as the bounds are.</param>
/// <param name="Allowed">The absolute bounds, given the other settings.</param>
/// <param name="Recommended">The recommended ones.</param>
public sealed record GuardrailFinding(
    string Rule, string Setting, string Name, Standing Standing, string Value, string Allowed, string Recommended);

static class GuardrailFindings
{
    /// <summary>Up to the first that is refused, which is the last.</summary>
    public static IEnumerable<GuardrailFinding> TakeUntilRefused(this IEnumerable<GuardrailFinding> findings)
    {
        foreach (var finding in findings)
        {
            yield return finding;
            if (!finding.Standing.IsAllowed()) yield break;
        }
    }
}
