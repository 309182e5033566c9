using System.CommandLine;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Cli.Verbs;

/// <summary>model [ID] --as FORM: what is made from a model's declaration; without an id the models there are.</summary>
static class ModelVerb
{
    static readonly SortedDictionary<string, Func<ModelDeclaration, string>> Forms = new(StringComparer.Ordinal)
    {
        ["page"] = ModelPage.Of,
        ["sbml"] = Sbml.Of,
        ["c"] = CSource.Of,
        ["kernel"] = model => KernelText.Of(new ModelPrograms(model)),
    };

    static readonly Argument<string?> Id = new("ID")
    {
        Description = "Which model; without it they are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<string> As = new("--as")
    {
        Description = "page (Markdown), sbml (Level 3 Version 2), c (for CVODE) or kernel (the instructions)",
        HelpName = "FORM",
        DefaultValueFactory = _ => "page",
    };

    static readonly Option<string?> Out = new("--out") { Description = "Write to this file and not to the screen", HelpName = "FILE" };

    public static Command Command { get; } = Verb.Of(
        "model", "Writes a model as a page, as SBML, as C or as the instructions of its kernels.",
        "model bottle --as sbml --out bottle.xml", Run, Id, As, Out);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        if (parsed.GetValue(Id) is not { } id) return List(screen);

        var form = parsed.GetRequiredValue(As);
        if (!Forms.TryGetValue(form, out var write))
            throw new InputException("--as", $"\"{form}\" is no form of a model", $"give one of {string.Join(", ", Forms.Keys)}");
        var model = Models.Get(id);
        if (form == "c" && model.States.Count == 0)
            throw new InputException("--as", $"{id} has no states, so CVODE has nothing to solve", "give page, sbml or kernel");
        var text = write(model);
        if (parsed.GetValue(Out) is { } file) File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        else if (screen.Json) screen.Document(new(id, form, text), Documents.Readable.ModelTextDocument);
        else screen.Line(text.TrimEnd('\n'));
        return Exit.Yes;
    }

    static int List(Screen screen)
    {
        var models = Models.Ids.Select(Models.Get)
            .Select(m => new ListedModelDocument(m.Id, m.Title, m.States.Count, m.Parameters.Count)).ToArray();
        if (screen.Json) screen.Document(models, Documents.Readable.IReadOnlyListListedModelDocument);
        else foreach (var m in models) screen.Line($"{m.Id,-12} {m.Title} ({m.States} states, {m.Parameters} parameters)");
        return Exit.Yes;
    }
}
