using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// One session as the body meets it: when, and what is in the bottle. The bottle's own physics is the bottle's; this says which
/// experiment it is for a patient of given blood.
/// </summary>
/// <param name="Day">Of the course, from 1.</param>
/// <param name="Ozone">None for a sham session with oxygen.</param>
/// <param name="Gas">For each pass.</param>
/// <param name="Blood">For each pass, without the anticoagulant.</param>
/// <param name="Return">How fast blood and anticoagulant go back.</param>
public sealed record CourseSession(
    double Day, OzoneConcentration Ozone, NormalVolume Gas, ActualVolume Blood, GaugePressure Overpressure, int Passes,
    ActualVolume Anticoagulant, ActualFlow Return)
{
    public static CourseSession Of(SessionPlan plan) => new(
        plan.Day, plan.Concentration, plan.GasVolume, plan.BloodVolume, plan.OverpressurePredicted, plan.Passes,
        plan.AnticoagulantVolume, plan.Reinfusion);

    /// <summary>From the first drop that goes back to the last, all passes together.</summary>
    public TimeSpan ReturnLasts =>
        TimeSpan.FromSeconds(Passes * (Blood.CubicMetres + Anticoagulant.CubicMetres) / Return.CubicMetresPerSecond);

    /// <summary>The same bottle whatever the day.</summary>
    internal CourseSession AnyDay => this with { Day = 1 };

    /// <summary>The bottle's parameters for blood of this patient.</summary>
    /// <exception cref="InputException">The session is no bottle that the model can be asked for.</exception>
    internal ParameterVector Bottle(ParameterValues body)
    {
        const double microToMol = 1e-6;
        var temperature = Temperature.FromCelsius(CourseTable.Shipped.Constant("bottleCelsius"));
        var pressure = AbsolutePressure.FromPascal(AbsolutePressure.Atmosphere.Pascal + Overpressure.Pascal);
        var bottle = new BottleInputs
        {
            Ozone = Ozone,
            Blood = Blood,
            Headspace = Gas.At(new(pressure, temperature)), // so the mix that is filled in is the gas that was ordered
            FillPressure = pressure,
            Temperature = temperature,
            Haematocrit = Fraction.FromValue(body["haematocritRest"]),
            G6pdActivity = Fraction.FromValue(body["g6pd"]),
            Ascorbate = MolarConcentration.FromMicromolesPerLitre(body["ascorbateRest"]),
            Urate = MolarConcentration.FromMicromolesPerLitre(body["urateRest"]),
            AnticoagulantPerBlood = Fraction.FromValue(Anticoagulant.CubicMetres / Blood.CubicMetres),
        };
        var parameters = bottle.ToParameters();
        parameters["GST"] = body["gshCellRest"] * microToMol;
        return parameters;
    }
}
