using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Rules;

/// <summary>CI-14 and CI-21: the kind of haemoglobin, and whether red cells are being lost.</summary>
static class RedCells
{
    public static IEnumerable<Part> Kind(Case c, Rule rule) =>
    [
        Parts.Lab(c, new("methaemoglobin", Band.Above(rule, "methaemoglobin-above", "methaemoglobin"))),
        Parts.History(c.Said("sickle-cell"), rule["history"]),
        .. Parts.Diagnoses(c, "haemoglobinopathy", rule["diagnosis"], rule["diagnosis"]),
    ];

    public static IEnumerable<Part> Haemolysis(Case c, Rule rule) =>
        [Laboratory(c, rule), .. Parts.Diagnoses(c, "acquired-haemolysis", rule["diagnosis"])];

    // Both are needed: either alone has many other causes. One that is good is therefore enough to answer.
    static Part Laboratory(Case c, Rule rule)
    {
        var ldh = c.Read(Ldh(rule), r => JudgeLdh(rule, r));
        var haptoglobin = c.Read(Haptoglobin(rule));
        var haemolysis = rule["haemolysis"];
        var isBoth = ldh.Is(Answer.Excluded) && haptoglobin.Is(Answer.Excluded);
        var answer = isBoth ? haemolysis.Level : ldh.Is(Answer.Clear) || haptoglobin.Is(Answer.Clear) ? Answer.Clear : Answer.Missing;
        var sentence = answer switch
        {
            Answer.Clear => $"{Shown("LDH", ldh)}, {Shown("haptoglobin", haptoglobin)}: not both speak for haemolysis.",
            Answer.Missing => $"{Shown("LDH", ldh)}, {Shown("haptoglobin", haptoglobin)}: {Next(ldh, haptoglobin)}.",
            _ => $"{Shown("LDH", ldh)} and {Shown("haptoglobin", haptoglobin)}: {haemolysis.Action}.",
        };
        var (shown, question) = Decides(ldh, answer) || !Decides(haptoglobin, answer) ? (ldh, Ldh(rule)) : (haptoglobin, Haptoglobin(rule));
        var band = shown.Judged?.Band ?? question.Mildest;
        return Parts.Numeric(Part.Of(haemolysis, "LDH and haptoglobin", answer, sentence), shown, band.Limit, band.ClearWhen);
    }

    // The one to show: what makes it clear, or what speaks for haemolysis.
    static bool Decides(Reading reading, Answer answer) => reading.Is(answer == Answer.Clear ? Answer.Clear : Answer.Excluded);

    /// <summary>An LDH that, with haptoglobin, shows haemolysis after a day. What has no date may be of any day.</summary>
    public static IEnumerable<LabResult> HaemolysedAfter(Case c, DateOnly since)
    {
        var rule = c.Rule("CI-21");
        var lost = Bad(c, "haptoglobin", Haptoglobin(rule).Judge, since);
        return lost.Any() ? Bad(c, "ldh", r => JudgeLdh(rule, r), since).Take(1) : [];
    }

    static IEnumerable<LabResult> Bad(Case c, string analyte, Func<LabResult, Judged?> judge, DateOnly since) => c.Results(analyte)
        .Where(r => !Dates.IsAfter(r.Taken, c.On) && !(r.Taken?.Latest <= since))
        .Select(judge).OfType<Judged>().Where(j => j.Answer == Answer.Excluded).Select(j => j.Result);

    static LabQuestion Haptoglobin(Rule rule) => new("haptoglobin", Band.Below(rule, "haptoglobin-below", "haemolysis").Adverse);

    static LabQuestion Ldh(Rule rule) => LdhAbove(rule, rule.Limits["ldh-upper-limit"].Value);

    static Judged? JudgeLdh(Rule rule, LabResult result) =>
        LdhAbove(rule, result.ReferenceHigh ?? rule.Limits["ldh-upper-limit"].Value).Judge(result);

    static LabQuestion LdhAbove(Rule rule, double upperLimit)
    {
        var limit = rule.Limits["ldh-upper-limit"];
        var most = limit with { Value = rule.Limits["ldh-times-upper-limit"].Value * upperLimit };
        return new("ldh", new Band(Interval.Above(most.Value), rule["haemolysis"], most, $"≤ {most.Number}").Adverse);
    }

    static string Shown(string name, Reading reading) => reading.Judged is not { } j ? $"{name} not known"
        : $"{name} {Say.Dated(j.Result)}{(reading.Standing == Standing.Counts ? "" : " that does not count now")}";

    static string Next(Reading ldh, Reading haptoglobin) =>
        ldh.Is(Answer.Excluded) ? "that speaks for haemolysis, have haptoglobin measured"
        : haptoglobin.Is(Answer.Excluded) ? "that speaks for haemolysis, have LDH measured"
        : "have both measured";
}
