using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

/// <summary>Turns what was found in the facts into the answer of a sub-question, with its sentence.</summary>
static class Parts
{
    public static Part Lab(Case c, LabQuestion question) => Lab(c, question, c.Read(question));

    public static Part Lab(Case c, LabQuestion question, Reading reading)
    {
        var answer = reading is { Standing: Standing.Counts, Judged: { } judged } ? judged.Answer : Answer.Missing;
        var band = (answer == Answer.Missing ? null : reading.Judged?.Band) ?? question.Mildest;
        var sentence = Say.Lab(c, question, reading, band);
        return Numeric(Part.Of(band.Criterion, question.Name, answer, sentence), reading, band.Limit, band.ClearWhen) with
        {
            Required = question.Mildest.Criterion.Required || WasCaution(reading),
        };
    }

    /// <summary>Adds the number that was read and the limit that it was held against, on whose word that limit stands.</summary>
    public static Part Numeric(Part part, Reading reading, Limit limit, string clearWhen) => part with
    {
        Value = reading.Judged is { } j ? Say.Value(j.Result) : "",
        Unit = limit.Unit,
        Limit = clearWhen,
        Observed = reading.Judged?.Result.Taken,
        Origin = reading.Judged?.Result.Origin,
        Source = limit.Source,
        Certainty = limit.Certainty,
    };

    /// <summary>A question whose yes is adverse.</summary>
    public static Part History(HistoryAnswer said, Criterion criterion)
    {
        var answer = said.Said switch
        {
            Said.Yes => criterion.Level,
            Said.No => Answer.Clear,
            _ => Answer.Missing,
        };
        return History(said, criterion, answer);
    }

    public static Part History(HistoryAnswer said, Criterion criterion, Answer answer) =>
        Part.Of(criterion, said.Question.Text, answer, Say.History(said, answer, criterion.Action)) with
        {
            Value = said.Said switch
            {
                Said.Yes => "yes",
                Said.No => "no",
                _ => "",
            },
            Observed = said.Answered,
            Origin = said.Origin,
        };

    /// <summary>Each recorded diagnosis of a set, while it lasts and, if asked for, afterwards. None says nothing: no part.</summary>
    public static IEnumerable<Part> Diagnoses(Case c, string set, Criterion active, Criterion? past = null) =>
        from hit in c.Diagnoses(set)
        let criterion = hit.IsActive ? active : past
        where criterion is not null
        select Recorded(hit, criterion);

    public static Part Recorded(DiagnosisHit hit, Criterion criterion, string because = "") =>
        Recorded(hit, criterion, criterion.Level, because);

    public static Part Recorded(DiagnosisHit hit, Criterion criterion, Answer answer, string because) =>
        Recorded("diagnosis", hit.Name, hit.Term, hit.Date, hit.Diagnosis.Origin, criterion, answer,
            (hit.IsActive ? "" : ", no longer present") + because);

    public static Part Medicine(MedicineHit hit, Criterion criterion) =>
        Recorded("medicine", hit.Name, hit.Term, hit.Medication.Ordered, hit.Medication.Origin, criterion, criterion.Level, "");

    public static Part Procedure(ProcedureHit hit, Criterion criterion) =>
        Recorded("procedure", hit.Name, hit.Term, hit.Procedure.Done, hit.Procedure.Origin, criterion, criterion.Level, "");

    public static Part Recorded(
        string kind, string name, Term term, FactDate? date, Origin origin, Criterion criterion, Answer answer, string because) =>
        Part.Of(criterion, $"{kind}: {term.Meaning}", answer,
            $"Recorded {kind}: {name} ({Say.When(date)}{because}){Say.Then(answer, criterion.Action)}.") with
        {
            Value = name,
            Observed = date,
            Origin = origin,
            Certainty = term.Certainty == Certainty.R ? Certainty.R : criterion.Certainty,
        };

    /// <summary>A question that does not arise for this patient or profile.</summary>
    public static Part DoesNotApply(Criterion criterion, string question, string because) =>
        Part.Of(criterion, question, Answer.Clear, $"Does not apply: {because}.") with { Scope = Scope.Always };

    // A result that called for caution and is now too old asks to be repeated, even where none is asked of everybody.
    static bool WasCaution(Reading reading) =>
        reading is { Standing: Standing.Stale or Standing.Undated, Judged.Answer: Answer.Caution };
}
