using Microsoft.CodeAnalysis.Text;

namespace Hormesis.Mutation;

/// <summary>One small change of one file.</summary>
/// <param name="File">Below the mutated project, such as Safety/Judge.cs.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="LineText">The whole line, without the space around it.</param>
/// <param name="Kind">Which operator made it.</param>
/// <param name="From">What is changed, and <paramref name="To"/> what it becomes; nothing where a part is left out.</param>
/// <param name="Change">What stands where in the changed file.</param>
sealed record Mutant(string File, int Line, string LineText, string Kind, string From, string To, TextChange Change)
{
    /// <summary>The same in any run over the same text.</summary>
    public string Key => $"{File}:{Change.Span.Start}+{Change.Span.Length}={Change.NewText}";

    public static string Short(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= 90 ? flat : $"{flat[..60]} … {flat[^27..]}";
    }
}
