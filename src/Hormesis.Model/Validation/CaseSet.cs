using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>
/// Cases that are judged together, each with a model that has read its inputs: whatever is wrong with any of them is said
/// before anything is computed. What comes out is for <see cref="CaseEvaluation"/>.
/// </summary>
public sealed class CaseSet
{
    readonly Dictionary<string, Prepared> _byId = new(StringComparer.Ordinal);

    /// <exception cref="InputException">
    /// There are too many cases, two with one id, an unknown model, observable, input or other case, or no time where one is needed.
    /// </exception>
    public CaseSet(IReadOnlyList<ValidationCase> cases, CaseModels models)
    {
        if (cases.Count > CaseFile.MaximumCases)
            throw new InputException("", $"{cases.Count} cases are more than {CaseFile.MaximumCases}", "give fewer files");
        foreach (var @case in cases) Checked(@case, () => Add(@case, models));
        foreach (var @case in cases) Checked(@case, () => CheckExpectations(@case));
    }

    /// <summary>In the order in which they were read.</summary>
    public IReadOnlyList<ValidationCase> Cases => [.. _byId.Values.Select(p => p.Case)];

    internal Prepared this[string id] => _byId[id];

    /// <summary>A case with its model and the run that its inputs describe.</summary>
    internal sealed record Prepared(ValidationCase Case, ICaseModel Model, ICaseRun Run)
    {
        public CaseObservable Observable(string name) => Model.Observables.First(o => o.Name == name);

        public CaseQuestion Question(string observable, TimeSpan? at) =>
            new(observable, Observable(observable).Time == TimeUse.None ? null : at);
    }

    void Add(ValidationCase @case, CaseModels models)
    {
        if (_byId.TryGetValue(@case.Id, out var first))
        {
            var where = string.Join(':', new[] { first.Case.File, first.Case.Place.ToString() }.Where(part => part.Length > 0));
            throw Wrong(@case.Place, "id", $"{Shown.Quoted(@case.Id)} is the id of {where} already", "give each case an id of its own");
        }
        var model = models.Get(@case.Model, @case.Place.Member("model").ToString());
        _byId.Add(@case.Id, new(@case, model, model.Prepare(@case.Inputs, @case.Place.Member("inputs"))));
    }

    void CheckExpectations(ValidationCase @case)
    {
        foreach (var expected in @case.Expect)
        {
            CheckAsked(_byId[@case.Id].Model, expected.Observable, "observable", expected);
            if (expected.Criterion is Criterion.Against against) CheckOther(@case, expected, against);
        }
    }

    void CheckOther(ValidationCase @case, Expectation expected, Criterion.Against against)
    {
        if (!_byId.TryGetValue(against.Other, out var other))
            throw Wrong(expected.Place, against.Kind, $"there is no case {Shown.Quoted(against.Other)} in the files given", KnownIds());
        if (against.Other == @case.Id && expected.OtherObservable == expected.Observable)
            throw Wrong(expected.Place, against.Kind, "the case is compared with itself", "name another case, or ofObservable");
        CheckAsked(other.Model, expected.OtherObservable, against.OtherObservable.Length > 0 ? "ofObservable" : against.Kind, expected);
    }

    static void CheckAsked(ICaseModel model, string name, string member, Expectation expected)
    {
        if (model.Observables.FirstOrDefault(o => o.Name == name) is not { } observable)
            throw Wrong(expected.Place, member, $"{Shown.Quoted(name)} is no observable of the model {model.Id}",
                $"its observables are {string.Join(", ", model.Observables.Select(o => o.Name))}");
        if (observable.Time == TimeUse.Needed && expected.At is null)
            throw Wrong(expected.Place, "", $"no time is given, and {observable.Name} changes with it", $"give one of {Times}");
        if (observable.Time != TimeUse.None && expected.At is { } at && at.FromStart > model.Longest)
        {
            throw Wrong(
                expected.Place, "", $"{at.Words} is later than the model {model.Id} goes", $"give at most {model.Longest.TotalHours} h");
        }
    }

    static string Times => string.Join(", ", CaseTime.Fields);

    string KnownIds()
    {
        const int shown = 20;
        var ids = string.Join(", ", _byId.Keys.Take(shown).Select(Shown.Cut));
        return $"the cases are {ids}{(_byId.Count > shown ? $" and {_byId.Count - shown} more" : "")}";
    }

    static InputException Wrong(Place place, string member, string wrong, string remedy) =>
        new((member.Length > 0 ? place.Member(member) : place).ToString(), wrong, remedy);

    static void Checked(ValidationCase @case, Action check)
    {
        try
        {
            check();
        }
        catch (InputException wrong) when (@case.File.Length > 0)
        {
            throw wrong.In(@case.File);
        }
    }
}
