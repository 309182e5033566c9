using System.Text.Json;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Treatment;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Charts;
using Microsoft.EntityFrameworkCore;
using StoredCourse = Hormesis.Store.Keeping.Course;

namespace Hormesis.Web.Orders;

/// <summary>
/// An order as it stands: what was ordered, on what screening, what was signed, and what stands between it and a session.
/// </summary>
/// <param name="Session">As it is in the order's own bytes.</param>
/// <param name="Open">Empty when the session may be set up.</param>
sealed record OrderState(
    PlanPaper Paper, SessionPlan Session, StoredCourse Course, ScreeningPaper Screening, Verdict Verdict,
    IReadOnlyList<Signature> Signatures, IReadOnlyList<OpenPoint> Open, IReadOnlyList<ToBeAccepted> ToAccept)
{
    /// <summary>Signed by a physician as an order.</summary>
    public bool IsOrdered => Signatures.Any(s => s.RecordId == Paper.Id && s.Meaning == SignatureMeaning.Ordered);
}

/// <summary>Something that a physician may take on themselves: a caution, a value above what is recommended, a review.</summary>
/// <param name="IsOfOrder">Signed on the order; else on the screening.</param>
public sealed record ToBeAccepted(string Id, string Why, bool NeedsSecond, bool IsOfOrder);

/// <summary>Courses and their orders, written down and read back. It judges by the clinic's rules alone.</summary>
sealed class OrderDesk(ClinicStore store, PatientCharts charts)
{
    /// <summary>Writes down a screening as the rules answered it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> Screen(Guid account, Verdict verdict, Guid? course, DateTimeOffset at)
    {
        var paper = PaperOf(verdict, account, course, at);
        await store.Write(Acting.Now, context => context.Screenings.Add(paper));
        return paper.Id;
    }

    /// <summary>Writes down the next session of a course: the course too where it is its first.</summary>
    /// <param name="courseId">Null for a new course.</param>
    /// <returns>The order's id. It is nothing yet that anybody may carry out: nobody signed it.</returns>
    /// <exception cref="InputException">The design has no next session.</exception>
    public async Task<Guid> Order(Guid account, Chart chart, Design design, Guid? courseId, DateTimeOffset at)
    {
        if (design is not { Next: { } next, Planned: { } planned })
            throw design.Wrong ?? new InputException("", "no session is planned", "see the reasons, and what is missing");
        var course = courseId ?? Guid.CreateVersion7(at);
        var screening = PaperOf(design.Verdict, account, course, at);
        var json = JsonSerializer.SerializeToUtf8Bytes(next, TreatmentJson.Default.SessionPlan);
        PlanPaper paper = new()
        {
            Id = Guid.CreateVersion7(at),
            PatientId = chart.Id,
            CourseId = course,
            Json = json,
            Sha256 = Paper.HashOf(json),
            AccountId = account,
            At = at,
            Number = next.Session,
            ScreeningId = screening.Id,
        };
        await store.Write(Acting.Now, context =>
        {
            if (courseId is null) context.Courses.Add(NewCourse(course));
            else if (context.Courses.Find(course) is not { State: CourseState.Open })
                throw new StoreRefusal("the course is no longer open", "begin another one");
            context.Screenings.Add(screening);
            context.Plans.Add(paper);
        });
        return paper.Id;

        StoredCourse NewCourse(Guid id) => new()
        {
            Id = id,
            PatientId = chart.Id,
            Indication = design.Question.Indication.Code,
            Profile = design.Question.Profile.Id,
            Sessions = planned.Course.Sessions[^1].Session,
            State = CourseState.Open,
            AccountId = account,
            At = at,
        };
    }

    /// <summary>How an order stands; null for one that is not there.</summary>
    public OrderState? Find(Guid plan)
    {
        using var context = store.Read();
        if (context.Plans.SingleOrDefault(p => p.Id == plan) is not { } paper) return null;
        var course = context.Courses.Single(c => c.Id == paper.CourseId);
        var screening = context.Screenings.Single(s => s.Id == paper.ScreeningId);
        var signatures = context.Signatures.Where(s => s.RecordId == plan || s.RecordId == screening.Id).OrderBy(s => s.At).ToList();
        var session = JsonSerializer.Deserialize(paper.Json, TreatmentJson.Default.SessionPlan)
            ?? throw new JsonException($"order {plan} holds no plan");
        var verdict = VerdictOf(screening);
        var (above, reviews) = charts.Read(paper.PatientId) is { } chart ? AsPlannedToday(chart, session, course, verdict) : ([], []);
        var open = Open(paper, session, course, verdict, signatures, context.Sessions.Any(s => s.PlanId == plan));
        return new(
            paper, session, course, screening, verdict, signatures,
            [.. open, .. Acceptances.Open(verdict, Given(signatures), above, reviews), .. DeviceNeeds.Open(ProfileOf(course))],
            ToAccept(verdict, above, reviews));
    }

