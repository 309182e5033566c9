using System.Globalization;
using System.Text.Json;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;
using Hormesis.Model.Treatment;
using Hormesis.Model.Validation;
using Place = Hormesis.Model.Input.Place;

namespace Hormesis.Model.Body.Course;

/// <summary>A patient's course as a model that answers validation cases.</summary>
public sealed class CourseCases : ICaseModel
{
    const string Patient = "patient", CourseName = "course", EffectsName = "effects";

    static readonly SolverOptions Tight = new() { RelativeTolerance = 1e-8, AbsoluteTolerance = 1e-10 };
    static readonly SolverOptions ForTraces = new() { RelativeTolerance = 1e-6, AbsoluteTolerance = 1e-9 };

    CourseCases()
    {
    }

    public static CourseCases Model { get; } = new();

    public string Id => "course";

    public string Summary => "a patient over the weeks of a course and after it";

    public TimeSpan Longest { get; } = TimeSpan.FromDays(730);

    public IReadOnlyList<CaseInput> Inputs { get; } =
    [
        CaseInput.Object(Patient, $"who it is: {string.Join(", ", CoursePatient.Fields)}; what is left out has its default"),
        CaseInput.Object(
            CourseName,
            "the sessions, as plan writes them, or one that is repeated: count, everyDays, and "
            + string.Join(", ", CourseTable.Shipped.Session.Select(f => f.Name)) + ", basis"),
        CaseInput.Word(EffectsName, Effects.Words, "what is taken to be true of effects on patients"),
    ];

    public IReadOnlyList<CaseObservable> Observables { get; } =
        [.. BodyModel.Declaration.Observables.Select(o => new CaseObservable(o.Name, o.Unit.Text, o.Summary))];

    public ICaseRun Prepare(JsonElement inputs, Place place)
    {
        CaseInputs given = new(inputs, place, Inputs);
        var (patient, where) = given.Object(Patient);
        var effects = Effects.Named(given.Word(EffectsName), place.Member(EffectsName).ToString());
        _ = CoursePatient.Read(patient, where);
        var (course, there) = given.Object(CourseName);
        return new Run(() => Body(patient, where, effects), CourseSessions.Read(course, there), effects);
    }

    static ParameterValues Body(JsonElement patient, Place where, EffectSet effects)
    {
        var body = CoursePatient.Read(patient, where);
        CoursePatient.SetEffects(body, effects);
        return body;
    }

    sealed class Run(Func<ParameterValues> makeBody, IReadOnlyList<CourseSession> sessions, EffectSet effects) : IBandedRun
    {
        // To four weeks after the last session, for what a course does goes on.
        public TraceSpan Usual => new(
            TimeSpan.FromDays((sessions.Count > 0 ? Math.Ceiling(sessions[^1].Day) : 0) + CourseTable.Shipped.Constant("followUpDays")),
            TimeSpan.FromDays(1), FromMoments: false);

        public CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions)
        {
            TimeSpan[] times = [.. questions.Select(q => q.At ?? TimeSpan.Zero).Distinct().Order()];
            var run = CourseRun.Of(makeBody(), sessions, times, Tight);
            var observed = run.Observe();
            return new([.. questions.Select(Value)], FailureOf(run));

            double Value(CaseQuestion question)
            {
                var at = Array.IndexOf(times, question.At ?? TimeSpan.Zero);
                return at < observed.Count ? observed[at][BodyModel.Declaration.ObservableIndex(question.Observable)] : double.NaN;
            }
        }

        public CaseTrace Trace(IReadOnlyList<TimeSpan> times, string drive = "")
        {
            if (drive.Length > 0) throw new InputException("", "a course takes no table", "leave --drive out");
            var run = CourseRun.Of(makeBody(), sessions, times, ForTraces);
            return new(
                [.. times.Take(run.Answered)],
                [.. BodyModel.Declaration.States.Select(s => new CaseColumn(s.Name, s.Unit.Text, s.Summary))], run.States,
                [.. BodyModel.Declaration.Observables.Select(o => new CaseColumn(o.Name, o.Unit.Text, o.Summary))], run.Observe(),
                FailureOf(run));
        }

        public string Assumed => $"Effects on patients: {Effects.WordOf(effects)}, {Effects.MeaningOf(effects)}.";

        public CaseBands Bands(IReadOnlyList<TimeSpan> times, int draws, ulong seed) =>
            CourseForecast.Of(makeBody, sessions, times, draws, seed, ForTraces);

        static string FailureOf(CourseRun run) => run.Failure is { } failure
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the solver stopped {(failure.Time - CourseSchedule.RunIn) / Clock.Day:G4} d into the course: {failure.Reason}")
            : "";
    }
}
