using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>REC-01 and CI-20: the person whom the record is about.</summary>
static class Person
{
    public static IEnumerable<Part> Alive(Case c, Rule rule)
    {
        var deceased = rule["deceased"];
        var died = c.Facts.Died;
        var isDead = died is not null ? !Dates.IsAfter(died, c.On) : c.Facts.IsDeceased;
        yield return Part.Of(deceased, rule.Question, isDead ? deceased.Level : Answer.Clear, isDead
            ? $"The record says that the patient died ({Say.When(died)}): {deceased.Action}."
            : "The record knows of no death up to this day.") with
        {
            Value = isDead ? "deceased" : "alive",
            Observed = died,
        };
    }

    public static IEnumerable<Part> Adult(Case c, Rule rule)
    {
        var adult = rule.Limits["adult-from"];
        yield return c.Facts.Born is { } born
            ? OfAge(c, rule, born) with { Observed = born, Unit = adult.Unit, Limit = $"≥ {adult.Number}", Source = adult.Source }
            : Part.Of(rule["unknown"], "date of birth", rule["unknown"].Level,
                $"The date of birth is not known: {rule["unknown"].Action}.");
    }

    // A birth date that is a month or a year: the youngest that the patient may be.
    static Part OfAge(Case c, Rule rule, FactDate born)
    {
        var minor = rule["minor"];
        var adult = rule.Limits["adult-from"];
        var age = Dates.YearsBetween(born.Latest, c.On);
        var answer = age >= adult.Value ? Answer.Clear : minor.Level;
        var years = born.IsWhole ? $"{age} years old" : $"at least {age} years old";
        var sentence = $"The patient is {years}, where {adult.Number} is the least{Say.Then(answer, minor.Action)}.";
        return Part.Of(minor, "age", answer, sentence) with { Value = Say.Number(age) };
    }
}
