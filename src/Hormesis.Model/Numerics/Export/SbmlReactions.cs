using System.Xml.Linq;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Symbols;
using static Hormesis.Model.Numerics.Export.Sbml;

namespace Hormesis.Model.Numerics.Export;

/// <summary>What happens in an SBML file: processes that change species, and events that mark a moment.</summary>
sealed class SbmlReactions(SbmlContext context, SbmlQuantities quantities)
{
    readonly Dependence _dependence = new();

    /// <summary>Partners that are not species have their rate rules; a process among those alone is no reaction.</summary>
    public IEnumerable<XElement> Reactions() =>
        context.Model.Processes.Where(p => p.Takes.Concat(p.Gives).Any(s => context.IsSpecies(s.State))).Select(Reaction);

    /// <summary>A crossing is an event without consequences; one in either direction is two.</summary>
    public IEnumerable<XElement> Events()
    {
        foreach (var moment in context.Model.Events)
        {
            var id = context.Ids[moment.Name];
            if (moment.Direction is not Direction.Falling) yield return Event(moment, id, "gt");
            if (moment.Direction is Direction.Falling) yield return Event(moment, id, "lt");
            if (moment.Direction is Direction.Either) yield return Event(moment, context.Ids.New($"{moment.Name} falling"), "lt");
        }
    }

    XElement Reaction(Process process)
    {
        var id = context.Ids.New(process.Name);
        var partners = process.Takes.Concat(process.Gives).Select(s => s.State.Name).ToHashSet(StringComparer.Ordinal);
        var modifiers = Mentioned(process.Rate).Where(s => context.IsSpecies(s) && !partners.Contains(s.Name)).Select(s => s.Name)
            .Distinct().Order(StringComparer.Ordinal);
        return Element("reaction", ("id", id), ("name", process.Name), ("reversible", false),
            Notes(process.Source.Length > 0 ? $"Source: {process.Source}" : ""),
            List("listOfReactants", Partners(id, "takes", process.Takes)), List("listOfProducts", Partners(id, "gives", process.Gives)),
            List("listOfModifiers", modifiers.Select(name => Element("modifierSpeciesReference", ("species", context.Ids[name])))),
            Element("kineticLaw", quantities.Math(id, process.Rate)));
    }

    // Partners that are named twice take part with the sum.
    IEnumerable<XElement> Partners(string reaction, string side, IReadOnlyList<Share> shares) => shares
        .Where(s => context.IsSpecies(s.State))
        .GroupBy(s => s.State.Name, (name, parts) => (Name: name, Amount: parts.Aggregate(Expression.Zero, (sum, s) => sum + s.Amount)))
        .Select(p => Partner(reaction, side, context.Ids[p.Name], p.Amount));

    XElement Partner(string reaction, string side, string species, Expression amount)
    {
        if (amount is Expression.Constant c)
            return Element("speciesReference", ("species", species), ("stoichiometry", c.Value), ("constant", true));
        var id = context.Ids.New($"{reaction} {side} {species}");
        var changes = _dependence.StatesOf(amount).Count > 0;
        if (changes) quantities.Assign(id, amount);
        double? value = changes ? null : quantities.Start(id, amount);
        return Element("speciesReference", ("id", id), ("species", species), ("stoichiometry", value), ("constant", !changes));
    }

    XElement Event(StateEvent moment, string id, string relation) => Element("event",
        ("id", id), ("name", moment.Name), ("useValuesFromTriggerTime", true), Notes(moment.Summary),
        Element("trigger", ("initialValue", true), ("persistent", true), context.Math.Compare(moment.Crossing, relation)));

    // States by name in a formula; those within a definition are the definition's affair.
    static IEnumerable<Expression.State> Mentioned(Expression e) => e switch
    {
        Expression.State s => [s],
        Expression.Definition => [],
        _ => Dependence.Parts(e).SelectMany(Mentioned),
    };
}
