using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// The one result that stands for a patient's G6PD activity, in per cent of the adjusted male median. A screen in words counts
/// too, but a normal one never against a number: it does not see the range between 30 and 70 %.
/// </summary>
sealed record G6pdEvidence(Reading Reading, Band Deficient, Band Low, Band Borderline)
{
    const string Activity = "g6pd";
    const string Screen = "g6pd-screen";
    const string Percent = "%";

    public LabResult? Result => Reading.Judged?.Result;
    public bool IsActivity => Result?.Analyte == Activity && Reading.Standing == Standing.Counts;
    public bool IsScreen => Result?.Analyte == Screen;
    public bool IsReliedOn => IsActivity || (IsScreen && Reading.Is(Answer.Clear));

    /// <summary>Where the activity lies; null for words, and for a result that does not count.</summary>
    public Interval? Span =>
        Result is { Analyte: Activity, Unit: Percent, Value: { } value } && Reading.Standing is Standing.Counts or Standing.Unclear
            ? Interval.Of(value, Result.Bound)
            : null;

    public static G6pdEvidence Of(Case c)
    {
        var deficient = Band.Below(c.Rule("CI-01"), "activity-below", "deficient");
        var low = Band.Below(c.Rule("CI-02"), "activity-below", "low");
        var borderline = Band.Below(c.Rule("CI-03"), "activity-below", "borderline");
        var question = new LabQuestion(Activity, low.Adverse, borderline);

        var activities = c.Results(Activity).Select(r => JudgeActivity(question, r, c.Settings)).OfType<Judged>()
            .OrderBy(j => j.Result.Value).ToList();
        var isMeasured = activities.Exists(j => Speaks(j, c.On));
        var screens = c.Results(Screen).Select(r => JudgeScreen(r, c.Facts.Sex)).OfType<Judged>()
            .Where(j => !isMeasured || j.Result.Qualitative != Qualitative.Normal);
        return new(Reading.Of([.. activities, .. screens], c.On, c.Rules, isRequired: true), deficient, low, borderline);
    }

    /// <summary>Why there is no activity; the beginning of a sentence.</summary>
    public string Why => Reading.Standing switch
    {
        _ when Result is { Analyte: Activity, Unit: not Percent } =>
            $"{Shown} cannot be read without the laboratory's adjusted male median"
            + " (set it in the centre's settings, or have the result in %)",
        Standing.None => "No G6PD activity is known",
        Standing.Stale => $"{Shown} is too old",
        Standing.Undated => $"{Shown} may be of any time",
        _ => $"{Shown} does not decide",
    };

    public string Shown => Result is null ? ""
        : IsScreen ? $"G6PD screen {Say.Dated(Result)}"
        : $"G6PD activity {Say.Dated(Result)}";

    // Without a median, or with one that is not a positive number, a result in U/g{Hb} is one that does not decide.
    static Judged? JudgeActivity(LabQuestion question, LabResult result, ClinicSettings settings)
    {
        var asIs = question.Judge(result);
        if (asIs is null || result.Unit == Percent) return asIs;
        return settings.G6pdMaleMedianUPerGHb is > 0 and < double.PositiveInfinity
            ? question.Judge(result with { Value = result.Value * 100 / settings.G6pdMaleMedianUPerGHb, Unit = Percent })
            : new(result, Answer.Missing);
    }

    // An activity without a date speaks only when it excludes.
    static bool Speaks(Judged activity, DateOnly on) =>
        activity.Result.Taken is null ? activity.Answer == Answer.Excluded : !Dates.IsAfter(activity.Result.Taken, on);

    static Judged? JudgeScreen(LabResult result, Sex sex) => result.Qualitative switch
    {
        Qualitative.None => null,
        Qualitative.Deficient => new(result, Answer.Excluded),
        Qualitative.Normal when sex == Sex.Male => new(result, Answer.Clear),
        _ => new(result, Answer.Missing),
    };
}
