using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Validation;

/// <summary>
/// A declared model without states as one that answers cases: its observables are computed from its parameters. How a case's
/// inputs become parameters is for the model.
/// </summary>
sealed class FormulaCases(
    ModelDeclaration model, string summary, IReadOnlyList<CaseInput> inputs, Action<CaseInputs, ParameterValues> read) : ICaseModel
{
    public string Id => model.Id;

    public string Summary => summary;

    public TimeSpan Longest => CaseTime.Longest;

    public IReadOnlyList<CaseInput> Inputs => inputs;

    public IReadOnlyList<CaseObservable> Observables { get; } =
        [.. model.Observables.Select(o => new CaseObservable(o.Name, o.Unit.Text, o.Summary, TimeUse.None))];

    public ICaseRun Prepare(JsonElement given, Place place)
    {
        ParameterValues parameters = new(model);
        read(new CaseInputs(given, place, inputs), parameters);
        return new Run(model, parameters.Values);
    }

    sealed class Run(ModelDeclaration model, ReadOnlyMemory<double> parameters) : ICaseRun
    {
        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            Evaluation at = new(default, parameters);
            return new([.. questions.Select(q => at.Of(model.Observables[model.ObservableIndex(q.Observable)].Value))], "");
        }
    }
}
