using System.Globalization;
using Hormesis.Model.Quantities;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// The gas in the closed bottle. Ideal gas; what dissolves is left out, so that every pressure here is the most that it can be.
/// </summary>
sealed record Filling(ClinicalProfile Profile, PlanningRules Rules, ActualVolume Blood)
{
    public ActualVolume Anticoagulant => Profile.Anticoagulant.VolumeFor(Blood);
    public ActualVolume Headspace => ActualVolume.FromMillilitres(Profile.Bottle.Value) - Blood - Anticoagulant;
    public NormalVolume Gas => NormalVolume.FromNormalMillilitres(Profile.GasForBlood.Value * Blood.Millilitres);
    public GaugePressure Ceiling => GaugePressure.FromBar(Profile.Caps[Caps.Overpressure].Recommended);

    /// <summary>
    /// The headspace holds air at ambient pressure; the gas comes on top of it. Where the bottle is evacuated first, the gas takes the
    /// place of the air that was taken out.
    /// </summary>
    public GaugePressure Rise => RiseAt(Rules.GasTemperature.Value);

    public GaugePressure RiseAt(double celsius) =>
        Profile.Pressurised ? Gas.RiseIn(Headspace, Temperature.FromCelsius(celsius)) : GaugePressure.Zero;

    /// <summary>False also when the headspace is no volume at all.</summary>
    public bool IsWithinCeiling => Headspace > ActualVolume.Zero && Rise <= Ceiling;

    /// <summary>Volumes of the headspace that wash the air out: by exponential dilution n = ln(1 / share left).</summary>
    public double FlushVolumes => Math.Log(100 / Rules.AirLeftAfterFlush.Value);

    /// <summary>Ozone in a headspace that holds nothing but the mix at ambient pressure.</summary>
    public OzoneMass FlushedWith(OzoneConcentration mix) => mix * FlushedGas;

    /// <summary>The mix with which a flushed headspace holds just this dose.</summary>
    public OzoneConcentration FlushedMixFor(OzoneMass dose) =>
        OzoneConcentration.FromMicrogramsPerNormalMillilitre(dose.Micrograms / FlushedGas.NormalMillilitres);

    NormalVolume FlushedGas =>
        Headspace.GasAt(new(AbsolutePressure.Atmosphere, Temperature.FromCelsius(Rules.GasTemperature.Value)));

    public Reason WhyThisPressure()
    {
        var cap = Profile.Caps[Caps.Overpressure];
        if (!Profile.Pressurised) return new(
            $"The bottle is evacuated by as much as {Gas} of gas will fill, so that it ends at ambient pressure.",
            Rise.ToString(), $"≤ {Ceiling}", cap.Source, cap.Certainty);
        return new(
            $"Filling fixes the pressure: {Gas} of gas on top of the air in {Text(Headspace.Millilitres)} mL raise it by {Rise} at"
            + $" {Rules.GasTemperature.Number} °C. The ceiling is where filling stops, not what is ordered: the ozone mass is.",
            Rise.ToString(), $"≤ {Ceiling}", cap.Source, cap.Certainty);
    }

    /// <summary>How the same dose is given with hardly any overpressure.</summary>
    public Reason WithoutOverpressure(OzoneConcentration mix)
    {
        var (dose, flushed) = (mix * Gas, FlushedWith(mix));
        var (cap, weaker) = (Profile.Caps[Caps.Concentration], FlushedMixFor(dose).MicrogramsPerNormalMillilitre);
        var usual = weaker < cap.RecommendedFrom ? $", below the {Text(cap.RecommendedFrom)} that is recommended" : "";
        var then = flushed > dose
            ? $"more than the dose of {Text(dose.Micrograms)} µg, so take {Text(weaker)} µg/NmL{usual}"
            : $"which is not more than the dose of {Text(dose.Micrograms)} µg";
        return new(
            $"For a fill at hardly any overpressure, flush the headspace with the mix to the ozone destruct: more than {Text(FlushVolumes)}"
            + $" of its volumes leave less than {Rules.AirLeftAfterFlush} of the air. With {mix} it then holds"
            + $" {Text(flushed.Micrograms)} µg at ambient pressure, {then}.",
            $"{Text(flushed.Micrograms)} µg", $"{Text(dose.Micrograms)} µg",
            Rules.AirLeftAfterFlush.Source, Rules.AirLeftAfterFlush.Certainty);
    }

    /// <summary>What the bottle will show, and what lies in its headspace in the first and in the last session.</summary>
    public IReadOnlyList<Prediction> Predict(IReadOnlyList<OzoneConcentration> mixes) =>
    [
        new("bottle overpressure", RiseAt(Rules.GasTemperatureLow.Value).Bar, Rise.Bar, RiseAt(Rules.GasTemperatureHigh.Value).Bar,
            "bar", "end of filling, every session"),
        Ozone(mixes[0], "first"),
        Ozone(mixes[^1], "last"),
    ];

    Prediction Ozone(OzoneConcentration mix, string session)
    {
        var mid = (mix * Gas).Micrograms / Headspace.Millilitres;
        var off = Rules.ConcentrationTolerance.Value / 100;
        return new($"ozone in the headspace, {session} session", mid * (1 - off), mid, mid * (1 + off), "ug/mL", "end of filling");
    }

    static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
