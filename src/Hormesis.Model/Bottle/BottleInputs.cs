using Hormesis.Model.Quantities;

namespace Hormesis.Model.Bottle;

/// <summary>What is in the bottle beside gas.</summary>
public enum Medium
{
    WholeBlood,

    /// <summary>Red cells in a buffer: plasma's constituents are all but gone.</summary>
    WashedCells,

    /// <summary>No cells.</summary>
    Plasma,
}

/// <summary>What the headspace holds once it is filled.</summary>
public enum HeadspaceGas
{
    /// <summary>The mix alone.</summary>
    Replaced,

    /// <summary>The mix on top of air at 1 atm.</summary>
    Air,
}

public enum Anticoagulant
{
    None,

    /// <summary>Takes no volume.</summary>
    Heparin,

    /// <summary>Dilutes cells and plasma, by <see cref="BottleInputs.AnticoagulantPerBlood"/>.</summary>
    Citrate,
}

/// <summary>
/// One experiment with a bottle: what a person would write down of it. It turns that into the model's parameters and refuses what
/// is out of range; the model itself knows nothing of experiments.
/// </summary>
public sealed record BottleInputs
{
    static readonly InputTable Table = InputTable.Shipped;

    /// <summary>Of the mix, with the condition it is stated at.</summary>
    public required OzoneConcentration Ozone { get; init; }

    /// <summary>Without anticoagulant.</summary>
    public ActualVolume Blood { get; init; } = ActualVolume.FromMillilitres(Table["bloodVolumeMl"].Default);
    public ActualVolume Headspace { get; init; } = ActualVolume.FromMillilitres(Table["gasVolumeMl"].Default);
    public AbsolutePressure FillPressure { get; init; } = AbsolutePressure.FromBar(Table["fillPressureBarAbs"].Default);
    public HeadspaceGas HeadspaceGas { get; init; }
    public Temperature Temperature { get; init; } = Temperature.FromCelsius(Table["temperatureC"].Default);

    /// <summary>Before any anticoagulant. Plasma has none, whatever stands here.</summary>
    public Fraction Haematocrit { get; init; } = Fraction.FromValue(Table["haematocrit"].Default);
    public Mixing Mixing { get; init; } = Mixing.Reference;

    /// <summary>The whole is normal.</summary>
    public Fraction G6pdActivity { get; init; } = Fraction.FromValue(Table["g6pdActivity"].Default);
    public Medium Medium { get; init; }

    /// <summary>In plasma before any anticoagulant; null for what the medium has by itself. So for the next two.</summary>
    public MolarConcentration? Ascorbate { get; init; }
    public MolarConcentration? Urate { get; init; }
    public MolarConcentration? Thiol { get; init; }

    public Anticoagulant Anticoagulant { get; init; }

    /// <summary>Volume of solution for each volume of blood; null for what is usual with the anticoagulant.</summary>
    public Fraction? AnticoagulantPerBlood { get; init; }

    /// <summary>By name, out of <see cref="Hypotheses"/>.</summary>
    public IReadOnlyList<string> Hypotheses { get; init; } = [];

    /// <summary>The parameters of <see cref="BottleModel"/> for this experiment.</summary>
    /// <exception cref="InputException">Something is out of range, unknown or contradicts itself.</exception>
    public ParameterVector ToParameters()
    {
        var p = ParameterVector.Shipped();
        Bottle.Hypotheses.Shipped.Apply(Hypotheses, p);
        SetGas(p);
        SetBlood(p);
        return p;
    }

    void SetGas(ParameterVector p)
    {
        Table.Checked("ozoneUgPerMl", Ozone.MicrogramsPerNormalMillilitre);
        Table.Checked("fillPressureBarAbs", FillPressure.Bar);
        if (HeadspaceGas == HeadspaceGas.Air && !(FillPressure > AbsolutePressure.Atmosphere))
            throw new InputException("headspaceGas", $"on top of air no mix fits into {FillPressure}", "fill to more than 1.01325 bar");
        p["T"] = Temperature.FromCelsius(Table.Checked("temperatureC", Temperature.Celsius)).Kelvin;
        p["Vg"] = Table.Checked("gasVolumeMl", Headspace.Millilitres) / 1e3;
        p["fillPressure"] = FillPressure.Pascal;
        p["airPressure"] = HeadspaceGas == HeadspaceGas.Air ? AbsolutePressure.Atmosphere.Pascal : 0;
        p["ozoneMoleFraction"] = Ozone.MoleFraction.Value;
        p["A"] = Table.Checked("mixing", Mixing.AreaM2);
        p["kL"] = Mixing.LiquidMPerS;
        p["kG"] = Mixing.GasMPerS;
        if (!(p["kL"] > 0 && p["kG"] > 0))
            throw new InputException("mixing", "a transfer coefficient is not above zero", "give both in m/s");
    }

    void SetBlood(ParameterVector p)
    {
        var haematocrit = Medium == Medium.Plasma ? 0 : Table.Checked("haematocrit", Haematocrit.Value);
        var added = Table.Checked("anticoagulantMlPerMl", AnticoagulantPerBlood?.Value ?? UsualAnticoagulant);
        var share = 1 / (1 + added);
        p["g6pd"] = Table.Checked("g6pdActivity", G6pdActivity.Value);
        p["Vb"] = Table.Checked("bloodVolumeMl", Blood.Millilitres) / 1e3 / share;
        p["bloodShare"] = share;
        p["Hct"] = haematocrit * share;

        if (Medium == Medium.WashedCells) p.Scale(Table.WashedShare, "AS0", "UA0", "SH0", "MW0", "LI0", "YH0");
        SetPool(p, "AS0", "ascorbateUmPerL", Ascorbate);
        SetPool(p, "UA0", "urateUmPerL", Urate);
        SetPool(p, "SH0", "thiolUmPerL", Thiol);
        p.Scale((1 - haematocrit) / (1 - haematocrit + added), "AS0", "UA0", "SH0", "MW0", "LI0", "YH0", "TASrest");
        p.Scale(share, "DICstart", "DICreference"); // diluted blood of the same tension
    }

    static void SetPool(ParameterVector p, string parameter, string input, MolarConcentration? given)
    {
        if (given is { } pool) p[parameter] = Table.Checked(input, pool.MicromolesPerLitre) / 1e6;
    }

    double UsualAnticoagulant => Anticoagulant switch
    {
        Anticoagulant.None or Anticoagulant.Heparin => 0,
        Anticoagulant.Citrate => Table.CitrateMlPerMl,
        _ => throw new InputException("anticoagulant", $"{Anticoagulant} is not known", "give none, heparin or citrate"),
    };
}
