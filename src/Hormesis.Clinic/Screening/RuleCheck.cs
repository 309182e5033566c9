using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// Holds a centre's rule set against the shipped one. The same rules, limits and criteria have to be there, in the same units. Nothing
/// that excludes, and nothing that has to be known, may let more patients pass; a caution may, with a version, an author and a reason.
/// </summary>
static class RuleCheck
{
    const int TextLengthMaximum = 1000;
    const int ChangesMaximum = 200;
    const int DaysMaximum = 36_500;

    /// <exception cref="InputException">It may not be used; names the rule and what to do.</exception>
    public static void Check(RuleSet set, RuleSet shipped)
    {
        Text("about", set.About);
        Text("version", set.Version);
        Text("author", set.Author);
        CheckChanges(set, shipped);
        CheckAges(set, shipped);
        CheckRules("rules", set.Rules, shipped.Rules, set, shipped);
        CheckRules("bag", set.Bag, shipped.Bag, set, shipped);
        CheckRules("room", set.Room, shipped.Room, set, shipped);
        CheckRules("breath", set.Breath, shipped.Breath, set, shipped);
    }

    static void CheckChanges(RuleSet set, RuleSet shipped)
    {
        if (set.Changes.Count > ChangesMaximum)
            throw new InputException("changes", $"{set.Changes.Count} are more than the {ChangesMaximum} that are read", "leave some out");
        foreach (var (change, i) in set.Changes.Select((c, i) => (c, i)))
        {
            Text($"changes[{i}].reason", change.Reason);
            var rule = shipped.All.FirstOrDefault(r => r.Id == change.Rule);
            if (rule is null || !(rule.Limits.ContainsKey(change.Of) || rule.Criteria.ContainsKey(change.Of)))
            {
                var read = Shown.Quoted($"{change.Rule} {change.Of}");
                throw new InputException($"changes[{i}]", $"{read} is no limit or criterion of a rule", "name one of the file");
            }
        }
    }

    static void CheckAges(RuleSet set, RuleSet shipped)
    {
        var known = shipped.Validities.Select(v => v.Of).Concat(shipped.Ageless.Select(a => a.Of)).ToList();
        var given = set.Validities.Select(v => v.Of).Concat(set.Ageless.Select(a => a.Of)).ToList();
        Same("validities", "results that age or do not", given, known);
        foreach (var (age, i) in set.Validities.Select((v, i) => (v, i)))
        {
            Text($"validities[{i}].source", age.Source);
            var most = shipped.Validities.FirstOrDefault(v => v.Of == age.Of)?.Days ?? DaysMaximum;
            if (age.Days < 0 || age.Days > most)
                throw new InputException(
                    $"validities[{i}].days", $"{Shown.Quoted(age.Of)} may count for {age.Days} days, and the shipped rules say {most}",
                    "a result may count for fewer days, never for more");
        }
        foreach (var (age, i) in set.Ageless.Select((a, i) => (a, i)))
        {
            Text($"ageless[{i}].source", age.Source);
            if (!shipped.Ageless.Any(a => a.Of == age.Of))
                throw new InputException($"ageless[{i}]", $"{Shown.Quoted(age.Of)} ages", "give the days that it counts for in validities");
        }
    }

    static void CheckRules(string list, IReadOnlyList<Rule> given, IReadOnlyList<Rule> known, RuleSet set, RuleSet shipped)
    {
        Same(list, "rules", [.. given.Select(r => r.Id)], [.. known.Select(r => r.Id)]);
        for (var i = 0; i < given.Count; i++)
        {
            var (rule, its) = (given[i], known.First(k => k.Id == given[i].Id));
            Text($"{list}[{i}].question", rule.Question);
            Same($"{list}[{i}].limits", $"limits of {rule.Id}", [.. rule.Limits.Keys], [.. its.Limits.Keys]);
            Same($"{list}[{i}].criteria", $"criteria of {rule.Id}", [.. rule.Criteria.Keys], [.. its.Criteria.Keys]);
            foreach (var (name, limit) in rule.Limits)
            {
                var change = new ChangeCheck(rule.Id, name, $"{list}[{i}].limits.{name}", set, shipped);
                Text($"{change.Place}.source", limit.Source);
                change.Limit(limit, its.Limits[name]);
            }
            foreach (var (name, criterion) in rule.Criteria)
            {
                var change = new ChangeCheck(rule.Id, name, $"{list}[{i}].criteria.{name}", set, shipped);
                Text($"{change.Place}.source", criterion.Source);
                Text($"{change.Place}.action", criterion.Action);
                change.Criterion(criterion, its.Criteria[name]);
            }
        }
    }

    static void Same(string place, string what, IReadOnlyList<string> given, IReadOnlyList<string> known)
    {
        if (known.FirstOrDefault(k => !given.Contains(k)) is { } left)
            throw new InputException(place, $"{Shown.Quoted(left)} is missing among the {what}", "take it from screen --print-rules");
        if (given.FirstOrDefault(g => !known.Contains(g)) is { } more)
            throw new InputException(place, $"{Shown.Quoted(more)} is none of the {what} that the program asks", "take it out");
        if (given.GroupBy(g => g).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InputException(place, $"{Shown.Quoted(twice.Key)} is given twice among the {what}", "take one out");
    }

    static void Text(string place, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new InputException(place, "this is empty", "say it in words");
        if (text.Length > TextLengthMaximum)
            throw new InputException(place, $"{text.Length} characters are more than {TextLengthMaximum}", "say it shorter");
    }
}
