using System.Globalization;
using System.Text.Json;
using Hormesis.Model;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Input;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Population;
using Hormesis.Model.Treatment;

namespace Hormesis.Tests.Model.Body.Course;

public class CoursePatientTests
{
    static readonly PopulationModel Population = new(new());

    static readonly string[] Measured =
        ["haemoglobinGPerDl", "redCellsMPerUl", "urateUmPerL", "ascorbateUmPerL", "crpMgPerL", "bilirubinUmPerL"];

    public static TheoryData<string> Numbers { get; } = ["heightCm", "weightKg", .. CourseTable.Shipped.Fields.Select(f => f.Name)];

    [Theory, MemberData(nameof(Numbers))]
    public void What_is_out_of_range_or_no_number_is_refused_with_its_place(string name)
    {
        var (low, high) = CourseTable.Shipped.Fields.FirstOrDefault(f => f.Name == name) is { } field ? (field.Low, field.High) : (25, 300);

        foreach (var wrong in new[] { Text(low - 1), Text(high + 1), "\"much\"", "null", "[]", "1e999" })
            Assert.Equal($"patient.{name}", Refused($$"""{"{{name}}":{{wrong}}}"""));
    }

    [Theory]
    [InlineData("""{"sex":"other"}""", "patient.sex")]
    [InlineData("""{"pain":3}""", "patient.pain")]
    [InlineData("""{"wound":"graze"}""", "patient.wound")]
    [InlineData("""{"mood":1}""", "patient.mood")]
    [InlineData("""7""", "patient")]
    public void What_is_no_patient_is_refused_with_its_place(string patient, string place) => Assert.Equal(place, Refused(patient));

    [Fact]
    public void Every_field_can_be_told_and_is_its_parameter_in_the_body_s_unit() => Assert.All(CourseTable.Shipped.Fields, f =>
    {
        foreach (var value in new[] { f.Low, f.Default, f.High })
        {
            var body = Bodies.Patient(told: $$"""{"{{f.Name}}":{{Text(value)}}}""");
            Assert.Equal(value * f.Scale, body[f.Parameter], 1e-12 * f.High * f.Scale);
        }
    });

    [Fact]
    public void A_patient_at_either_end_of_any_field_can_be_treated()
    {
        var ends = CourseTable.Shipped.Fields.SelectMany(f => new[] { (f.Name, f.Low), (f.Name, f.High) })
            .Concat([("heightCm", 100), ("heightCm", 230), ("weightKg", 25), ("weightKg", 300)]).ToList();

        var courses = Bodies.Over(
            [.. ends.Select(e => Bodies.Patient(EffectSet.Claimed, $$"""{"{{e.Name}}":{{Text(e.Item2)}}}"""))], Bodies.Sessions(3, 4),
            [0, 0.01, 1, 28], new());

        for (var i = 0; i < ends.Count; i++)
        {
            foreach (var name in Bodies.Model.Observables.Select(o => o.Name))
                Assert.All(courses[i].Of(name), v => Assert.True(double.IsFinite(v), $"{ends[i]}: {name}"));
        }
    }

    [Theory, InlineData(8), InlineData(14.2), InlineData(20)]
    public void Cells_are_as_many_as_haemoglobin_says(double haemoglobin)
    {
        var start = Bodies.Patient(told: $$"""{"haemoglobinGPerDl":{{Text(haemoglobin)}}}""").Over(Bodies.None, [0]);

        Assert.Equal(33.8, 100 * start["haemoglobinGPerDl", 0] / start["haematocritPercent", 0], 1e-6); // MCHC, g/dL
        Assert.Equal(90, 10 * start["haematocritPercent", 0] / start["redCellsMPerUl", 0], 1e-6); // MCV, fL
    }

    [Fact]
    public void A_virtual_patient_is_observed_as_he_was_drawn_before_anything_is_done()
    {
        var patient = Population.Patient(1, 5);
        var body = CoursePatient.Of(patient, Condition("none"), EffectSet.Literature);

        var start = body.Over(Bodies.None, [0]);

        Assert.All(Measured, name => Assert.Equal(patient.Value(name), start[name, 0], 1e-4 * patient.Value(name)));
    }

    public static TheoryData<string> Conditions { get; } = [.. CourseTable.Shipped.Conditions.Select(c => c.Id)];

    [Theory, MemberData(nameof(Conditions))]
    public void A_virtual_patient_s_parameters_are_in_their_ranges(string condition)
    {
        foreach (var patient in Population.Patients(3, 0, 500))
        {
            var body = CoursePatient.Of(patient, Condition(condition), EffectSet.Claimed);
            Assert.All(BodyModel.Declaration.Parameters, p => Assert.True(
                body[p.Name] >= p.Low * (1 - 1e-9) && body[p.Name] <= p.High * (1 + 1e-9), $"{patient.Index}: {p.Name} {body[p.Name]}"));
        }
    }

    // The set had overwritten what differs between people.
    [Fact]
    public void Potency_differs_between_virtual_patients_about_what_each_set_says()
    {
        foreach (var set in new[] { EffectSet.Literature, EffectSet.Claimed })
        {
            var says = Effects.All.Single(e => e.Parameter == "electrophileGain").Of(set);
            double[] gains =
                [.. Population.Patients(1, 0, 400).Select(p => CoursePatient.Of(p, Condition("none"), set)["electrophileGain"])];

            Assert.Equal(says, gains.Order().ElementAt(200), 0.1 * says);
            Assert.True(gains.Max() > 1.5 * says && gains.Min() < 0.7 * says);
        }
        var untouched = CoursePatient.Of(Population.Patient(1, 0), Condition("none"), EffectSet.Null);
        Assert.Equal(0, untouched["electrophileGain"]);
    }

    static Condition Condition(string id) => CourseTable.Shipped.Condition(id, "");

    static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    static string Refused(string patient) => Assert.Throws<InputException>(
        () => CoursePatient.Read(JsonElement.Parse(patient), Place.Root.Member("patient"))).Place;
}
