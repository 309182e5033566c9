namespace Hormesis.Model.Bottle;

/// <summary>Another view of one question that is open, as a change of parameters. The data file names its source.</summary>
public sealed record Hypothesis(string Id, string Title, string Text, string Source, IReadOnlyList<ParameterChange> Changes);

/// <summary>A parameter set to a value, or multiplied by a factor.</summary>
public sealed record ParameterChange(string Parameter, double? Value = null, double? Factor = null)
{
    /// <exception cref="InvalidOperationException">The data file gives neither or both.</exception>
    public double Of(double before) => (Value, Factor) switch
    {
        (double value, null) => value,
        (null, double factor) => factor * before,
        _ => throw new InvalidOperationException($"the change of {Parameter} needs either a value or a factor"),
    };
}

/// <summary>The alternatives of reference/chemistry, sections 6 and 7.4, chosen by name.</summary>
public sealed record Hypotheses(IReadOnlyList<Hypothesis> All)
{
    public static Hypotheses Shipped { get; } = new(
        EmbeddedData.Load(typeof(Hypotheses).Assembly, "Bottle/hypotheses.json", BottleJson.Default.HypothesisTable).Hypotheses);

    /// <exception cref="InputException">A name is not known, or two of them change the same parameter.</exception>
    internal void Apply(IReadOnlyList<string> names, ParameterVector to)
    {
        Dictionary<string, string> changedBy = new(StringComparer.Ordinal);
        foreach (var hypothesis in names.Distinct(StringComparer.Ordinal).Select(Get))
        {
            foreach (var change in hypothesis.Changes)
            {
                if (!changedBy.TryAdd(change.Parameter, hypothesis.Id))
                    throw new InputException(
                        "hypothesis", $"{changedBy[change.Parameter]} and {hypothesis.Id} both set {change.Parameter}",
                        "choose one of them");
                to[change.Parameter] = change.Of(to[change.Parameter]);
            }
        }
    }

    Hypothesis Get(string name) => All.FirstOrDefault(h => h.Id == name) ?? throw new InputException(
        "hypothesis", $"\"{name}\" is not known", $"choose from {string.Join(", ", All.Select(h => h.Id))}");
}

sealed record HypothesisTable(IReadOnlyList<Hypothesis> Hypotheses);
