using System.Text.Json.Serialization;
using Hormesis.Clinic.Evidence;

namespace Hormesis.Clinic.SessionDay;

/// <summary>Who can answer an item.</summary>
[JsonConverter(typeof(AsWord<AnsweredBy>))]
public enum AnsweredBy
{
    Person,

    /// <summary>A reading of the device or of the patient monitor.</summary>
    Device,
    Laboratory,
}

/// <summary>
/// What a number must be: from here, up to and with <see cref="To"/>, or up to and without <see cref="Below"/>. What is not a finite
/// number is not good.
/// </summary>
public sealed record GoodValues
{
    /// <summary>UCUM unit.</summary>
    public required string Unit { get; init; }
    public required double From { get; init; }
    public double? To { get; init; }
    public double? Below { get; init; }

    /// <summary>From here up the value is good only once somebody has reviewed it.</summary>
    public double? ReviewFrom { get; init; }

    public bool Hold(double value) =>
        double.IsFinite(value) && value >= From && (To is not { } to || value <= to) && (Below is not { } below || value < below);

    public bool NeedReview(double value) => value >= ReviewFrom;

    public override string ToString()
    {
        var end = To is { } to ? $" to {SessionWords.Number(to)}"
            : Below is { } below ? $" to below {SessionWords.Number(below)}"
            : " or more";
        return $"{SessionWords.Number(From)}{end}{(Unit == "1" ? "" : $" {Unit}")}";
    }
}

/// <summary>One thing that must hold. Yes is always what is good.</summary>
public sealed record ChecklistItem
{
    public required string Id { get; init; }

    /// <summary>As it stands on the list.</summary>
    public required string Text { get; init; }

    /// <summary>Null for one that is answered by yes.</summary>
    public GoodValues? Good { get; init; }

    /// <summary>How many different people have to confirm it.</summary>
    public required int People { get; init; }

    /// <summary>Whether it may be said, with a reason, not to apply to this patient.</summary>
    public required bool MayNotApply { get; init; }
    public required AnsweredBy By { get; init; }

    /// <summary>What to do when it does not hold.</summary>
    public required string Otherwise { get; init; }
    public required string Source { get; init; }
    public required Certainty Certainty { get; init; }
}

/// <summary>A list that is closed when every item holds.</summary>
/// <param name="When">At what moment of the session it is asked.</param>
public sealed record Checklist(string Id, string Title, string When, IReadOnlyList<ChecklistItem> Items);

/// <summary>What somebody answered to an item. All left empty is no answer.</summary>
public sealed record ChecklistAnswer
{
    public bool? Yes { get; init; }
    public double? Value { get; init; }

    /// <summary>Why the item does not apply to this patient.</summary>
    public string NotApplicable { get; init; } = "";

    /// <summary>What a reviewer found who lets a value pass that needs one.</summary>
    public string Review { get; init; } = "";

    /// <summary>Who answered, and who was the second where two are needed.</summary>
    public string By { get; init; } = "";
    public string Second { get; init; } = "";
}

/// <summary>The content of checklists.json.</summary>
public sealed record ChecklistTable(string About, string Version, IReadOnlyList<Checklist> Checklists);
