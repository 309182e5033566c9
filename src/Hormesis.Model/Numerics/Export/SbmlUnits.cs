using System.Xml.Linq;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model.Numerics.Export;

/// <summary>The units of a model as SBML defines them, each once, and which states are amounts of substance.</summary>
sealed class SbmlUnits
{
    // What SBML lets a species be counted in.
    static readonly string[] Substances = ["mole", "item", "gram", "kilogram"];

    readonly SbmlIds _ids = new();
    readonly SortedDictionary<string, (string Id, Unit Unit)> _defined = new(StringComparer.Ordinal);

    /// <summary>The id of a unit; SBML's own names stay what they are.</summary>
    public string IdOf(Unit unit)
    {
        if (unit.Factors is []) return "dimensionless";
        if (unit.Factors is [{ Exponent: 1, Scale: 0, Multiplier: 1 } own]) return own.Base;
        if (!_defined.TryGetValue(unit.Text, out var known)) _defined.Add(unit.Text, known = (_ids.New("unit " + unit.Text), unit));
        return known.Id;
    }

    /// <summary>The definitions of all units that were asked for, in the order of their texts.</summary>
    public IEnumerable<XElement> Definitions() => _defined.Values.Select(u => Sbml.Element(
        "unitDefinition", ("id", u.Id), ("name", u.Unit.Text), Sbml.List("listOfUnits", u.Unit.Factors.Select(f => Sbml.Element("unit",
            ("kind", f.Base), ("exponent", f.Exponent), ("scale", f.Scale), ("multiplier", f.Multiplier))))));

    /// <summary>
    /// In what a state's amount is counted: what stands before "/L" where it is dissolved, its own unit where it is in no
    /// compartment; null for what is not a substance.
    /// </summary>
    public static Unit? SubstanceOf(StateDeclaration state)
    {
        const string perLitre = "/L";
        var text = state.Unit.Text;
        if (state.In is not null)
        {
            if (!text.EndsWith(perLitre, StringComparison.Ordinal)) return null;
            text = text[..^perLitre.Length];
        }
        var unit = Unit.Parse(text);
        return unit.Factors is [{ Exponent: 1 } factor] && Substances.Contains(factor.Base) ? unit : null;
    }
}
