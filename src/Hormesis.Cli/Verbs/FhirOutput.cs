using System.CommandLine;
using System.Text.Json.Nodes;
using Hormesis.Cli.Output;
using Hormesis.Model;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>The option --fhir of screen, plan and treat: their result as a FHIR R4 Bundle in a file.</summary>
static class FhirOutput
{
    public static Option<string?> Option() => new("--fhir")
    {
        Description = "Also write the result as a FHIR R4 Bundle",
        HelpName = "FILE.json",
    };

    /// <summary>Writes what the option asks for; makes and writes nothing when it was not given.</summary>
    public static void Write(ParseResult parsed, Option<string?> option, Func<JsonObject> make, Screen screen)
    {
        if (parsed.GetValue(option) is { } path) Write(path, option.Name, make(), screen);
    }

    /// <exception cref="InputException">The name of the file is empty.</exception>
    public static void Write(string path, string option, JsonObject resource, Screen screen)
    {
        if (path.Length == 0) throw new InputException(option, "the name of the file is empty", "name a file");
        File.WriteAllBytes(path, FhirExport.Utf8(resource));
        screen.Note($"FHIR written to {path}");
    }
}
