using Hormesis.Clinic.Screening;
using Hormesis.Model.Treatment;

namespace Hormesis.Clinic.Protocol;

/// <summary>
/// The other ways to treat that were looked at beside a drafted course, and what spoke against each. Numbers are this patient's own.
/// </summary>
sealed record Alternatives(Draft Draft, Course Course)
{
    ClinicalProfile Profile => Draft.Profile;

    public IReadOnlyList<Alternative> All() => [NoTreatment(), HighStart(), MoreBlood(), Oftener(), Heparin(), .. OtherProfiles()];

    Alternative NoTreatment()
    {
        var grades = Draft.Indication.Evidence.Where(e => e.AppliesToThisRoute).Select(e => e.Grade).Order(StringComparer.Ordinal).ToList();
        var best = grades.Count > 0 ? grades[0] : "E";
        return new("no ozone, and what is usual for this indication", new(
            $"Not rejected: the best grade that autohaemotherapy has here is {best} (A good controlled, E nothing). What is usual"
            + " goes on in any case, and the patient may choose it alone.",
            $"grade {best}", "A to E", "evidence ledger", Evidence.Certainty.P));
    }

    // What the source article calls usual is a ceiling here.
    Alternative HighStart()
    {
        var schedule = Profile.Schedule;
        var (low, high) = (schedule.Bands[^1].Low, schedule.Bands[^1].High);
        var first = Course.Sessions[0].Concentration;
        return new($"{Say.Number(low)} to {Say.Number(high)} {schedule.Step.Unit} from the first session", new(
            $"Rejected: that is reached by steps of {schedule.Step} after uneventful sessions; people differ in the concentration at which"
            + $" their cells are harmed, and this one begins at {first}.",
            $"{Say.Number(high)} {schedule.Step.Unit}", first.ToString(),
            $"{schedule.Source}; J Transl Med 2019, doi 10.1186/s12967-019-1973-5", schedule.Certainty));
    }

    Alternative MoreBlood()
    {
        var (pass, share) = (Profile.Caps[Caps.BloodPerPass], Profile.Caps[Caps.BloodShare]);
        var most = Math.Min(pass.Absolute, share.Absolute / 100 * Draft.Estimated.Millilitres);
        return new($"{Say.Number(Math.Floor(most))} mL of blood in a pass", new(
            $"Rejected: beyond {Say.Number(pass.Recommended)} mL or {Say.Number(share.Recommended)} % of the blood a second person has to"
            + $" agree, and nothing shows that more does more; the pass takes {Draft.Blood}.",
            $"{Say.Number(Math.Floor(most))} mL", $"≤ {Say.Number(pass.Recommended)} mL, ≤ {Say.Number(share.Recommended)} %",
            pass.Source, pass.Certainty));
    }

    Alternative Oftener()
    {
        var (week, hours) = (Profile.Caps[Caps.SessionsInWeek], Profile.Caps[Caps.HoursBetween]);
        return new($"{Say.Number(week.Absolute)} sessions a week", new(
            $"Rejected: beyond {Say.Number(week.Recommended)} a week, {Say.Number(hours.Recommended)} h apart, a second person has to"
            + " agree: what a session oxidises is then measured before the next.",
            $"{Say.Number(week.Absolute)} a week", $"≤ {Say.Number(week.Recommended)} a week, ≥ {Say.Number(hours.Recommended)} h",
            week.Source, week.Certainty));
    }

    static Alternative Heparin() => new("heparin instead of citrate", new(
        "Rejected: with heparin ozone makes platelets clump, with citrate hardly.",
        "heparin", "citrate", "Bocci and others, Platelets 1999;10:110, doi 10.1080/09537109909169172", Evidence.Certainty.S));

    IEnumerable<Alternative> OtherProfiles() => ClinicalProfiles.All.Where(p => p.Id != Profile.Id).Select(p =>
    {
        var overpressure = p.Caps[Caps.Overpressure];
        return new Alternative($"profile {p.Id}", p.SimulationOnly
            ? new($"Rejected: for simulation only. {p.About}", p.Id, "not on a person", overpressure.Source, overpressure.Certainty)
            : new(
                $"Possible, and not what was asked for: it offers the same mass of ozone"
                + $" {(p.Pressurised ? "with" : "without")} overpressure (screen and plan it with --profile).",
                p.Id, $"≤ {Say.Number(overpressure.Recommended)} bar", overpressure.Source, overpressure.Certainty));
    });
}
