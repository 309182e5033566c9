using System.Text;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Model.Numerics.Export;

/// <summary>
/// A model in C, for a solver written in C: rates, dense and sparse Jacobian, starts, and what is computed once for a patient. It
/// is made from the same programs as the kernels, so that a comparison of solvers is one of solvers.
/// </summary>
public static class CSource
{
    const string Inputs = "const double *restrict y, const double *restrict p, const double *restrict q";

    public static string Of(ModelDeclaration model)
    {
        Preparation preparation = new();
        var rates = ModelPrograms.Program("rates", model.Rates, preparation);
        var entries = ModelPrograms.Jacobian(model).OrderBy(e => (e.Key.Column, e.Key.Row)).ToList();
        var jacobian = ModelPrograms.Program("jacobian", [.. entries.Select(e => e.Value)], preparation);
        var places = entries.Select(e => e.Key).ToList();

        StringBuilder c = new();
        WriteHead(c, model, preparation.Count, places);
        Function(c, "prepare(const double *restrict p, double *restrict q)", preparation.Build(), "q",
            "what depends on parameters alone: once for a patient and segment");
        Function(c, "start(const double *restrict p, double *restrict y)", ModelPrograms.Program("start", model.Starts, null), "y",
            "where the states start");
        Function(c, $"rhs({Inputs}, double *restrict f)", rates, "f", "dy/dt");
        Function(c, $"jacd({Inputs}, double *restrict J)", Dense(jacobian, places, model.States.Count), "J",
            "df/dy by columns, dense; J is all zero before, as CVODE hands it over");
        Function(c, $"jacs({Inputs}, double *restrict vals)", jacobian, "vals", "df/dy by columns, in the places of CP and RI");
        return c.ToString();
    }

    static void WriteHead(StringBuilder c, ModelDeclaration model, int prepared, List<(int Row, int Column)> places)
    {
        var ends = Enumerable.Range(0, model.States.Count + 1).Select(column => places.Count(e => e.Column < column));
        c.Append($"/* {Comment(model.Title)}: made from its declaration by hormesis model {model.Id} --as c */\n");
        c.Append("#include <math.h>\n\n");
        c.Append($"#define N {model.States.Count} /* states */\n");
        c.Append($"#define NP {Math.Max(1, model.Parameters.Count)} /* parameters; at least 1, for C has no array of none */\n");
        c.Append($"#define NQ {Math.Max(1, prepared)} /* values that prepare computes, at least 1 */\n");
        c.Append($"#define NNZ {places.Count} /* entries of the Jacobian that are not always zero */\n\n");
        Array(c, "static const char *const state_names[N]", model.States.Select(s => Quoted(s.Name)));
        Array(c, "static const char *const parameter_names[NP]", model.Parameters.Select(p => Quoted(p.Name)).DefaultIfEmpty("\"\""));
        Array(c, "static const double scale[N]", model.States.Select(s => NumberText.Exact(s.Scale)));
        Array(c, "static const long CP[N + 1]", ends.Select(e => $"{e}"));
        Array(c, "static const long RI[NNZ]", places.Select(e => $"{e.Row}"));
    }

    static KernelProgram Dense(KernelProgram sparse, List<(int Row, int Column)> places, int states) => sparse with
    {
        Stores = sparse.Stores.SelectMany(values => values, (values, index) => (Value: values.Key, Index: index))
            .ToLookup(s => s.Value, s => places[s.Index].Column * states + places[s.Index].Row),
    };

    static void Array(StringBuilder c, string declaration, IEnumerable<string> values)
    {
        c.Append($"{declaration} = {{\n");
        foreach (var line in values.Chunk(8)) c.Append($"  {string.Join(", ", line)},\n");
        c.Append("};\n");
    }

    static void Function(StringBuilder c, string head, KernelProgram program, string result, string meaning) =>
        c.Append($"\n/* {meaning} */\nstatic void {head} {{\n").Append(CFunction.Body(program, result)).Append("}\n");

    static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    static string Comment(string text) => text.Replace("*/", "* /", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
