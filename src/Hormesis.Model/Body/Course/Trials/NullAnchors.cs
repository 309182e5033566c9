using System.Text.Json.Serialization;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Treatment;

namespace Hormesis.Model.Body.Course.Trials;

/// <summary>How a trial compares.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnchorDesign>))]
public enum AnchorDesign
{
    /// <summary>Two occasions of the same people, by the paired t test.</summary>
    [JsonStringEnumMemberName("within")]
    Within,

    /// <summary>Ozone against sham, by Welch's test.</summary>
    [JsonStringEnumMemberName("between")]
    Between,

    /// <summary>Wounds closed with ozone against sham, by Fisher's test.</summary>
    [JsonStringEnumMemberName("closure")]
    Closure,
}

/// <summary>Something that trials found nothing of, and whether they could have.</summary>
/// <param name="Claim">Of the evidence ledger.</param>
/// <param name="IsSeen">Whether the same trial would find it if what is claimed were true.</param>
public sealed record Anchor(
    string Claim, string Trial, AnchorDesign Design, string Marker, string From, string To, bool IsSeen, string Text);

/// <summary>How anchors are judged.</summary>
/// <param name="Patients">Of a pool.</param>
/// <param name="FalseAtMost">Most repetitions, as a share, that may find something where there is nothing.</param>
/// <param name="SeenAtLeast">Least that must find what is there.</param>
public sealed record Anchoring(int Repetitions, int Patients, double FalseAtMost, double SeenAtLeast, string Source);

/// <summary>What repetitions of a trial found under one set of effects.</summary>
/// <param name="Found">Share of repetitions with a significant difference.</param>
/// <param name="Difference">On average; of shares for closure.</param>
public sealed record AnchorFinding(EffectSet Effects, double Found, double Difference);

/// <param name="Holds">Nothing is found where there is nothing, and what is claimed is found where the anchor says that it is seen.</param>
public sealed record AnchorResult(Anchor Anchor, IReadOnlyList<AnchorFinding> Findings, bool Holds);

/// <summary>
/// Trials that found nothing, repeated with virtual patients and noise under each set of effects: by default they find nothing
/// either, and with what is claimed the same pipeline tells.
/// </summary>
public sealed class NullAnchors(ulong seed, SolverOptions options)
{
    static readonly TrialTable Table = TrialTable.Shipped;

    readonly Dictionary<(string Trial, EffectSet Effects, bool Sham), TrialPool> _pools = [];

    /// <param name="progress">Told the share that is done.</param>
    public IReadOnlyList<AnchorResult> Evaluate(Action<double> progress, CancellationToken stop)
    {
        List<AnchorResult> results = [];
        foreach (var anchor in Table.Anchors)
        {
            results.Add(Evaluate(anchor, stop));
            progress((double)results.Count / Table.Anchors.Count);
        }
        return results;
    }

    AnchorResult Evaluate(Anchor anchor, CancellationToken stop)
    {
        EffectSet[] sets = [EffectSet.Null, EffectSet.Literature, EffectSet.Claimed];
        AnchorFinding[] findings = [.. sets.Select(e => Find(anchor, e, stop))];
        var rules = Table.Anchoring;
        var holds = findings[..2].All(f => f.Found <= rules.FalseAtMost) && (!anchor.IsSeen || findings[2].Found >= rules.SeenAtLeast);
        return new(anchor, findings, holds);
    }

    AnchorFinding Find(Anchor anchor, EffectSet effects, CancellationToken stop)
    {
        var test = Test(anchor, effects, stop);
        var results = Enumerable.Range(0, Table.Anchoring.Repetitions).Select(test).ToList();
        return new(
            effects, results.Count(r => r.P < Table.Rules.Significance) / (double)results.Count, results.Average(r => r.Difference));
    }

    Func<int, (double P, double Difference)> Test(Anchor anchor, EffectSet effects, CancellationToken stop)
    {
        if (anchor.Design == AnchorDesign.Within)
        {
            CrossOverTrial crossOver = new(Pool(anchor, effects, sham: false, stop));
            return r => crossOver.Repeat(r, anchor.Marker, anchor.From, anchor.To) is var d ? (d.P, d.Difference) : default;
        }
        // A sham session does the same whatever is taken to be true of ozone.
        ParallelTrial parallel = new(
            Pool(anchor, EffectSet.Literature, sham: true, stop), Pool(anchor, effects, sham: false, stop));
        return anchor.Design == AnchorDesign.Closure
            ? r => parallel.Closure(r, anchor.To) is var c ? (c.P, c.Difference) : default
            : r => parallel.Compare(r, anchor.Marker, anchor.To) is var d ? (d.P, d.Difference) : default;
    }

    TrialPool Pool(Anchor anchor, EffectSet effects, bool sham, CancellationToken stop)
    {
        var key = (anchor.Trial, effects, sham);
        if (_pools.TryGetValue(key, out var known)) return known;
        return _pools[key] = TrialPool.Solve(
            Table.Trial(anchor.Trial), effects, sham, seed, Table.Anchoring.Patients, options, stop);
    }
}
