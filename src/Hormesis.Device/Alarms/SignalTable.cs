using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Alarms;

public enum LampColour : byte
{
    Off = 0,
    Cyan,
    Yellow,
    Red,
}

/// <summary>How one priority is shown and heard. Every number is tested against device-safety A2 and A3.</summary>
public sealed record SignalPattern
{
    public required LampColour Lamp { get; init; }

    /// <summary>Of one flash, from on to on; zero for a light that does not flash.</summary>
    [JsonPropertyName("flashSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Flash { get; init; }

    /// <summary>Share of a flash that the light is on.</summary>
    [JsonPropertyName("duty"), JsonConverter(typeof(FractionAsValue))]
    public required Fraction Duty { get; init; }

    [JsonPropertyName("pulseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Pulse { get; init; }

    /// <summary>Of the pulse's loudness, from 10 to 90 %, and the fall alike.</summary>
    [JsonPropertyName("riseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Rise { get; init; }

    /// <summary>Silence after each pulse but the last, from end to start.</summary>
    public required IReadOnlyList<double> SpacingsSeconds { get; init; }

    /// <summary>From the end of a burst to the start of the next.</summary>
    [JsonPropertyName("betweenBurstsSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan BetweenBursts { get; init; }

    /// <summary>Which notes of the melody the pulses play, by place.</summary>
    public required IReadOnlyList<int> Notes { get; init; }

    [JsonIgnore]
    public int Pulses => SpacingsSeconds.Count + 1;

    /// <summary>From the first pulse's start to the last one's end.</summary>
    [JsonIgnore]
    public TimeSpan Burst => Pulses * Pulse + TimeSpan.FromSeconds(SpacingsSeconds.Sum());
}

/// <summary>The notes of one melody, in Hz.</summary>
public sealed record Melody(MelodyKind Kind, IReadOnlyList<double> FundamentalsHz);

/// <summary>All signals of the device: signals.json.</summary>
public sealed record SignalTable
{
    public required SignalPattern High { get; init; }
    public required SignalPattern Medium { get; init; }
    public required SignalPattern Low { get; init; }
    public required IReadOnlyList<Melody> Melodies { get; init; }

    /// <summary>Levels of the harmonics from the second on, against the fundamental, in dB.</summary>
    public required IReadOnlyList<double> HarmonicsDb { get; init; }

    /// <summary>The longest that sound may be paused.</summary>
    [JsonPropertyName("pauseSeconds"), JsonConverter(typeof(TimeInSeconds))]
    public required TimeSpan Pause { get; init; }
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    public static SignalTable Shipped { get; } =
        EmbeddedData.Load(typeof(SignalTable).Assembly, "Alarms/signals.json", AlarmJson.Default.SignalTable);

    public SignalPattern Of(Priority priority) => priority switch
    {
        Priority.Low => Low,
        Priority.Medium => Medium,
        _ => High,
    };

    /// <summary>Starts and ends of the pulses, ready for the tick.</summary>
    [JsonIgnore]
    internal SignalTimes Times => field ??= new(this);
}

/// <summary>The patterns as times from a burst's start, so that a tick allocates nothing and sums nothing.</summary>
sealed class SignalTimes
{
    readonly TimeSpan[][] starts;
    readonly SignalPattern[] patterns;
    readonly TimeSpan[] periods;

    public SignalTimes(SignalTable signals)
    {
        patterns = [signals.Low, signals.Medium, signals.High];
        starts = [.. patterns.Select(Starts)];
        periods = [.. patterns.Select(p => p.Burst + p.BetweenBursts)];
    }

    /// <summary>The pulse that sounds so long after the signal began; -1 between pulses.</summary>
    public int PulseAt(Priority priority, TimeSpan since)
    {
        var within = TimeSpan.FromTicks(since.Ticks % periods[(int)priority].Ticks);
        var pulses = starts[(int)priority];
        for (var i = pulses.Length - 1; i >= 0; i--)
        {
            if (within >= pulses[i]) return within < pulses[i] + patterns[(int)priority].Pulse ? i : -1;
        }
        return -1;
    }

    public bool IsLit(Priority priority, TimeSpan since)
    {
        var pattern = patterns[(int)priority];
        if (pattern.Flash <= TimeSpan.Zero) return true;
        return TimeSpan.FromTicks(since.Ticks % pattern.Flash.Ticks) < pattern.Duty.Value * pattern.Flash;
    }

    static TimeSpan[] Starts(SignalPattern pattern)
    {
        var starts = new TimeSpan[pattern.Pulses];
        for (var i = 1; i < starts.Length; i++)
            starts[i] = starts[i - 1] + pattern.Pulse + TimeSpan.FromSeconds(pattern.SpacingsSeconds[i - 1]);
        return starts;
    }
}
