using System.Text;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Model;
using Hormesis.Web.Charts;

namespace Hormesis.Tests.Web.Charts;

public sealed class PatientChartsTests
{
    static LabResult Haemoglobin(string value) =>
        Entries.Result(Analytes.Get("haemoglobin"), value, "2026-11-01", SomeClinic.Today)!; // a value is given

    [Fact]
    public async Task A_chart_is_there_again_byte_for_byte_after_the_program_has_ended()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var patient = clinic.Charts.Search("", 10).Lines.Single().Id;
        var before = clinic.Charts.Export(patient).ToArray();

        await clinic.Restart();

        Assert.Equal(before, clinic.Charts.Export(patient).ToArray());
        Assert.Equal(Outcome.Eligible, clinic.Charts.Read(patient)!.Verdict.Outcome);
    }

    [Fact]
    public async Task What_one_node_writes_another_reads()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var other = clinic.OtherNode();
        var patient = clinic.Charts.Search("Feil", 10).Lines.Single().Id;

        clinic.Charts.Add(patient, new() { Id = patient, Results = [Haemoglobin("11.4")] });

        Assert.Contains(other.Read(patient)!.Facts.Results, r => r is { Analyte: "haemoglobin", Value: 11.4 });
    }

    [Fact]
    public async Task A_result_that_is_typed_in_stands_beside_those_that_were_there()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var patient = clinic.Charts.Search("", 10).Lines.Single().Id;
        var before = clinic.Charts.Read(patient)!.Facts.Results.Count;

        clinic.Charts.Add(patient, new() { Id = patient, Results = [Haemoglobin("7,9")] });

        var chart = clinic.Charts.Read(patient)!;
        Assert.Equal(before + 1, chart.Facts.Results.Count);
        Assert.Equal(Outcome.Contraindicated, chart.Verdict.Outcome);
    }

    [Fact]
    public async Task A_result_that_cannot_be_is_refused_and_leaves_nothing()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var patient = clinic.Charts.Search("", 10).Lines.Single().Id;
        var before = clinic.Charts.Export(patient).ToArray();

        Assert.Throws<InputException>(() => clinic.Charts.Add(patient, new() { Id = patient, Results = [Haemoglobin("400")] }));

        Assert.Equal(before, clinic.Charts.Export(patient).ToArray());
    }

    [Fact]
    public async Task A_new_patient_is_found_by_name_and_by_birth_day()
    {
        await using var clinic = await SomeClinic.Open("eligible");

        var id = clinic.Charts.Enrol(Entries.Person("Ada", "Lovelace", "Female", "1985-12-10", SomeClinic.Today));

        Assert.Equal(id, clinic.Charts.Search("lovel", 10).Lines.Single().Id);
        Assert.Equal(id, clinic.Charts.Search("1985-12-10", 10).Lines.Single().Id);
        Assert.Equal(2, clinic.Charts.Search("", 10).Total);
    }

    [Fact]
    public async Task Who_opens_a_chart_stands_in_the_audit_before_seeing_it()
    {
        await using var clinic = await SomeClinic.Open("eligible");
        var patient = clinic.Charts.Search("", 10).Lines.Single().Id;

        await clinic.Charts.Open(patient, "chart");

        using var context = clinic.Store.Read();
        var newest = context.Audit.OrderByDescending(a => a.Id).First();
        Assert.Equal(("read", patient, "chart"), (newest.Action, newest.PatientId, newest.Detail));
    }

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("12,5", 12.5)]
    [InlineData("0", 0)]
    [InlineData("-3", -3)]
    public void A_number_has_one_decimal_sign(string text, double value) => Assert.Equal(value, Entries.Number("x", text));

    [Theory]
    [InlineData("1.234,5")]
    [InlineData("1,234,567")]
    [InlineData("NaN")]
    [InlineData("1e3")]
    [InlineData("12 5")]
    [InlineData("٣")]
    public void What_could_be_read_in_two_ways_is_not_read(string text) =>
        Assert.Throws<InputException>(() => Entries.Number("x", text));

    [Fact]
    public void A_history_without_an_answer_is_none() =>
        Assert.Throws<InputException>(() => Entries.History([new("epilepsy", ""), new("bleeding", "maybe")], SomeClinic.Today));

    [Fact]
    public void A_sample_moves_in_time_and_its_birth_days_stay()
    {
        const string sample = """{"birthDate":"1968-05-19","effectiveDateTime":"2026-10-20T08:00:00Z","items":["2026-10-25",1,null]}""";

        var moved = Hormesis.Web.Sample.SampleDates.Move(Encoding.UTF8.GetBytes(sample), new(2026, 11, 1), new(2027, 3, 1));

        Assert.Equal(
            """{"birthDate":"1968-05-19","effectiveDateTime":"2027-02-17T08:00:00Z","items":["2027-02-22",1,null]}""",
            Encoding.UTF8.GetString(moved));
    }
}
