using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>The blood of one bottle by weight: what the empty bottle weighed, what was drawn, what is in it, what went back.</summary>
public readonly record struct BloodAccount
{
    /// <summary>The empty bottle with its set.</summary>
    public Mass Tare { get; init; }

    /// <summary>Bottle and what was in it, before the anticoagulant.</summary>
    public Mass BeforeLoad { get; init; }

    /// <summary>Bottle and anticoagulant, when the draw began.</summary>
    public Mass BeforeDraw { get; init; }

    /// <summary>Blood drawn, final once the draw clamp has closed.</summary>
    public ActualVolume Drawn { get; init; }

    /// <summary>Bottle and blood, when the return began.</summary>
    public Mass BeforeReturn { get; init; }

    /// <summary>Blood and anticoagulant given back, final once the return clamp has closed.</summary>
    public ActualVolume Returned { get; init; }

    /// <summary>The next pass, into the same bottle.</summary>
    public BloodAccount ForNextPass() => new() { Tare = Tare };

    /// <summary>What the bottle holds at this weight, read as blood.</summary>
    public ActualVolume Content(Mass weight) => (weight - Tare).AsBlood;

    public ActualVolume DrawnAtWeight(Mass weight) => (weight - BeforeDraw).AsBlood;
}
