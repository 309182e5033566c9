using System.Globalization;
using Hormesis.Clinic.Evidence;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Model.Validation;

namespace Hormesis.Clinic.Protocol;

/// <summary>An analyte of the record, in one unit of it, that sets a field of the model's patient.</summary>
public sealed record ExpectationField(string Analyte, string Unit, string Field, double Factor);

/// <summary>What the model takes a patient with an indication to have, and what of it is shown.</summary>
public sealed record ExpectationCase(string Code, string Condition, IReadOnlyList<string> Markers);

/// <summary>What is asked of the body model for a plan. Loaded from expectations.json.</summary>
public sealed record ExpectationTable(
    string About, Figure Draws, Figure DaysAfterLast, string UsualCondition, IReadOnlyList<string> Markers,
    IReadOnlyList<ExpectationField> Fields, IReadOnlyList<ExpectationCase> Indications)
{
    public static ExpectationTable Shipped { get; } = EmbeddedData.Load(
        typeof(ExpectationTable).Assembly, "Protocol/expectations.json", ProtocolJson.Default.ExpectationTable);

    internal ExpectationCase Case(string indication) =>
        Indications.FirstOrDefault(i => i.Code == indication) ?? new(indication, UsualCondition, []);
}

/// <summary>
/// What the body model expects of this patient's markers over the sessions to come. Bands are of constants that differ between people
/// and that nobody measured; sessions that were, whose traces in blood are gone within days, are left out.
/// </summary>
public static class CourseExpectation
{
    // One seed for all: two plans for a patient differ by their sessions and not by chance.
    internal const ulong Seed = 1;

    /// <param name="effects">What is taken to be true of effects on patients.</param>
    /// <exception cref="InvalidOperationException">The course could not be solved.</exception>
    public static IReadOnlyList<Prediction> Of(PatientFacts facts, PlanOutcome.Planned plan, EffectSet effects, DateOnly on)
    {
        var table = ExpectationTable.Shipped;
        var asked = table.Case(plan.Course.Indication);
        var body = Body(facts, plan.Body.Blood, asked, effects, on);
        IReadOnlyList<CourseSession> sessions = [.. plan.Course.Sessions.Select(CourseSession.Of)];
        TimeSpan[] times = [TimeSpan.Zero, TimeSpan.FromDays(plan.Course.Sessions[^1].Day - 1 + table.DaysAfterLast.Value)];
        var forecast = Forecast(sessions);
        var sham = Forecast([.. sessions.Select(s => s with { Ozone = OzoneConcentration.FromMicrogramsPerNormalMillilitre(0) })]);
        var at = string.Create(CultureInfo.InvariantCulture,
            $"day {times[1].TotalDays + 1:0}, after session {plan.Course.Sessions[^1].Session}");
        return [.. asked.Markers.Concat(table.Markers).Select(Marker)];

        CaseBands Forecast(IReadOnlyList<CourseSession> of) => CourseForecast.Of(body, of, times, (int)table.Draws.Value, Seed);

        Prediction Marker(string name)
        {
            var index = BodyModel.Declaration.ObservableIndex(name);
            var unit = MarkerTable.Shipped.Markers.FirstOrDefault(m => m.Name == name)?.Unit
                ?? BodyModel.Declaration.Observables[index].Unit.Text;
            return new(name, forecast.Low[1][index], forecast.Mid[1][index], forecast.High[1][index], unit, at)
            {
                Before = forecast.Mid[0][index],
                WithoutOzone = sham.Mid[1][index],
            };
        }
    }

    /// <summary>What is to be said beside the predictions.</summary>
    public static string Note(EffectSet effects) =>
        $"Markers are the body model's, with bands of 5 to 95 % of people alike in what was measured; beside them,"
        + " what the same sessions with oxygen alone would do. Effects on patients: "
        + $"{Effects.WordOf(effects)}, {Effects.MeaningOf(effects)}.";

    /// <summary>The model's patient as the record tells of this one up to a day, made anew for each draw.</summary>
    internal static Func<ParameterValues> Body(
        PatientFacts facts, ActualVolume blood, ExpectationCase asked, EffectSet effects, DateOnly on)
    {
        var known = Known(facts, on, ExpectationTable.Shipped);
        var condition = CourseTable.Shipped.Condition(asked.Condition, asked.Code);
        return () => CoursePatient.Of(known, blood, condition, effects);
    }

    static Dictionary<string, double> Known(PatientFacts facts, DateOnly on, ExpectationTable table)
    {
        Dictionary<string, double> known = new(StringComparer.Ordinal);
        foreach (var field in table.Fields)
        {
            if (Newest(facts, field, on) is { } value) known[field.Field] = field.Factor * value;
        }
        return known;
    }

    static double? Newest(PatientFacts facts, ExpectationField field, DateOnly on) => facts.Results
        .Where(r => r.Analyte == field.Analyte && r.Unit == field.Unit && r is { Bound: Bound.Exact, Value: { } value, Taken: not null }
            && double.IsFinite(value) && !Dates.IsAfter(r.Taken, on))
        .MaxBy(r => r.Taken!.Value.Latest)?.Value; // only dated ones are left
}
