using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.FollowUp;
using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;
using Hormesis.Model.Treatment.Guardrails;

namespace Hormesis.Clinic.Protocol;

/// <summary>Why a plan is as it is, or why there is none: one step, with its number, the limit it kept and on whose word.</summary>
public sealed record Reason(string What, string Value, string Limit, string Source, Certainty Certainty);

/// <summary>What is expected of one marker, and between what.</summary>
public sealed record Prediction(string Marker, double Low, double Mid, double High, string Unit, string At)
{
    /// <summary>What it is taken to be before the first session; null where nothing was before.</summary>
    public double? Before { get; init; }

    /// <summary>What it is expected to be after the same sessions with oxygen alone; null where there is no such thing.</summary>
    public double? WithoutOzone { get; init; }
}

/// <summary>Another way that was looked at and not taken, and why.</summary>
public sealed record Alternative(string What, Reason Why);

/// <summary>Something that a physician has to look at before the course goes on, by the id under which it is accepted.</summary>
public sealed record Review(string Id, Reason Why);

/// <summary>What planning came to. A course is never half a course: it is there whole, or the reasons say why it is not.</summary>
public abstract record PlanOutcome
{
    PlanOutcome()
    {
    }

    public required Outcome Outcome { get; init; }
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>What stands behind the indication, for this route and for others.</summary>
    public required IReadOnlyList<EvidenceRow> Evidence { get; init; }

    /// <summary>A course; under <see cref="Outcome.Conditional"/> the one that holds if every caution is accepted.</summary>
    public sealed record Planned : PlanOutcome
    {
        public required Course Course { get; init; }

        /// <summary>What of the patient bounds a session that somebody sets otherwise.</summary>
        public required BodyRange Body { get; init; }

        /// <summary>The sessions that were; <see cref="Course"/> holds those to come.</summary>
        public required CourseSoFar SoFar { get; init; }

        /// <summary>What follows from physics. Nothing about the patient.</summary>
        public required IReadOnlyList<Prediction> Predicted { get; init; }

        /// <summary>Caps, by id, whose recommended height the course goes beyond: each needs a second person.</summary>
        public required IReadOnlyList<string> AboveRecommended { get; init; }

        /// <summary>What needs a physician's acceptance beside the cautions of the screening.</summary>
        public required IReadOnlyList<Review> Reviews { get; init; }
        public required IReadOnlyList<Alternative> Alternatives { get; init; }

        /// <summary>When the whole course is followed up.</summary>
        public required IReadOnlyList<VisitDates> Visits { get; init; }

        /// <summary>What is to be said beside the predictions.</summary>
        public required string PredictedNote { get; init; }
    }

    public sealed record NotPlanned : PlanOutcome;
}
