using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Web.Charts;

/// <summary>What somebody typed, as facts: nothing is guessed, and what cannot be read is refused with the field's name.</summary>
static class Entries
{
    static readonly Origin Typed = new("typed in");
    static readonly DateOnly Eldest = new(1890, 1, 1);

    /// <exception cref="InputException">A field is empty or cannot be.</exception>
    public static PatientFacts Person(string given, string family, string sex, string born, DateOnly today)
    {
        if (given.Length == 0 || family.Length == 0)
            throw new InputException("name", "the name is not complete", "give a first and a family name");
        return new()
        {
            Id = "",
            Names = [new() { Use = "official", Given = [given], Family = family }],
            Sex = Word<Sex>("sex", sex),
            Born = FactDate.Day(Day("born", born, Eldest, today)),
        };
    }

    /// <summary>A result; null where nothing was typed.</summary>
    /// <exception cref="InputException">It is no number, or the day cannot be.</exception>
    public static LabResult? Result(Analyte analyte, string value, string day, DateOnly today)
    {
        if (value.Length == 0) return null;
        return new()
        {
            Analyte = analyte.Id,
            Loinc = analyte.Loinc.Keys.FirstOrDefault(""),
            Value = Number(analyte.Name, value),
            Unit = analyte.Unit,
            Taken = FactDate.Day(Day(analyte.Name, day, Eldest, today)),
            Origin = Typed,
        };
    }

    /// <summary>A result in words; null where none was chosen.</summary>
    public static LabResult? Result(Analyte analyte, Qualitative word, string day, DateOnly today)
    {
        if (word == Qualitative.None) return null;
        return new()
        {
            Analyte = analyte.Id,
            Loinc = analyte.Loinc.Keys.FirstOrDefault(""),
            Qualitative = word,
            Taken = FactDate.Day(Day(analyte.Name, day, Eldest, today)),
            Origin = Typed,
        };
    }

    /// <summary>A questionnaire as far as it was answered.</summary>
    /// <param name="answers">yes or no by linkId; what is neither is not answered.</param>
    /// <exception cref="InputException">Nothing was answered.</exception>
    public static HistoryResponse History(IEnumerable<KeyValuePair<string, string>> answers, DateOnly today)
    {
        var given = answers.Where(a => a.Value is "yes" or "no").ToDictionary(a => a.Key, a => a.Value == "yes", StringComparer.Ordinal);
        if (given.Count == 0) throw new InputException("history", "no question is answered", "answer at least one");
        return new() { Answered = FactDate.Day(today), Answers = given, Origin = Typed };
    }

    /// <exception cref="InputException">It is not said what happened, or when.</exception>
    public static AdverseEvent Event(
        string text, string day, string severity, string serious, string causality, string outcome, string session, DateOnly today)
    {
        if (text.Length == 0) throw new InputException("event", "it is not said what happened", "write it in a few words");
        return new()
        {
            Id = "",
            Text = text,
            Happened = FactDate.Day(Day("day", day, Eldest, today)),
            Severity = Word<Severity>("severity", severity),
            IsSerious = serious switch { "yes" => true, "no" => false, _ => null },
            Causality = Word<Causality>("causality", causality),
            Outcome = Word<EventOutcome>("outcome", outcome),
            Session = session,
            Origin = Typed,
        };
    }

    /// <summary>One decimal sign, point or comma; no signs between thousands, which differ between languages.</summary>
    /// <exception cref="InputException">It is no such number.</exception>
    public static double Number(string name, string text)
    {
        var marks = text.Count(c => c is '.' or ',');
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var isNumber = double.TryParse(text.Replace(',', '.'), plain, CultureInfo.InvariantCulture, out var value);
        return marks <= 1 && isNumber && double.IsFinite(value)
            ? value
            : throw new InputException(name, $"{Shown.Quoted(text)} is no number", "write it with at most one decimal sign: 12.5 or 12,5");
    }

    /// <exception cref="InputException">It is no day, or lies outside the span.</exception>
    public static DateOnly Day(string name, string text, DateOnly first, DateOnly last)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new InputException(name, $"{Shown.Quoted(text)} is no day", "give year, month and day");
        var remedy = string.Create(CultureInfo.InvariantCulture, $"give a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}");
        return day >= first && day <= last ? day : throw new InputException(name, $"{text} cannot be", remedy);
    }

    /// <exception cref="InputException">It is none of the words.</exception>
    public static T Word<T>(string name, string text) where T : struct, Enum => Enum.TryParse<T>(text, out var word) && Enum.IsDefined(word)
        ? word
        : throw new InputException(name, $"{Shown.Quoted(text)} is none of the choices", "choose one of the list");
}
