using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>
/// CI-04: what makes a G6PD activity read higher than the patient's own cells are: young cells, another person's cells, and
/// the loss of old cells. Looked for from 90 days before the sample up to the day.
/// </summary>
static class G6pdTraps
{
    public static IEnumerable<Part> Ask(Case c, Rule rule, LabResult? sample)
    {
        var days = (int)rule.Limits["transfusion-days"].Value;
        // A sample without a date may be of any day, and what happened on any day may be near it.
        var since = sample is { Taken: null } ? DateOnly.MinValue : Earlier(sample?.Taken?.Earliest, c.On).AddDays(-days);
        return
        [
            .. Reticulocytes(c, rule),
            Parts.History(c.Said("transfusion-90-days"), rule["transfusion"]),
            .. EarlierTransfusions(c, rule, since, days),
            .. c.Procedures("transfusion").Where(h => EndsAfter(h.Procedure.Done, since))
                .Select(h => Parts.Procedure(h, rule["transfusion"])),
            .. c.Diagnoses("haemolysis").Where(h => h.IsActive || EndsAfter(h.Diagnosis.Abated ?? h.Date, since))
                .Select(h => Parts.Recorded(h, rule["haemolysis"])),
            .. RedCells.HaemolysedAfter(c, since).Select(r => Haemolysed(r, rule["haemolysis"])),
        ];
    }

    // Nobody has to have reticulocytes counted, so without a count there is nothing to answer.
    static IEnumerable<Part> Reticulocytes(Case c, Rule rule)
    {
        var question = new LabQuestion("reticulocytes", Band.Above(rule, "reticulocytes-above", "reticulocytosis").Adverse);
        var reading = c.Read(question);
        if (reading.Standing is not (Standing.Counts or Standing.Unclear)) yield break;
        var part = Parts.Lab(c, question, reading);
        yield return part.Answer == Answer.Clear ? part : part with { Answer = rule["reticulocytosis"].Level };
    }

    /// <summary>Transfusions that an earlier questionnaire told of, before the latest one said no.</summary>
    static IEnumerable<Part> EarlierTransfusions(Case c, Rule rule, DateOnly since, int days) =>
        from response in c.Said("transfusion-90-days").Said == Said.Yes ? [] : c.Facts.Histories
        where !Dates.IsAfter(response.Answered, c.On)
        where response.Answers.TryGetValue("transfusion-90-days", out var yes) && yes && EndsAfter(response.Answered, since)
        let transfusion = rule["transfusion"]
        select Part.Of(transfusion, "an earlier transfusion", transfusion.Level,
            $"A transfusion less than {days} days before {Say.When(response.Answered)} is too near the sample: {transfusion.Action}.") with
        {
            Value = "yes",
            Observed = response.Answered,
            Origin = response.Origin,
        };

    static Part Haemolysed(LabResult ldh, Criterion haemolysis) => Part.Of(
        haemolysis, "haemolysis near or after the sample", haemolysis.Level,
        $"LDH {Say.Dated(ldh)} and haptoglobin show haemolysis near or after the G6PD sample: {haemolysis.Action}.") with
    {
        Value = Say.Value(ldh),
        Unit = ldh.Unit,
        Observed = ldh.Taken,
        Origin = ldh.Origin,
    };

    // Without a date it may be of any time, also of this one.
    static bool EndsAfter(FactDate? date, DateOnly since) => date is not { } d || d.Latest > since;

    static DateOnly Earlier(DateOnly? sampled, DateOnly on) => sampled is { } day && day < on ? day : on;
}
