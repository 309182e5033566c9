using System.Text.Json;
using Hormesis.Model.Input;
using Hormesis.Model.Validation;

namespace Hormesis.Tests.Model.Validation;

/// <summary>Something that decays at a rate of its own: the answers are known in closed form.</summary>
sealed class DecayModel : ICaseModel
{
    static readonly string[] HowWords = ["exponential", "linear"];

    public string Id => "decay";
    public string Summary => "first-order decay";
    public TimeSpan Longest => TimeSpan.FromHours(10);

    public IReadOnlyList<CaseInput> Inputs { get; } =
    [
        CaseInput.Number("start", "µmol/L", 100, 0, 1000, "amount at the start"),
        CaseInput.Number("halfLifeMinutes", "min", 1, 0.001, 100, "time until half is gone"),
        CaseInput.Word("how", HowWords, "law of decay"),
        CaseInput.WordOrNumber("mixing", "m2", "reference", ["still", "reference"], 0, 1, "interface"),
        CaseInput.SwitchesOf("hypothesis", ["noDecay", "broken"], "other ways to see it"),
    ];

    public IReadOnlyList<CaseObservable> Observables { get; } =
    [
        new("left", "µmol/L", "what is left"),
        new("leftAtMost", "µmol/L", "what is left; without a time, the peak", TimeUse.Optional),
        new("start", "µmol/L", "what there was", TimeUse.None),
        new("logOfLess", "1", "not a number from the first half-life on"),
    ];

    /// <summary>How many runs were solved, each for how many questions.</summary>
    public List<int> Asked { get; } = [];

    public ICaseRun Prepare(JsonElement inputs, Place place)
    {
        var given = new CaseInputs(inputs, place, Inputs);
        var switches = given.SwitchesOn("hypothesis");
        return new Run(this, given.Number("start"), given.Number("halfLifeMinutes"), switches.Contains("broken"));
    }

    sealed class Run(DecayModel model, double start, double halfLife, bool isBroken) : ICaseRun
    {
        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            model.Asked.Add(questions.Count);
            return isBroken
                ? new([.. questions.Select(_ => double.NaN)], "the solver gave up at 3 s")
                : new([.. questions.Select(q => Value(q.Observable, q.At))], "");
        }

        double Value(string observable, TimeSpan? at) => observable switch
        {
            "start" => start,
            "left" or "leftAtMost" => start * Math.Pow(0.5, (at?.TotalMinutes ?? 0) / halfLife),
            _ => Math.Log(1 - at!.Value.TotalMinutes / halfLife),
        };
    }
}
