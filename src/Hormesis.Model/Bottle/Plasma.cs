using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The plasma outside of the film: its constituents, what ozone makes of them, and how radicals use up more of the
/// antioxidants than ozone itself.
/// </summary>
sealed class Plasma
{
    const string Source = "docs/reference/chemistry.md 5";

    readonly Setting _s;
    readonly Dictionary<Constituent, Species> _pools;

    public Plasma(Setting s)
    {
        _s = s;
        var plasma = s.Places.Plasma;
        _pools = Constituent.All.ToDictionary(
            c => c, c => s.Dissolved(c.Id, s.P[$"{c.Id}0"], c.Scale, plasma, $"In plasma: {c.Word}."));
        DHA = s.Dissolved("DHA", Expression.Zero, 1e-5, s.Places.Dehydroascorbate, "Dehydroascorbate in plasma.");
        SOH = s.Dissolved("SOH", Expression.Zero, 1e-4, plasma, "Protein sulfenate, which becomes thiol again.");
        H2O2 = s.Fast("H2O2", Expression.Zero, 1e-6, plasma, "Hydrogen peroxide in plasma.");
        LOP = s.Extra("LOP", "mol/L", Expression.Zero, 2e-4, "Lipid ozonation products.", plasma);
        HNE = s.Extra("HNE", "mol/L", Expression.Zero, 4e-6, "4-Hydroxynonenal.", plasma);
    }

    public Species DHA { get; }
    public Species SOH { get; }
    public Species H2O2 { get; }
    public Species LOP { get; }
    public Species HNE { get; }

    public Species this[Constituent c] => _pools[c];

    public void Declare(OzoneReactions ozone)
    {
        DeclareRadicals(ozone);
        Decay("thiols come back from sulfenate", SOH, "ksoh", SH);
        Decay("dehydroascorbate is hydrolysed", DHA, "kDHAhyd");
        Decay("hydrogen peroxide is lost in plasma", H2O2, "kH2O2");
        Decay("lipid ozonation products are lost", LOP, "kLOP");
        Decay("4-hydroxynonenal is lost", HNE, "kHNE");
    }

    Species AS => this[Constituent.Ascorbate];
    Species UA => this[Constituent.Urate];
    Species SH => this[Constituent.Thiol];

    // Radicals and singlet oxygen that proteins and lipids leave behind, shared among the antioxidants by concentration.
    void DeclareRadicals(OzoneReactions ozone)
    {
        var p = _s.P;
        var radicals = _s.Model.Define(
            "vRadicals", "mol/s",
            p["amp"] * (ozone[Constituent.Methionine] + ozone[Constituent.Tyrosine] + ozone[Constituent.Lipid]),
            "Antioxidants that radicals and singlet oxygen use up.", Source);
        var (ascorbate, urate, thiol) = (p["ampAS"] * AS, p["ampUA"] * UA, p["ampSH"] * SH);
        var all = ascorbate + urate + thiol + p["ampFloor"];
        _s.Process("radicals take ascorbate", [AS], [DHA], radicals * ascorbate / all, Source);
        _s.Process("radicals take urate", [new(UA, p["fUAirr"])], [], radicals * urate / all, Source);
        _s.Process("radicals take thiols", [SH], [SOH], radicals * thiol / all, Source);
    }

    void Decay(string name, Species what, string constant, params Part[] gives) =>
        _s.Process(name, [what], gives, _s.P[constant] * what * _s.Places.Plasma.Volume, Source);
}
