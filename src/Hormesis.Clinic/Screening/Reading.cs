namespace Hormesis.Clinic.Screening;

/// <summary>Whether there is a result that answers, and if not, why not.</summary>
enum Standing
{
    None,
    Counts,
    Stale,
    Undated,

    /// <summary>A bound such as "&lt; 130" that lies on both sides of the limit, or words that do not decide.</summary>
    Unclear,
}

/// <summary>
/// The one result of several that a rule has to look at, by "How a result counts" (reference/clinical, section 8): the newest
/// that is fresh; an excluding one, however old, until a newer one answers; of two that may be of one day the graver.
/// </summary>
sealed record Reading(Standing Standing, Judged? Judged)
{
    public bool Is(Answer answer) => Standing == Standing.Counts && Judged?.Answer == answer;

    /// <param name="judged">What each usable result answers; those after the day are left out here.</param>
    /// <param name="rules">How old a result may be.</param>
    /// <param name="isRequired">Whether not knowing is graver than a caution.</param>
    public static Reading Of(IEnumerable<Judged> judged, DateOnly on, RuleSet rules, bool isRequired)
    {
        var known = judged.Where(j => !Dates.IsAfter(j.Result.Taken, on)).ToList();
        var dated = known.Where(j => j.Result.Taken is not null).OrderByDescending(j => j.Result.Taken!.Value.Earliest).ToList();
        var best = dated
            .Where(old => !dated.Any(newer => Supersedes(newer, old)))
            .Select(j => new Reading(StandingOf(j, on, rules), j))
            .MaxBy(r => r.Rank(isRequired));
        if (best is { Standing: Standing.Counts }) return best;

        var undated = known.Where(j => j.Result.Taken is null).MaxBy(j => (j.Answer == Answer.Excluded, j.Answer == Answer.Caution));
        if (undated is { Answer: Answer.Excluded }) return new(Standing.Counts, undated);
        return best ?? (undated is null ? new(Standing.None, null) : new(Standing.Undated, undated));
    }

    /// <summary>Of results that may all be the newest, which to look at: the graver. A stale clear one gainsays no fresh one.</summary>
    int Rank(bool isRequired) => (Standing, Judged?.Answer) switch
    {
        (Standing.Counts, Answer.Excluded) => 6,
        (Standing.Stale, Answer.Caution) => 5,
        (Standing.Stale, Answer.Clear) => 0,
        (Standing.Stale or Standing.Unclear, _) => isRequired ? 4 : 2,
        (_, Answer.Caution) => 3,
        _ => 1,
    };

    // Surely newer, by the days that each may be of. What excludes gives way only to a result that decides.
    static bool Supersedes(Judged newer, Judged old) =>
        newer.Result.Taken!.Value.Earliest > old.Result.Taken!.Value.Latest // both are dated
        && (old.Answer != Answer.Excluded || newer.Answer != Answer.Missing);

    static Standing StandingOf(Judged judged, DateOnly on, RuleSet rules) =>
        judged.Answer == Answer.Excluded ? Standing.Counts
        : !Dates.IsFresh(judged.Result.Taken, on, rules.DaysOf(judged.Result.Analyte)) ? Standing.Stale
        : judged.Answer == Answer.Missing ? Standing.Unclear
        : Standing.Counts;
}