    public static Verdict VerdictOf(ScreeningPaper paper) => VerdictDocument.Read(paper.Json);

    // What a physician accepted, and a second person, as the clinic's rules ask for it.
    static List<Acceptance> Given(IReadOnlyList<Signature> signatures) =>
    [
        .. signatures.Where(s => s is { Meaning: SignatureMeaning.Accepted, Subject: not null }).Select(a => new Acceptance(
            a.Subject!, a.Reason ?? "", a.Name,
            signatures.FirstOrDefault(s => s.Meaning == SignatureMeaning.Seconded && s.Subject == a.Subject && s.AccountId != a.AccountId)
                ?.Name ?? "")),
    ];

    List<OpenPoint> Open(
        PlanPaper paper, SessionPlan session, StoredCourse course, Verdict verdict, List<Signature> signatures, bool isUsed)
    {
        List<OpenPoint> open = [];
        if (isUsed) open.Add(new("order", "has had its session; order the next one"));
        if (course.State != CourseState.Open) open.Add(new("course", "is no longer open"));
        if (!signatures.Any(s => s.RecordId == paper.Id && s.Meaning == SignatureMeaning.Ordered && s.Sha256 == paper.Sha256))
            open.Add(new("order", "is not signed by a physician"));
        var today = charts.Today;
        if (charts.LineOf(paper.PatientId) is null) return [.. open, new("patient", "is not known here any more")];
        if (verdict.On != today)
            open.Add(new("screening", $"is of {verdict.On:yyyy-MM-dd}; results and answers of the day are asked again: order anew"));
        if (session.Profile != course.Profile) open.Add(new("order", $"is for {session.Profile}, the course for {course.Profile}"));
        return open;
    }

    static IReadOnlyList<ToBeAccepted> ToAccept(Verdict verdict, IReadOnlyList<string> above, IReadOnlyList<Review> reviews) =>
    [
        .. verdict.Findings.Where(f => f.Answer == Answer.Caution)
            .Select(f => new ToBeAccepted(f.Rule, f.Explanation, f.Overridable == Overridable.PhysicianAndSecond, false)),
        .. above.Select(a => new ToBeAccepted(a, "The order is above what is recommended.", true, true)),
        .. reviews.Where(r => r.Id != NoLongerPlanned).Select(r => new ToBeAccepted(r.Id, r.Why.What, false, true)),
    ];

    // Nobody can accept that the rules would plan nothing today.
    const string NoLongerPlanned = "plan";

    static ClinicalProfile ProfileOf(StoredCourse course) => ClinicalProfiles.Get(course.Profile);

    // What is above the recommended bounds follows from the order and the patient as they are, not from what somebody was shown.
    static (IReadOnlyList<string> Above, IReadOnlyList<Review> Reviews) AsPlannedToday(
        Chart chart, SessionPlan session, StoredCourse course, Verdict verdict)
    {
        var outcome = Planning.Plan(chart.Facts, verdict, Indications.Get(course.Indication), ProfileOf(course), course.Sessions);
        if (outcome is not PlanOutcome.Planned planned) return ([], [.. outcome.Reasons.Select(r => new Review(NoLongerPlanned, r))]);
        var caps = Guardrails.Check(session, ProfileOf(course), planned.Body.Weight, planned.Body.Blood);
        IReadOnlyList<string> above =
        [
            .. planned.AboveRecommended
                .Concat(caps.Where(c => !c.IsRecommended && c.Value > c.Cap.Recommended).Select(c => c.Id)).Distinct(),
        ];
        return (above, planned.Reviews);
    }

    static ScreeningPaper PaperOf(Verdict verdict, Guid account, Guid? course, DateTimeOffset at)
    {
        var json = VerdictDocument.Write(verdict);
        return new()
        {
            Id = Guid.CreateVersion7(at),
            PatientId = verdict.Patient,
            CourseId = course,
            Json = json,
            Sha256 = Paper.HashOf(json),
            AccountId = account,
            At = at,
        };
    }
}
