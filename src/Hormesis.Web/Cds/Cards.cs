using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;

namespace Hormesis.Web.Cds;

/// <summary>Puts a verdict on a card: the outcome first, then what decides it, each with value, limit, source and certainty.</summary>
static partial class Cards
{
    const int SummaryMaximum = 140, LinksMaximum = 12;
    const string Notice = "Research software. Not a medical device and not for treatment: a physician decides.";
    const string ReasonSystem = "urn:hormesis:override-reason";

    // Only cautions can be overridden, by a physician who gives a reason (clinical 1.1); the words are for the client to show.
    static readonly CardCoding[] Reasons =
    [
        new("benefit-outweighs", ReasonSystem, "Physician accepts the caution: expected benefit outweighs the risk"),
        new("controlled", ReasonSystem, "Physician accepts the caution: the condition is controlled and documented"),
        new("new-evidence", ReasonSystem, "Newer findings than those in the record"),
    ];

    /// <param name="about">What the card is about beside the patient, such as the selected orders; empty for nothing.</param>
    /// <param name="mayOverride">Whether there is something under way that the client could go on with.</param>
    public static CardDocument Of(Verdict verdict, CdsCall call, string about, bool mayOverride, string root)
    {
        var questionnaire = $"{root}/fhir/Questionnaire/{Published.HistoryId}";
        return new(
            UuidOf(verdict, call, about), SummaryOf(verdict), DetailOf(verdict, about), IndicatorOf(verdict.Outcome),
            new($"Hormesis contraindication rules {verdict.RulesVersion}, profile {verdict.Profile}", questionnaire),
            LinksOf(verdict, questionnaire), mayOverride && verdict.Outcome == Outcome.Conditional ? Reasons : null);
    }

    static string IndicatorOf(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "info",
        Outcome.Contraindicated => "critical",
        _ => "warning",
    };

    static string SummaryOf(Verdict verdict)
    {
        var deciding = Deciding(verdict).ToList();
        var rules = deciding.Count > 0 ? $": {string.Join(", ", deciding.Select(f => $"{f.Rule} {f.Question}"))}" : "";
        var text = $"Ozone therapy {WordsOf(verdict.Outcome)}{rules}";
        return text.Length <= SummaryMaximum ? text : Whole(text[..(SummaryMaximum - 1)]) + "…";
    }

    static string Whole(string cut) => char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;

    static string WordsOf(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "not contraindicated by any rule",
        Outcome.Contraindicated => "contraindicated",
        Outcome.Conditional => "only if a physician accepts every caution",
        _ => "cannot be judged: a required answer is missing",
    };

    /// <summary>The findings that make the outcome what it is.</summary>
    static IEnumerable<Finding> Deciding(Verdict verdict) => verdict.Findings.Where(f => verdict.Outcome switch
    {
        Outcome.Contraindicated => f.Answer == Answer.Excluded,
        Outcome.Incomplete => f.Answer == Answer.Missing && f.Required,
        Outcome.Conditional => f.Answer == Answer.Caution,
        _ => false,
    });

    static string DetailOf(Verdict verdict, string about)
    {
        StringBuilder text = new();
        if (about.Length > 0) text.Append(CultureInfo.InvariantCulture, $"Selected: {Escaped(about)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{Capital(WordsOf(verdict.Outcome))}**, for {verdict.On:yyyy-MM-dd}.\n\n");
        var told = verdict.Findings.Where(f =>
            f.Answer is Answer.Excluded or Answer.Caution || (f.Answer == Answer.Missing && f.Required));
        foreach (var finding in told)
            Tell(finding, text);
        var clear = verdict.Findings.Count(f => f.Answer == Answer.Clear);
        text.Append(CultureInfo.InvariantCulture, $"{clear} of {verdict.Findings.Count} rules are clear. {Notice}\n");
        return text.ToString();
    }

    static void Tell(Finding f, StringBuilder text)
    {
        var today = f.Scope == Scope.Today ? " today" : "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"- **{Escaped(f.Rule)} {f.Answer.ToString().ToLowerInvariant()}{today}**: {Escaped(f.Gravest.Explanation)}  \n  ");
        if (f.Value.Length > 0) text.Append(CultureInfo.InvariantCulture, $"value {Escaped(UnitWords.With(f.Value, f.Unit))}, ");
        if (f.Limit.Length > 0) text.Append(CultureInfo.InvariantCulture, $"limit {Escaped(UnitWords.With(f.Limit, f.Unit))}, ");
        if (f.Observed is { } date) text.Append(CultureInfo.InvariantCulture, $"of {date}, ");
        var unverified = f.Gravest.Certainty == Certainty.R ? ", unverified" : "";
        text.Append(CultureInfo.InvariantCulture, $"source {Escaped(f.Source)} ({f.Gravest.Certainty}{unverified})\n");
    }

    static List<CardLink> LinksOf(Verdict verdict, string questionnaire)
    {
        List<CardLink> links = [new("History questionnaire", questionnaire)];
        var dois = verdict.Findings.Where(f => f.Answer != Answer.Clear)
            .SelectMany(f => Doi().Matches(f.Source)).Select(m => m.Value.TrimEnd('.', ',', ')'));
        foreach (var doi in dois.Distinct(StringComparer.OrdinalIgnoreCase).Take(LinksMaximum))
            links.Add(new($"doi {doi}", $"https://doi.org/{doi}"));
        return links;
    }

    // The same call about the same verdict is the same card: an audit can tell what was shown.
    static string UuidOf(Verdict verdict, CdsCall call, string about)
    {
        var name = string.Join('\n', [
            call.HookInstance.ToString("D"), call.Patient, $"{verdict.On:O}", verdict.Profile, verdict.RulesVersion, about,
            .. verdict.Findings.Select(f => $"{f.Rule} {f.Answer} {f.Value}")]);
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80); // version 8: of our own making
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>Text of a record as Markdown that shows it and does nothing else.</summary>
    public static string Escaped(string text)
    {
        StringBuilder plain = new(text.Length + 8);
        foreach (var letter in text)
        {
            if (letter == '<') plain.Append("&lt;");
            else if (letter == '>') plain.Append("&gt;");
            else if (letter == '&') plain.Append("&amp;");
            else if (letter is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '|' or '~' or '!')
                plain.Append('\\').Append(letter);
            else plain.Append(char.IsControl(letter) ? ' ' : letter);
        }
        return plain.ToString();
    }

    static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"10\.\d{4,9}/[^\s;\]]+")]
    private static partial Regex Doi();
}
