using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-08: an overactive thyroid by hormones, by history and by diagnosis.</summary>
static class Thyroid
{
    public static IEnumerable<Part> Ask(Case c, Rule rule) =>
        [Hormones(c, rule), History(c, rule), .. c.Diagnoses("hyperthyroidism").Where(h => h.IsActive).Select(h => Diagnosis(c, rule, h))];

    static Part Hormones(Case c, Rule rule)
    {
        var question = new LabQuestion("tsh", Band.Below(rule, "tsh-below", "thyrotoxic").Adverse);
        var tsh = c.Read(question);
        var part = Parts.Lab(c, question, tsh);
        if (part.Answer == Answer.Clear) return part;
        if (tsh.Standing is not (Standing.Counts or Standing.Unclear)) return part.As(rule["tsh-unknown"]);

        var ft4 = FreeT4(c, rule, tsh);
        if (ft4.Is(Answer.Clear))
            return part with { Answer = Answer.Clear, Explanation = $"TSH {part.Value} is low, but free T4 {Shown(ft4)} is not high." };
        var thyrotoxic = rule["thyrotoxic"];
        if (ft4.Is(Answer.Excluded) && tsh.Is(Answer.Excluded))
            return part.As(thyrotoxic) with { Explanation = $"TSH {part.Value} is low, free T4 {Shown(ft4)} high: {thyrotoxic.Action}." };
        var unknown = rule["ft4-unknown"];
        return part.As(unknown) with
        {
            Explanation = $"TSH {part.Value} may mean an overactive thyroid, and free T4 ({Shown(ft4)}) does not say: {unknown.Action}.",
        };
    }

    /// <summary>A free T4 that is not high explains a TSH only if it is not older.</summary>
    static Reading FreeT4(Case c, Rule rule, Reading tsh)
    {
        var question = new LabQuestion("ft4", Band.Above(rule, "ft4-above", "thyrotoxic").Adverse);
        var reading = c.Read(question, r => JudgeFreeT4(question, r));
        var isOlder = reading.Judged?.Result.Taken?.Earliest < tsh.Judged?.Result.Taken?.Earliest;
        return reading.Is(Answer.Clear) && isOlder ? reading with { Standing = Standing.Stale } : reading;
    }

    // The laboratory's own flag and reference limit come before ours; of two that disagree the graver counts.
    static Judged? JudgeFreeT4(LabQuestion question, LabResult result)
    {
        var ours = question.Judge(result);
        if (ours is null) return null;
        if (result.Interpretation == Qualitative.High) return ours with { Answer = Answer.Excluded };
        if (result.ReferenceHigh is { } high)
            return new LabQuestion(question.Analyte, question.Mildest with { Span = Interval.Above(high) }).Judge(result);
        return result.Interpretation is Qualitative.Normal or Qualitative.Low ? ours with { Answer = Answer.Clear } : ours;
    }

    static string Shown(Reading reading) => reading.Judged is { } judged ? Say.Dated(judged.Result) : "unknown";

    static Part History(Case c, Rule rule)
    {
        var thyroid = c.Said("thyroid");
        if (thyroid.Said != Said.Yes) return Parts.History(thyroid, rule["history"]);
        var controlled = c.Said("thyroid.controlled");
        return controlled.Said switch
        {
            Said.Yes => Parts.History(controlled, rule["history-controlled"], rule["history-controlled"].Level),
            Said.Stale => Parts.History(controlled, rule["history"], Answer.Missing),
            Said.No => Parts.History(controlled, rule["history"], rule["history"].Level),
            _ => Parts.History(thyroid, rule["history"]),
        };
    }

    static Part Diagnosis(Case c, Rule rule, DiagnosisHit hit) => IsNormalSince(c, rule, hit)
        ? Parts.Recorded(hit, rule["diagnosis-controlled"], ", TSH normal since")
        : Parts.Recorded(hit, rule["diagnosis"], ", no normal TSH since");

    static bool IsNormalSince(Case c, Rule rule, DiagnosisHit hit)
    {
        var question = new LabQuestion(
            "tsh", Band.Below(rule, "tsh-normal-from", "diagnosis"), Band.Above(rule, "tsh-normal-to", "diagnosis"));
        var reading = c.Read(question, r => JudgeNormal(question, r));
        return reading.Is(Answer.Clear) && !(reading.Judged!.Result.Taken?.Earliest < hit.Date?.Earliest); // counts, so was judged
    }

    static Judged? JudgeNormal(LabQuestion question, LabResult result) => (question.Judge(result), result.Interpretation) switch
    {
        (null, _) => null,
        ({ } judged, Qualitative.Normal) => judged with { Answer = Answer.Clear },
        ({ } judged, Qualitative.Low or Qualitative.High or Qualitative.Abnormal) => judged with { Answer = Answer.Caution },
        ({ } judged, _) => judged,
    };
}
