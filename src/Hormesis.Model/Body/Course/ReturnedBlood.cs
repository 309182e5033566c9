using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// What one pass brings back beside blood as it was drawn, in amounts: the bottle's outcome in the body's terms. How fast it comes
/// and what becomes of it is for the body.
/// </summary>
/// <param name="ElectrophileMicromoles">Lipid ozonation products and 4-hydroxynonenal.</param>
/// <param name="AscorbateMicromoles">Ascorbate that the blood lacks; so for urate and glutathione.</param>
/// <param name="FreeHaemoglobinMilligrams">From cells that lysed in the bottle.</param>
/// <param name="MethaemoglobinLitres">Methaemoglobin beyond rest, as litres of red cells full of it.</param>
/// <param name="DamagedLitres">Red cells that will not live out their time.</param>
/// <param name="LysedLitres">Red cells that did not come back, for they lysed in the bottle.</param>
/// <param name="Absorbed">Ozone that the blood took up.</param>
public readonly record struct ReturnedBlood(
    double ElectrophileMicromoles, double AscorbateMicromoles, double UrateMicromoles, double GlutathioneMicromoles,
    double FreeHaemoglobinMilligrams, double MethaemoglobinLitres, double DamagedLitres, double LysedLitres,
    OzoneMass Absorbed)
{
    const double MicromolesPerMole = 1e6;

    /// <param name="state">Of <see cref="BottleModel"/> when the return begins.</param>
    internal static ReturnedBlood From(ReadOnlySpan<double> parameters, ReadOnlySpan<double> state, ParameterValues body)
    {
        var p = BottlePlaces.Shipped;
        var plasma = parameters[p.Volume] * (1 - parameters[p.Haematocrit]);
        var cells = parameters[p.Volume] * parameters[p.Haematocrit];
        var spent = state[p.GSH] / (parameters[p.Glutathione] - 2 * parameters[p.GSSGStart]);
        var exhausted = CourseTable.Shipped.Constant("exhaustedShare");
        var damage = Math.Pow(
            Math.Max(state[p.Damage], 0) / CourseTable.Shipped.Constant("damageHalfMol"), CourseTable.Shipped.Constant("damageExponent"));
        var doomed = Math.Max(damage / (1 + damage), Math.Clamp((exhausted - spent) / exhausted, 0, 1));
        var haemoglobin = body["haemoglobinRest"] / body["haematocritRest"]; // g for each dL of cells
        return new(
            MicromolesPerMole * plasma * Math.Max(state[p.LOP] + state[p.HNE], 0),
            MicromolesPerMole * plasma * (parameters[p.AscorbateStart] - state[p.Ascorbate]),
            MicromolesPerMole * plasma * (parameters[p.UrateStart] - state[p.Urate]),
            // The little that is oxidised when it is drawn is reduced in the bottle, which is no gain.
            MicromolesPerMole * cells * Math.Max(parameters[p.Glutathione] - 2 * parameters[p.GSSGStart] - state[p.GSH], 0),
            state[p.Lysed] * cells * haemoglobin * 10 * 1e3,
            cells * Math.Max(state[p.Methaemoglobin] - parameters[p.MethaemoglobinStart], 0),
            cells * doomed * (1 - state[p.Lysed]),
            cells * state[p.Lysed],
            OzoneMass.FromMoles(Math.Max(state[p.Absorbed], 0)));
    }

    /// <summary>Where the bottle keeps what is read here.</summary>
    sealed record BottlePlaces
    {
        public static BottlePlaces Shipped { get; } = new();

        public int Volume { get; } = ParameterVector.Place("Vb");
        public int Haematocrit { get; } = ParameterVector.Place("Hct");
        public int Glutathione { get; } = ParameterVector.Place("GST");
        public int GSSGStart { get; } = ParameterVector.Place("GSSGstart");
        public int AscorbateStart { get; } = ParameterVector.Place("AS0");
        public int UrateStart { get; } = ParameterVector.Place("UA0");
        public int MethaemoglobinStart { get; } = ParameterVector.Place("MHbStart");
        public int LOP { get; } = State("LOP");
        public int HNE { get; } = State("HNE");
        public int Ascorbate { get; } = State("AS");
        public int Urate { get; } = State("UA");
        public int GSH { get; } = State("GSH");
        public int Lysed { get; } = State("FH");
        public int Damage { get; } = State("D");
        public int Methaemoglobin { get; } = State("MHb");
        public int Absorbed { get; } = State("O3absorbed");

        static int State(string name) => BottleModel.Declaration.StateIndex(name);
    }
}
