using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Hormesis.Model.Numerics.Declaration;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// A model as SBML Level 3 Version 2 core. Dissolved states and amounts are species that reactions change; every other state is
/// a parameter with a rate rule. Definitions and observables are assignment rules, starts are initial assignments.
/// </summary>
public static class Sbml
{
    const string About =
        "Research software; not for treatment. A fractional power of a number that is not positive is 0, and its derivative too. "
        + "Events mark moments and change nothing.";

    internal static XNamespace Space { get; } = "http://www.sbml.org/sbml/level3/version2/core";

    static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static string Of(ModelDeclaration model)
    {
        XElement root = new(Space + "sbml", new XAttribute("level", 3), new XAttribute("version", 2), ModelElement(new(model)));
        return $"""<?xml version="1.0" encoding="UTF-8"?>{'\n'}{root}{'\n'}""".ReplaceLineEndings("\n");
    }

    static XElement ModelElement(SbmlContext context)
    {
        SbmlQuantities quantities = new(context);
        SbmlReactions reactions = new(context, quantities);
        var model = context.Model;
        var extent = context.Extent is { } unit ? context.Units.IdOf(unit) : null;
        // What stands first in the file is known last.
        var (compartments, species) = (List("listOfCompartments", quantities.Compartments()), List("listOfSpecies", quantities.Species()));
        var parameters = quantities.Parameters().ToList();
        var (happens, moments) = (List("listOfReactions", reactions.Reactions()), List("listOfEvents", reactions.Events()));
        return Element("model",
            ("id", context.IdOfModel), ("name", model.Title), ("timeUnits", "second"), ("volumeUnits", "litre"),
            ("substanceUnits", extent), ("extentUnits", extent), Notes(model.Title, model.Summary, About),
            List("listOfUnitDefinitions", context.Units.Definitions()), compartments, species, List("listOfParameters", parameters.Concat(quantities.Parts)),
            List("listOfInitialAssignments", quantities.Initial), List("listOfRules", quantities.Rules), happens, moments);
    }

    /// <summary>An element of SBML. A pair is an attribute, left out where its value is null.</summary>
    internal static XElement Element(string name, params ReadOnlySpan<object?> content)
    {
        XElement element = new(Space + name);
        foreach (var part in content)
        {
            if (part is not ITuple pair) element.Add(part);
            else if (pair[1] is { } value) element.Add(new XAttribute((string)pair[0]!, value is double x ? NumberText.Exact(x) : value));
        }
        return element;
    }

    /// <summary>A list of SBML; null where there is nothing to list.</summary>
    internal static XElement? List(string name, IEnumerable<XElement> members)
    {
        XElement list = new(Space + name, members);
        return list.HasElements ? list : null;
    }

    /// <summary>What people should know, a paragraph each; null where nothing is said.</summary>
    internal static XElement? Notes(params IEnumerable<string> paragraphs)
    {
        var said = paragraphs.Where(p => p.Length > 0).Select(p => new XElement(Xhtml + "p", p)).ToList();
        return said.Count == 0 ? null : Element("notes", new XElement(Xhtml + "body", said));
    }
}
