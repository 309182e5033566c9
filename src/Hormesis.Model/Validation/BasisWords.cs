using Hormesis.Model.Quantities;

namespace Hormesis.Model.Validation;

/// <summary>How a case names the condition that a concentration of ozone is stated at.</summary>
public static class BasisWords
{
    /// <summary>The first is the default: the project's canonical basis.</summary>
    public static IReadOnlyList<string> All { get; } = ["normal", "at-25C-1atm", "actual"];

    /// <param name="actual">Pressure and temperature of the gas itself.</param>
    public static ReferenceCondition Condition(string word, ReferenceCondition actual) => word switch
    {
        "normal" => ReferenceCondition.Normal,
        "at-25C-1atm" => ReferenceCondition.At25CAnd1Atm,
        "actual" => actual,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "not a basis"),
    };
}
