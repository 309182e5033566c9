using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Clinic.SessionDay;

/// <summary>
/// Whether a consent on record covers a course: this indication, this very text, in date, and nothing newer that takes it back.
/// </summary>
/// <param name="Answer">Clear, or missing: a consent is never assumed.</param>
/// <param name="TextVersion">Of the text that has to be signed today.</param>
public sealed record ConsentCheck(Answer Answer, string Words, string TextVersion)
{
    public static ConsentCheck Of(PatientFacts facts, Indication indication, DateOnly on)
    {
        var text = ConsentText.Of(indication).Version;
        return Missing(facts.Consents, indication, on, text) is { } why
            ? new(Answer.Missing, why, text)
            : new(Answer.Clear, $"consent to text {text} on record", text);
    }

    static string? Missing(IReadOnlyList<Consent> consents, Indication indication, DateOnly on, string text)
    {
        var ours = consents.Where(c => c.Indication == indication.Code && !Dates.IsAfter(c.Signed, on)).ToList();
        if (ours.Count == 0) return "no consent to this indication on record: talk it over and have it signed";
        var given = ours.Where(c => c.IsGiven && c.Signed is not null).MaxBy(c => c.Signed!.Value.Earliest); // just filtered
        if (given is null) return "the consent on record is not given, or has no date: have it signed";

        var signed = given.Signed!.Value; // as above
        // Without a date it may be of today; of the same day the refusal counts.
        if (ours.Any(c => !c.IsGiven && (c.Signed is not { } no || no.Latest >= signed.Earliest)))
            return $"the consent of {signed} may have been withdrawn: ask the patient";
        if (given.TextVersion != text)
            return $"the consent of {signed} is to another text ({given.TextVersion}) than today's ({text}): have this one signed";
        var days = ConsentText.Table.ValidDays;
        return Dates.IsFresh(signed, on, (int)days.Value) ? null : $"the consent of {signed} is older than {days}: have it signed again";
    }
}
