using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening;

enum Said
{
    Unanswered,

    /// <summary>There was an answer, but it is too old or has no date.</summary>
    Stale,
    Yes,
    No,
}

/// <summary>
/// What stands as the patient's answer to one question. An adverse answer stands until a newer response takes it back; one
/// that speaks for treatment has to be fresh.
/// </summary>
sealed record HistoryAnswer(HistoryQuestion Question, Said Said, FactDate? Answered, Origin? Origin)
{
    public static HistoryAnswer Of(string linkId, IReadOnlyList<HistoryResponse> responses, DateOnly on, int? days)
    {
        var question = HistoryQuestions.Get(linkId);
        var given = responses.Where(r => !Dates.IsAfter(r.Answered, on)).Select(r => Given.In(r, question)).OfType<Given>()
            .OrderByDescending(g => g.Date?.Latest).ToList();

        var adverse = given.FirstOrDefault(g => g.Kind == Kind.Adverse && g.Date is { } said
            && !given.Any(newer => newer.Kind != Kind.Adverse && newer.Date?.Earliest > said.Latest));
        if (adverse is not null) return new(question, question.AdverseIsYes ? Said.Yes : Said.No, adverse.Date, adverse.Origin);

        var favourable = given.FirstOrDefault(g => g.Kind == Kind.Favourable && Dates.IsFresh(g.Date, on, days));
        if (favourable is not null) return new(question, question.AdverseIsYes ? Said.No : Said.Yes, favourable.Date, favourable.Origin);

        var undated = given.FirstOrDefault(g => g.Kind == Kind.Adverse && g.Date is null);
        if (undated is not null) return new(question, question.AdverseIsYes ? Said.Yes : Said.No, null, undated.Origin);

        var stale = given.FirstOrDefault(g => g.Kind == Kind.Favourable);
        return stale is null ? new(question, Said.Unanswered, null, null) : new(question, Said.Stale, stale.Date, stale.Origin);
    }

    enum Kind
    {
        Adverse,
        Favourable,

        /// <summary>The question it hangs on was answered no: an older adverse answer lapses, but nothing is answered.</summary>
        Lapsed,
    }

    sealed record Given(Kind Kind, FactDate? Date, Origin Origin)
    {
        public static Given? In(HistoryResponse response, HistoryQuestion question)
        {
            var lapsed = question.Parent.Length > 0 && response.Answers.TryGetValue(question.Parent, out var parent) && !parent;
            if (lapsed) return new(Kind.Lapsed, response.Answered, response.Origin);
            if (!response.Answers.TryGetValue(question.LinkId, out var answer)) return null;
            return new(answer == question.AdverseIsYes ? Kind.Adverse : Kind.Favourable, response.Answered, response.Origin);
        }
    }
}
