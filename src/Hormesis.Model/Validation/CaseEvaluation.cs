namespace Hormesis.Model.Validation;

/// <summary>One expectation with what the model made of it.</summary>
/// <param name="Predicted">NaN where the model has no answer.</param>
/// <param name="Other">What is predicted for the case that it is compared with; NaN where it is compared with none.</param>
/// <param name="Unit">Of the observable.</param>
/// <param name="Failure">Why the model has no answer; empty when it has one.</param>
public sealed record CheckResult(
    ValidationCase Case, Expectation Expectation, double Predicted, double Other, string Unit, string Failure)
{
    public bool Within { get; } = Expectation.Criterion.Holds(Predicted, Other);
}

/// <summary>Reported against predicted, for every expectation of every case, in the order in which they were read.</summary>
public sealed record CaseEvaluation(int Cases, IReadOnlyList<CheckResult> Results)
{
    public int Within => Results.Count(r => r.Within);

    public bool AllWithin => Results.All(r => r.Within);

    /// <param name="set">Each of its cases is run once, for all that it and others ask of it.</param>
    /// <param name="progress">Told the share that is done after each case.</param>
    /// <param name="stop">Ends the work between two cases.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CaseEvaluation Of(CaseSet set, Action<double>? progress = null, CancellationToken stop = default)
    {
        var questions = QuestionsOf(set);
        var all = questions.Values.Sum(q => q.Count);
        Dictionary<(string Case, CaseQuestion Question), (double Value, string Failure)> answers = [];
        foreach (var (id, asked) in questions)
        {
            stop.ThrowIfCancellationRequested();
            var answer = set[id].Run.Answer(asked);
            for (var i = 0; i < asked.Count; i++) answers[(id, asked[i])] = (answer.Values[i], answer.Failure);
            progress?.Invoke((double)answers.Count / all);
        }
        return new(set.Cases.Count, [.. set.Cases.SelectMany(c => c.Expect.Select(e => Judge(c, e)))]);

        CheckResult Judge(ValidationCase @case, Expectation expected)
        {
            var own = answers[(@case.Id, set[@case.Id].Question(expected.Observable, expected.At?.FromStart))];
            var other = expected.Criterion is Criterion.Against against
                ? answers[(against.Other, set[against.Other].Question(expected.OtherObservable, expected.At?.FromStart))]
                : (Value: double.NaN, Failure: "");
            var failure = own.Failure.Length > 0 ? own.Failure : other.Failure;
            return new(@case, expected, own.Value, other.Value, set[@case.Id].Observable(expected.Observable).Unit, failure);
        }
    }

    // What is asked of each case: by itself, and by others that are compared with it.
    static Dictionary<string, IReadOnlyList<CaseQuestion>> QuestionsOf(CaseSet set)
    {
        var asked = set.Cases.ToDictionary(c => c.Id, _ => new HashSet<CaseQuestion>());
        foreach (var @case in set.Cases)
        {
            foreach (var expected in @case.Expect)
            {
                Ask(@case.Id, expected.Observable, expected.At);
                if (expected.Criterion is Criterion.Against against) Ask(against.Other, expected.OtherObservable, expected.At);
            }
        }
        return asked.ToDictionary(a => a.Key, a => (IReadOnlyList<CaseQuestion>)[.. a.Value]);

        void Ask(string id, string observable, CaseTime? at) => asked[id].Add(set[id].Question(observable, at?.FromStart));
    }
}
