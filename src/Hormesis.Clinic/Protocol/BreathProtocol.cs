using System.Globalization;
using System.Text.Json;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>What follows from how breathing went in a session: for the patient now, and for the next session.</summary>
/// <param name="Observe">After the return.</param>
/// <param name="Neurology">With a neurological check: encephalopathy has begun within minutes.</param>
/// <param name="DoseSteps">Of the next session's dose, in steps of the schedule: 0, or below it.</param>
/// <param name="Review">A clinician looks before there is a next session.</param>
public sealed record BreathFollowUp(TimeSpan Observe, bool Neurology, int DoseSteps, bool Review);

/// <summary>
/// The clinical limits of breathing, and what follows from them between sessions. The figures come from breath.json; a centre may put
/// stricter ones in their place. Nothing here can raise a dose.
/// </summary>
public sealed record BreathProtocol
{
    public required string About { get; init; }
    public required BreathLimits Limits { get; init; }
    public required string ReviewBy { get; init; }

    /// <summary>By the names of the figures: source and certainty.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static BreathProtocol Shipped { get; } =
        EmbeddedData.Load(typeof(BreathProtocol).Assembly, "Protocol/breath.json", ProtocolJson.Default.BreathProtocol);

    /// <summary>A centre's own limits.</summary>
    /// <param name="utf8">All figures of the limits, as they stand in a plan.</param>
    /// <param name="file">For messages.</param>
    /// <exception cref="InputException">They cannot be read, or one is looser than the shipped one.</exception>
    public static BreathLimits OfCentre(ReadOnlySpan<byte> utf8, string file)
    {
        var limits = Read(utf8, file);
        if (limits.LooserThan(Shipped.Limits) is not [var first, ..]) return limits;
        var (asked, least) = (first.Of(limits), first.Of(Shipped.Limits));
        throw new InputException(
            $"{file}: {first.Name}", string.Create(CultureInfo.InvariantCulture, $"{asked:G6} is looser than the protocol"),
            string.Create(CultureInfo.InvariantCulture, $"a centre may only tighten: give {first.Bound} {least:G6}"));
    }

    static BreathLimits Read(ReadOnlySpan<byte> utf8, string file)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, TreatmentJson.Default.BreathLimits) ?? throw new JsonException("it is null");
        }
        catch (Exception e) when (e is JsonException or OverflowException or FormatException or InvalidOperationException)
        {
            throw new InputException(file, $"no limits of breathing ({e.Message})", "give every figure as a plan has them", e);
        }
    }

    /// <param name="breath">Of the session that has been.</param>
    /// <param name="limits">Those it was done under; null for the protocol's.</param>
    public BreathFollowUp After(BreathOutcome breath, BreathLimits? limits)
    {
        var held = limits ?? Limits;
        return breath.Gravest switch
        {
            BreathLevel.Abort => new(held.ObserveAfterAbort, Neurology: true, Escalation.StepsAfterEvent, Review: true),
            BreathLevel.Pause => new(held.ObserveAfterPause, Neurology: false, Escalation.StepsAfterEvent, Review: true),
            _ => new(TimeSpan.Zero, Neurology: false, DoseSteps: 0, Review: false),
        };
    }

    /// <summary>As a past session's record has it.</summary>
    public static BreathEvent EventOf(BreathLevel level) => level switch
    {
        BreathLevel.Unknown => BreathEvent.Unknown,
        BreathLevel.None => BreathEvent.None,
        BreathLevel.Advise => BreathEvent.Advise,
        BreathLevel.Pause => BreathEvent.Pause,
        BreathLevel.Abort => BreathEvent.Abort,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "not a level"),
    };
}
