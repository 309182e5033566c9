using Hormesis.Clinic.Protocol;
using Hormesis.Device.Profiles;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;
using Hormesis.Web.Charts;

namespace Hormesis.Web.Orders;

/// <summary>What somebody asks of the designer.</summary>
/// <param name="Sessions">Of the whole course; null for as many as the indication says.</param>
/// <param name="Settings">Of the next session, by their names in a plan, where they differ from what is planned.</param>
public sealed record DesignQuestion(
    Indication Indication, ClinicalProfile Profile, int? Sessions, EffectSet Effects, IReadOnlyDictionary<string, double> Settings);

/// <summary>
/// A course as it would be: what the rules plan, the next session as somebody set it, what holds each setting, and what is expected of
/// bottle and markers. It orders nothing.
/// </summary>
public sealed record Design
{
    public required DesignQuestion Question { get; init; }

    /// <summary>Under the profile that was asked for.</summary>
    public required Clinic.Screening.Verdict Verdict { get; init; }
    public required PlanOutcome Outcome { get; init; }

    /// <summary>The next session as set; null where none is planned, or a setting is beyond its bounds.</summary>
    public SessionPlan? Next { get; init; }

    /// <summary>Ids of what it is above the recommended bounds of.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];
    public IReadOnlyList<Knob> Knobs { get; init; } = [];

    /// <summary>The course with the next session as set.</summary>
    public Course? Course { get; init; }

    /// <summary>What is expected of the patient's markers at the end.</summary>
    public IReadOnlyList<Prediction> Markers { get; init; } = [];
    public string Note { get; init; } = "";

    /// <summary>Why a setting cannot be; null when all can.</summary>
    public InputException? Wrong { get; init; }

    public PlanOutcome.Planned? Planned => Outcome as PlanOutcome.Planned;

    /// <param name="device">That would carry it out.</param>
    internal static Design Of(Chart chart, DesignQuestion question, DeviceProfile device, ServerOptions options)
    {
        var on = options.Day();
        var verdict = Clinic.Screening.Screening.Ask(chart.Facts, question.Profile, options.Settings, on, options.Rules);
        PlanOutcome outcome;
        Design nothing = new() { Question = question, Verdict = verdict, Outcome = NoOutcome(verdict, question) };
        try
        {
            outcome = Planning.Plan(chart.Facts, verdict, question.Indication, question.Profile, question.Sessions);
        }
        catch (InputException wrong)
        {
            return nothing with { Wrong = wrong };
        }
        var design = nothing with { Outcome = outcome };
        return outcome is PlanOutcome.Planned planned ? design.With(chart, planned, device, on) : design;
    }

    static PlanOutcome.NotPlanned NoOutcome(Clinic.Screening.Verdict verdict, DesignQuestion question) => new PlanOutcome.NotPlanned
    {
        Outcome = verdict.Outcome,
        Reasons = [],
        Evidence = question.Indication.Evidence,
    };

    Design With(Chart chart, PlanOutcome.Planned planned, DeviceProfile device, DateOnly on)
    {
        var first = planned.Course.Sessions[0];
        PlanGuardrails rails;
        SessionPlan next;
        IReadOnlyList<string> above;
        try
        {
            DeviceNeeds.Check(Question.Profile, device);
            rails = new(device.Range(), planned.Body, GuardrailTable.Shipped);
            (next, above) = OrderedSession.Of(first, planned, Question.Settings, device);
        }
        catch (InputException wrong)
        {
            return this with { Wrong = wrong, Course = planned.Course };
        }
        var course = planned.Course with { Sessions = [next, .. planned.Course.Sessions.Skip(1)] };
        var changed = planned with { Course = course };
        return this with
        {
            Next = next,
            Above = above,
            Knobs = Knob.Of(next, first, rails),
            Course = course,
            Markers = CourseExpectation.Of(chart.Facts, changed, Question.Effects, on),
            Note = $"{planned.PredictedNote} {CourseExpectation.Note(Question.Effects)}",
        };
    }
}
