using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Input;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Numerics.Symbols;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body;

/// <summary>Patients and courses that tests begin from.</summary>
static class Bodies
{
    public static SolverOptions Tight { get; } = new() { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 };

    public static ModelDeclaration Model => BodyModel.Declaration;

    /// <param name="told">As a course file tells of a patient.</param>
    public static ParameterValues Patient(EffectSet effects = EffectSet.Literature, string told = "{}")
    {
        var body = CoursePatient.Read(JsonElement.Parse(told), Place.Root);
        CoursePatient.SetEffects(body, effects);
        return body;
    }

    public static ParameterValues With(this ParameterValues body, params (string Name, double Value)[] values)
    {
        foreach (var (name, value) in values) body[name] = value;
        return body;
    }

    public static IReadOnlyList<CourseSession> None => [];

    public static IReadOnlyList<CourseSession> Sessions(int count, double everyDays, double concentration = 40, int passes = 1) =>
        CourseSessions.Read(
            JsonElement.Parse(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"count":{{count}},"everyDays":{{everyDays}},"concentrationUgPerMl":{{concentration}},"passes":{{passes}}}""")),
            Place.Root);

    public static ObservedCourse Over(
        this ParameterValues body, IReadOnlyList<CourseSession> sessions, IEnumerable<double> days, SolverOptions? options = null) =>
        Over([body], sessions, days, options)[0];

    /// <summary>The same course of several bodies.</summary>
    public static IReadOnlyList<ObservedCourse> Over(
        IReadOnlyList<ParameterValues> bodies, IReadOnlyList<CourseSession> sessions, IEnumerable<double> days,
        SolverOptions? options = null) =>
        [.. new CourseBlock(bodies, sessions, [.. days.Select(d => TimeSpan.FromDays(d))]).Solve(options ?? Tight)
            .Select(rows => new ObservedCourse(rows))];

    /// <summary>From zero to the last, both included.</summary>
    public static IEnumerable<double> Days(double last, double every = 1) =>
        Enumerable.Range(0, (int)Math.Round(last / every) + 1).Select(i => i * every);

    /// <summary>The states that the model starts with.</summary>
    public static double[] Start(ModelDeclaration model, ReadOnlyMemory<double> parameters)
    {
        Evaluation start = new(Array.Empty<double>(), parameters);
        return [.. model.Starts.Select(start.Of)];
    }

    public static double Definition(this Evaluation evaluation, ModelDeclaration model, string name) =>
        evaluation.Of(model.Definitions.Single(d => d.Name == name).Symbol);
}

/// <summary>What was observed of one body, a row for each day that was asked for.</summary>
sealed class ObservedCourse(IReadOnlyList<double[]> rows)
{
    public int Count => rows.Count;

    public double this[string observable, int row] => rows[row][Bodies.Model.ObservableIndex(observable)];

    public double[] Of(string observable)
    {
        var index = Bodies.Model.ObservableIndex(observable);
        return [.. rows.Select(r => r[index])];
    }
}
