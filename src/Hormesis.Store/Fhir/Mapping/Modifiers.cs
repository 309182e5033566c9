using Hormesis.Model.Input;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// A modifierExtension may turn a resource into its opposite, so FHIR forbids using a resource with one that is not understood.
/// None is understood here, and leaving the resource out could hide a reason not to treat: it is refused.
/// </summary>
static class Modifiers
{
    public static void Refuse(Node node)
    {
        foreach (var extension in node.Objects("modifierExtension"))
        {
            throw extension.Wrong(
                $"a modifierExtension changes what this means (read {Shown.Quoted(extension.TextOrEmpty("url"))})",
                "this program understands none: enter the fact without it, or take the resource out");
        }
    }
}
