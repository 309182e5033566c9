using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Evidence;

/// <summary>
/// How well a claim stands for one route: how much speaks for it, not how much was done. Good trials against it would not raise it.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Grade>))]
public enum Grade
{
    A,
    B,
    C,
    D,
    E,
}

/// <summary>What the grades mean, in words.</summary>
public static class Grades
{
    public static string Meaning(Grade grade) => grade switch
    {
        Grade.A => "several good controlled trials agree, on what patients notice",
        Grade.B => "small randomised trials support it",
        Grade.C => "a single or biased controlled trial supports it, or a part of it",
        Grade.D => "tried, but only without controls, in the laboratory, or in small controlled trials without the effect",
        Grade.E => "nothing was found that tried it by this route",
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "not a grade"),
    };
}
