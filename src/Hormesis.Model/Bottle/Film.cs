using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.Model.Bottle;

/// <summary>
/// The film under the interface as states of its own: ozone that has crossed and not yet reacted, and the six constituents,
/// which diffusion from the plasma refills. It is emptied faster than it is refilled, and that decides who meets the ozone.
/// </summary>
sealed class Film
{
    readonly Setting _s;
    readonly Dictionary<Constituent, Species> _pools;

    public Film(Setting s)
    {
        _s = s;
        O3 = s.Dissolved("O3f", Expression.Zero, 4e-5, s.Places.Film, "Ozone in the film.");
        _pools = Constituent.All.ToDictionary(c => c, c => Pool(s, c));
    }

    public Species O3 { get; }

    public Species this[Constituent c] => _pools[c];

    public void DeclareExchange(Plasma plasma)
    {
        foreach (var c in Constituent.All) DeclareExchange(_s, c, plasma[c], this[c]);
    }

    internal static Species Pool(Setting s, Constituent c) =>
        s.Dissolved($"{c.Id}f", s.P[$"{c.Id}0"], c.Scale, s.Places.Film, $"In the film: {c.Word}.");

    internal static void DeclareExchange(Setting s, Constituent c, Species plasma, Species film) => s.Process(
        $"{c.Word} diffuses into the film", [plasma], [film], c.Flow(s) * (plasma.Value - film),
        "surface renewal; docs/reference/chemistry.md 5");
}
