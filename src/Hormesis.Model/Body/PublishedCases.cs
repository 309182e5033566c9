using Hormesis.Model.Body.Immune;
using Hormesis.Model.Body.Redox;
using Hormesis.Model.Body.Wounds;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Validation;

namespace Hormesis.Model.Body;

/// <summary>The published models that the body is built from, each by itself, as models that answer validation cases.</summary>
public static class PublishedCases
{
    const string Stimulus = "stimulus", Class6 = "class6", HalfLife = "halfLifeHours", Constant = "constant";
    const string PeroxideFactor = "h2o2Factor", Growth = "pathogenGrowth", Start = "pathogenStart", Variant = "variant";

    static readonly CaseInput[] Nrf2Inputs =
    [
        Parameter(Nrf2Model.Declaration, Stimulus),
        Parameter(Nrf2Model.Declaration, Class6),
        CaseInput.WordOrNumber(
            HalfLife, "h", Constant, [Constant], 0.01, 1000,
            "half-life of S1, ln 2 times the time constant; constant: it is kept up"),
    ];

    static readonly CaseInput[] GlutathioneInputs = [Parameter(GlutathioneModel.Declaration, PeroxideFactor)];

    static readonly CaseInput[] InflammationInputs =
        [Parameter(InflammationModel.Declaration, Growth), Parameter(InflammationModel.Declaration, Start)];

    static readonly CaseInput[] WoundInputs = [CaseInput.Word(Variant, ["normal", "diabetic"], "whose wound it is")];

    public static SolvedCases Nrf2 { get; } = new()
    {
        Summary = "NRF2 and KEAP1 of a cell under an electrophile",
        Longest = TimeSpan.FromDays(30),
        Inputs = Nrf2Inputs,
        Model = () => Nrf2Model.Compiled,
        Declaration = Nrf2Model.Declaration,
        Usual = new(TimeSpan.FromHours(24), TimeSpan.FromMinutes(10), FromMoments: false),
        Peak = new([Nrf2Model.FoldName, Nrf2Model.NuclearName], "peakHours", TimeSpan.FromHours(48)),
        Read = (inputs, place) => Read(Nrf2Model.Declaration, new(inputs, place, Nrf2Inputs), (given, set) =>
        {
            set("stimulus", given.Number(Stimulus));
            set("class6", given.Number(Class6));
            set("stimulusLoss", given.IsNumber(HalfLife) ? Math.Log(2) / (given.Number(HalfLife) * Clock.Hour) : 0);
        }),
    };

    public static SolvedCases Glutathione { get; } = new()
    {
        Summary = "glutathione of a liver cell under hydrogen peroxide",
        Longest = TimeSpan.FromDays(30),
        Inputs = GlutathioneInputs,
        Model = () => GlutathioneModel.Compiled,
        Declaration = GlutathioneModel.Declaration,
        Untimed = Untimed.Start,
        Usual = new(TimeSpan.FromHours(24), TimeSpan.FromMinutes(10), FromMoments: false),
        Read = (inputs, place) => Read(GlutathioneModel.Declaration, new(inputs, place, GlutathioneInputs), (given, set) =>
            set(PeroxideFactor, given.Number(PeroxideFactor))),
    };

    public static SolvedCases Inflammation { get; } = new()
    {
        Summary = "an infection and the inflammation that answers it",
        Longest = TimeSpan.FromDays(365),
        Inputs = InflammationInputs,
        Model = () => InflammationModel.Compiled,
        Declaration = InflammationModel.Declaration,
        Usual = new(TimeSpan.FromHours(200), TimeSpan.FromHours(1), FromMoments: false),
        Read = (inputs, place) => Read(InflammationModel.Declaration, new(inputs, place, InflammationInputs), (given, set) =>
        {
            set(Growth, given.Number(Growth));
            set(Start, given.Number(Start));
        }),
    };

    public static SolvedCases Wound { get; } = new()
    {
        Summary = "macrophages and repair of a dermal wound, as published",
        Longest = TimeSpan.FromDays(730),
        Inputs = WoundInputs,
        Model = () => WaughSherratt.Compiled,
        Declaration = WaughSherratt.Declaration,
        Usual = new(TimeSpan.FromDays(100), TimeSpan.FromHours(12), FromMoments: false),
        Read = (inputs, place) => Read(WaughSherratt.Declaration, new(inputs, place, WoundInputs), (given, set) =>
            set("diabetic", given.Word(Variant) == "diabetic" ? 1 : 0)),
    };

    static CaseInput Parameter(ModelDeclaration model, string name) => new ParameterInputs(model).Number(name);

    static Experiment Read(ModelDeclaration model, CaseInputs given, Action<CaseInputs, Action<string, double>> read)
    {
        ParameterValues parameters = new(model);
        read(given, (name, value) => parameters[name] = value);
        return Experiment.FromStart(parameters.Values);
    }
}
