using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.Protocol;

/// <summary>How one patient's facts answer a criterion of a programme on one day.</summary>
sealed record ProgrammeQuestion(PatientFacts Facts, DateOnly On, IReadOnlyDictionary<string, bool> Said)
{
    /// <summary>What it asks for must be shown. That nothing shows it is missing; that somebody says no decides.</summary>
    public Finding Included(Programme programme, ProgrammeCriterion c)
    {
        var part = c.Measure.Length > 0 ? OfScore(c) : OfDiagnosis(c);
        if (part.Answer == Answer.Missing && Said.TryGetValue(c.Id, out var yes)) part = OfWord(c, yes, isGood: yes);
        return new(RuleOf(programme, c), c.Question, [part]);
    }

    /// <summary>
    /// What it fears must be denied. That nothing shows it is missing, not clear; what the chart shows, nobody talks away.
    /// </summary>
    public Finding Excluded(Programme programme, ProgrammeCriterion c)
    {
        var hits = HitsOf(c);
        var part = hits.FirstOrDefault(h => h.IsActive) is { } active ? Recorded(c, active, c.Level, $": {c.Action}.")
            : Said.TryGetValue(c.Id, out var yes) ? OfWord(c, yes, isGood: !yes)
            : NotShown(c, hits.Count > 0 ? $"{hits[0].Name} is recorded as past" : "The chart does not say");
        return new(RuleOf(programme, c), c.Question, [part]);
    }

    static string RuleOf(Programme programme, ProgrammeCriterion c) => $"{programme.Code}/{c.Id}";

    Part OfDiagnosis(ProgrammeCriterion c)
    {
        var hits = HitsOf(c);
        return hits.FirstOrDefault(h => h.IsActive) is { } active ? Recorded(c, active, Answer.Clear, ".")
            : hits.Count > 0 ? Recorded(c, hits[0], Answer.Caution, ", no longer present: ask whether it still is.")
            : NotShown(c, c.Terms.Length > 0 ? "No such diagnosis is recorded" : "No record answers this");
    }

    IReadOnlyList<DiagnosisHit> HitsOf(ProgrammeCriterion c) =>
        c.Terms.Length == 0 ? [] : Programmes.Find(c.Terms, Facts.Diagnoses, On);

    Part OfScore(ProgrammeCriterion c)
    {
        var measure = Programmes.Measure(c.Measure);
        var (limit, bad, good) = LimitOf(c);
        var newest = Newest(c, measure);
        if (newest.Count == 0) return NotShown(c, $"No {measure.Name} that still counts is recorded") with { Limit = good };
        // Of several that may be the newest, the least favourable decides.
        var (result, answer) = newest.Select(r => (r, answer: Judge(r, bad, c.Level))).MinBy(p => Order(p.answer));
        var value = UnitWords.With(Say.Value(result), result.Unit);
        var then = answer switch
        {
            Answer.Clear => $"is {good}.",
            Answer.Missing => $"does not tell whether it is {good}: measure it again.",
            _ => $"is not {good}: {c.Action}.",
        };
        return Of(c, answer, $"{Say.Capital(measure.Name)} {value} ({Say.When(result.Taken)}) {then}") with
        {
            Value = Say.Value(result),
            Unit = result.Unit,
            Limit = good,
            Observed = result.Taken,
            Origin = result.Origin,
            Source = limit.Source,
            Certainty = limit.Certainty,
        };
    }

    // A test holds every score to have one of the two.
    static (Figure Limit, Interval Bad, string Good) LimitOf(ProgrammeCriterion c) => c.AtLeast is { } least
        ? (least, Interval.Below(least.Value), $"≥ {least.Number}")
        : (c.AtMost!, Interval.Above(c.AtMost!.Value), $"≤ {c.AtMost!.Number}");

    IReadOnlyList<LabResult> Newest(ProgrammeCriterion c, OutcomeMeasure measure)
    {
        var days = (int)c.ValidDays!.Value; // as above
        var fresh = Facts.Results
            .Where(r => r.Analyte == measure.Analyte && r.Value is { } v && double.IsFinite(v))
            .Where(r => r.Taken is not null && !Dates.IsAfter(r.Taken, On) && Dates.IsFresh(r.Taken, On, days)).ToList();
        return [.. fresh.Where(old => !fresh.Any(r => r.Taken!.Value.Earliest > old.Taken!.Value.Latest))]; // all are dated
    }

    static Answer Judge(LabResult result, Interval bad, Answer level)
    {
        var value = Interval.Of(result.Value!.Value, result.Bound); // only results with a number come here
        return value.IsWithin(bad) ? level : value.IsApartFrom(bad) ? Answer.Clear : Answer.Missing;
    }

    static int Order(Answer answer) => answer switch
    {
        Answer.Excluded => 0,
        Answer.Caution => 1,
        Answer.Missing => 2,
        _ => 3,
    };

    static Part OfWord(ProgrammeCriterion c, bool yes, bool isGood) =>
        Of(c, isGood ? Answer.Clear : c.Level, $"Answered {(yes ? "yes" : "no")}{(isGood ? "" : $": {c.Action}")}.") with
        {
            Value = yes ? "yes" : "no",
        };

    static Part NotShown(ProgrammeCriterion c, string what) => Of(c, Answer.Missing, $"{what}: ask “{c.Question}”");

    static Part Recorded(ProgrammeCriterion c, DiagnosisHit hit, Answer answer, string then) =>
        Of(c, answer, $"Recorded: {hit.Name} ({Say.When(hit.Date)}){then}") with
        {
            Value = hit.Name,
            Observed = hit.Date,
            Origin = hit.Diagnosis.Origin,
        };

    // Never required: a programme's findings leave the verdict of the screening as it is.
    static Part Of(ProgrammeCriterion c, Answer answer, string explanation) => new()
    {
        Question = c.Question,
        Answer = answer,
        Required = false,
        Scope = Scope.Always,
        Source = c.Source,
        Certainty = c.Certainty,
        Explanation = explanation,
    };
}
