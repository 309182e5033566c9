using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-09: pregnancy, in everybody of the age for it who is not known to be male.</summary>
static class Pregnancy
{
    public static IEnumerable<Part> Ask(Case c, Rule rule)
    {
        var untested = rule["untested"];
        if (c.Facts.Sex == Sex.Male) return [Parts.DoesNotApply(untested, "hCG (pregnancy test)", "the patient is male")];
        return MayBe(c, rule)
            ? [Test(c, rule), .. Parts.Diagnoses(c, "pregnancy", rule["diagnosis"]), .. UnknownSex(c, rule)]
            : [Parts.DoesNotApply(untested, "hCG (pregnancy test)", $"the patient is not of {Ages(rule)} years"), .. UnknownSex(c, rule)];
    }

    static string Ages(Rule rule) => $"{rule.Limits["age-from"].Number} to {rule.Limits["age-to"].Number}";

    // Without a whole birth date, every age that the patient may have.
    static bool MayBe(Case c, Rule rule) => c.Facts.Born is not { } born
        || (Dates.YearsBetween(born.Earliest, c.On) >= rule.Limits["age-from"].Value
            && Dates.YearsBetween(born.Latest, c.On) <= rule.Limits["age-to"].Value);

    static Part Test(Case c, Rule rule)
    {
        var question = new LabQuestion("hcg", Band.Above(rule, "hcg-above", "positive"));
        var reading = c.Read(question, r => Judge(question, r));
        var part = Parts.Lab(c, question, reading);
        var untested = rule["untested"];
        if (part.Answer == Answer.Missing)
            return part.As(untested) with { Explanation = $"{part.Explanation.TrimEnd('.')}; {untested.Action}." };
        var isNumber = reading.Judged?.Band is not null;
        if (isNumber) return part;
        var sentence = $"hCG {part.Value} ({Say.When(part.Observed)}){Say.Then(part.Answer, rule["positive"].Action)}.";
        return part with { Unit = "", Limit = "negative", Explanation = sentence };
    }

    // Of a word and a number in one result the graver counts.
    static Judged? Judge(LabQuestion question, LabResult result)
    {
        var number = question.Judge(result);
        return result.Qualitative switch
        {
            Qualitative.Positive when number?.Answer != Answer.Excluded =>
                new(result with { Value = null }, question.Mildest.Criterion.Level),
            Qualitative.Negative when number is null => new(result, Answer.Clear),
            _ => number,
        };
    }

    static IEnumerable<Part> UnknownSex(Case c, Rule rule)
    {
        if (c.Facts.Sex != Sex.Unknown) yield break;
        var unknown = rule["sex-unknown"];
        yield return Part.Of(unknown, "sex", unknown.Level, $"The patient's sex is not known: {unknown.Action}.");
    }
}
