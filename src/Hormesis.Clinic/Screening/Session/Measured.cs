using Hormesis.Clinic.Records;

namespace Hormesis.Clinic.Screening.Session;

/// <summary>
/// Asks one number that was measured in the bottle or in the room. What was not measured, what is no number and what cannot be a
/// measurement are missing, never good.
/// </summary>
static class Measured
{
    /// <param name="possible">What the number can be.</param>
    /// <param name="bands">In order of gravity, each wider than the one before.</param>
    public static Part Ask(string name, double? value, PossibleRange possible, params IReadOnlyList<Band> bands)
    {
        if (value is not { } measured || !possible.Holds(measured))
        {
            var mildest = bands[^1];
            return Of(name, mildest, Answer.Missing, $"{name}: no measurement that can be used; measure it.");
        }
        var number = (double)(decimal)measured; // 15 digits: a value at the limit is at the limit, whatever unit it came in
        var shown = Say.Number(number);
        var band = bands.FirstOrDefault(b => new Interval(number, number).IsWithin(b.Span));
        var decides = band ?? bands[^1];
        var (read, good) = (UnitWords.With(shown, decides.Limit.Unit), UnitWords.With(decides.ClearWhen, decides.Limit.Unit));
        var part = band is null
            ? Of(name, decides, Answer.Clear, $"{name} {read} is {good}.")
            : Of(name, decides, decides.Criterion.Level, $"{name} {read} is not {good}: {decides.Criterion.Action}.");
        return part with { Value = shown };
    }

    static Part Of(string name, Band band, Answer answer, string sentence) => Part.Of(band.Criterion, name, answer, sentence) with
    {
        Unit = band.Limit.Unit,
        Limit = band.ClearWhen,
        Source = band.Limit.Source,
        Certainty = band.Limit.Certainty,
    };
}
