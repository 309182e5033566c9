using System.Globalization;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Export;
using Hormesis.Model.Numerics.Kernels;
using Hormesis.Model.Numerics.Symbols;

namespace Hormesis.IntegrationTests.Models;

/// <summary>The C that CVODE gets, compiled by gcc and run, against the interpreted evaluation of the declaration.</summary>
public sealed class CSourceTests : InFolder
{
    // Prints the names' lengths, the starts, and for each point the rates, the dense and the sparse Jacobian.
    const string Main = """
        #include <stdio.h>
        #include <string.h>
        #include "model.h"
        static void print(const char *what, const double *v, int n) {
          printf("%s", what);
          for (int i = 0; i < n; i++) printf(" %.17g", v[i]);
          printf("\n");
        }
        int main(void) {
          double p[NP], q[NQ], y[N], f[N], J[N * N], vals[NNZ];
          for (int i = 0; i < NP; i++) if (scanf("%lf", p + i) != 1) return 2;
          prepare(p, q);
          start(p, y);
          print("start", y, N);
          print("scale", scale, N);
          while (scanf("%lf", y) == 1) {
            for (int i = 1; i < N; i++) if (scanf("%lf", y + i) != 1) return 3;
            rhs(y, p, q, f);
            memset(J, 0, sizeof J);
            jacd(y, p, q, J);
            jacs(y, p, q, vals);
            for (int j = 0; j < N; j++)
              for (long k = CP[j]; k < CP[j + 1]; k++)
                if (memcmp(&J[j * N + RI[k]], &vals[k], sizeof(double)) != 0) return 4;
            print("rates", f, N);
            print("jacobian", J, N * N);
          }
          return state_names[N - 1] && parameter_names[NP - 1] ? 0 : 5;
        }
        """;

    static readonly string[] Warnings = ["-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter"];

    [Theory, MemberData(nameof(Points.Solved), MemberType = typeof(Points))]
    public void The_compiled_c_computes_what_the_declaration_says(string id)
    {
        var model = Points.Model(id);
        var points = Points.Of(model);

        var said = Run(model, points);

        AssertClose(Points.Start(model), said["start"][0], _ => 0);
        Assert.Equal(model.States.Select(s => s.Scale), said["scale"][0]);
        for (var i = 0; i < points.Count; i++)
        {
            Evaluation at = new(points[i], model.DefaultParameters());
            var turnover = Points.Turnover(model, at);
            AssertClose([.. model.Rates.Select(at.Of)], said["rates"][i], state => turnover[state]);
            var jacobian = Jacobian(model, at);
            var size = jacobian.Where(double.IsFinite).Select(Math.Abs).Max();
            AssertClose(jacobian, said["jacobian"][i], _ => 1e-3 * size);
        }
    }

    Dictionary<string, double[][]> Run(ModelDeclaration model, IReadOnlyList<double[]> points)
    {
        File.WriteAllText(In("model.h"), CSource.Of(model));
        File.WriteAllText(In("main.c"), Main);
        var compiled = Tool.Run("gcc", Folder, ["-std=c11", "-O2", .. Warnings, "main.c", "-o", "main", "-lm"]);
        Assert.True(compiled.Status == 0, compiled.Error);
        File.WriteAllLines(In("points"), [Line(model.DefaultParameters()), .. points.Select(Line)]);
        var run = Tool.Run("sh", Folder, "-c", "./main < points");
        Assert.True(run.Status == 0, $"status {run.Status}: {run.Error}");
        return run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).GroupBy(l => l[0])
            .ToDictionary(g => g.Key, g => g.Select(l => l[1..].Select(Number).ToArray()).ToArray());
    }

    // By columns.
    static double[] Jacobian(ModelDeclaration model, Evaluation at)
    {
        var values = new double[model.States.Count * model.States.Count];
        foreach (var ((row, column), entry) in ModelPrograms.Jacobian(model)) values[column * model.States.Count + row] = at.Of(entry);
        return values;
    }

    // The same operations in another order: rounding, and that of terms which nearly cancel.
    static void AssertClose(double[] expected, double[] actual, Func<int, double> size)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var same = Math.Abs(expected[i] - actual[i]) <= 1e-12 * (Math.Abs(expected[i]) + size(i));
            Assert.True(same || expected[i].Equals(actual[i]), $"place {i}: {expected[i]:R} became {actual[i]:R}");
        }
    }

    static string Line(double[] values) => string.Join(' ', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    static double Number(string text) => text switch
    {
        "nan" or "-nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
