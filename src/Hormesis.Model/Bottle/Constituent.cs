using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>A constituent of plasma that ozone reacts with.</summary>
/// <param name="Id">Its name in states and parameters.</param>
/// <param name="Diffusion">The parameter that holds its diffusivity relative to ozone.</param>
/// <param name="Scale">Its typical concentration, mol/L.</param>
sealed record Constituent(string Id, string Word, string Diffusion, double Scale)
{
    public static readonly Constituent Ascorbate = new("AS", "ascorbate", "fDsmall", 5e-5);
    public static readonly Constituent Urate = new("UA", "urate", "fDsmall", 3e-4);
    public static readonly Constituent Thiol = new("SH", "thiol", "fDprotein", 5e-4);

    /// <summary>Methionine and tryptophan of proteins, as far as ozone reaches them.</summary>
    public static readonly Constituent Methionine = new("MW", "methionine and tryptophan", "fDprotein", 5e-3);

    /// <summary>Double bonds of lipids, as far as ozone reaches them.</summary>
    public static readonly Constituent Lipid = new("LI", "lipid", "fDlipoprotein", 4e-3);

    /// <summary>Tyrosine and histidine of proteins, as far as ozone reaches them.</summary>
    public static readonly Constituent Tyrosine = new("YH", "tyrosine and histidine", "fDprotein", 1e-2);

    public static IReadOnlyList<Constituent> All { get; } = [Ascorbate, Urate, Thiol, Methionine, Lipid, Tyrosine];

    public static Dictionary<Constituent, Expression> Each(Func<Constituent, Expression> of) => All.ToDictionary(c => c, of);

    /// <summary>Plasma that its diffusion moves through the interface, L/s: the flow times the root of the relative diffusivity.</summary>
    public Expression Flow(Setting s) => s.PlasmaFlow * Expression.Sqrt(s.P[Diffusion]);
}
