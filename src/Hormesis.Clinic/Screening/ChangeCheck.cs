using Hormesis.Model;

namespace Hormesis.Clinic.Screening;

/// <summary>Whether one limit or criterion of a centre's set may be as it is, against the shipped one.</summary>
sealed record ChangeCheck(string Rule, string Of, string Place, RuleSet Set, RuleSet Shipped)
{
    public void Limit(Limit given, Limit its)
    {
        if (given.Unit != its.Unit) throw Wrong($"its unit is {its.Unit} (read {given.Unit})", "give the number in this unit");
        if (given.Tighter != its.Tighter || given.Absolute != its.Absolute)
            throw Wrong("which way a limit is tighter, and whether it is absolute, is not for a centre to say", "leave both as shipped");
        if (!double.IsFinite(given.Value) || given.Value < 0)
            throw Wrong($"{given.Number} is no limit", "give a number of at least zero");
        if (its.Unit is "d" or "mo" or "a" && given.Value != Math.Floor(given.Value))
            throw Wrong($"{given} is no whole number", "count whole days, months or years");
        if (!given.IsLooserThan(its)) return;
        var wrong = $"{Rule} would let more patients pass with {given} than with the shipped {its}";
        if (its.Tighter == Tighter.Fixed) throw Wrong($"{given} is not the {its} that the device holds by itself", "leave it as shipped");
        if (its.Absolute) throw Wrong(wrong, "an absolute limit may be drawn tighter, never looser");
        Reasoned(wrong);
    }

    public void Criterion(Criterion given, Criterion its)
    {
        var isCaution = given.Level == Answer.Caution;
        if (isCaution == (given.Overridable == Overridable.Nobody))
            throw Wrong("its level and who may accept it do not agree", "a caution is for a physician, anything else for nobody");
        if (its.Required && !given.Required) throw Wrong($"{Rule} would no longer ask for an answer", "leave it required");
        if (its.Level == Answer.Excluded && its.Scope == Scope.Always && given.Scope == Scope.Today)
            throw Wrong($"{Rule} would exclude for the day only", "leave its scope as shipped");
        var isMilder = Gravity(given.Level) < Gravity(its.Level);
        if (isMilder && its.Level != Answer.Caution)
            throw Wrong($"{Rule} would answer {Word(given)} where the shipped rules say {Word(its)}", "an absolute rule is made no milder");
        if (isMilder || (isCaution && its.Level == Answer.Caution && given.Overridable < its.Overridable))
            Reasoned($"{Rule} would be milder than the shipped rule");
    }

    // What is relative may be changed by somebody who says who, why, and that the set is another one.
    void Reasoned(string wrong)
    {
        if (Set.Version == Shipped.Version) throw Wrong($"{wrong}, under the shipped version", "give the set a version of its own");
        if (Set.Author == Shipped.Author) throw Wrong($"{wrong}, under the shipped author", "say who answers for it in author");
        if (!Set.Changes.Any(c => c.Rule == Rule && c.Of == Of))
            throw Wrong(wrong, $"give the reason in changes, with rule {Rule} and of {Of}");
    }

    static string Word(Criterion criterion) => criterion.Level.ToString().ToLowerInvariant();

    static int Gravity(Answer answer) => answer switch
    {
        Answer.Excluded => 3,
        Answer.Missing => 2,
        Answer.Caution => 1,
        _ => 0,
    };

    InputException Wrong(string wrong, string remedy) => new(Place, wrong, remedy);
}
