using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Treatment;
using static Hormesis.Tests.Clinic.Patients;
using static Hormesis.Tests.Clinic.Protocol.SomePlans;

namespace Hormesis.Tests.Clinic.Protocol;

/// <summary>What a plan says of the patient by the body model.</summary>
public class CourseExpectationTests
{
    static IReadOnlyList<Prediction> Of(EffectSet effects, PatientFacts? facts = null) =>
        CourseExpectation.Of(facts ?? Man(), Planned(facts ?? Man(), 15), effects, On);

    static Prediction Of(EffectSet effects, string marker) => Of(effects).Single(p => p.Marker == marker);

    [Fact]
    public void Bands_hold_their_middle_and_everything_has_a_unit_and_a_time() => Assert.All(Of(EffectSet.Literature), p =>
    {
        Assert.True(p.Low <= p.Mid && p.Mid <= p.High, p.Marker);
        Assert.Equal("day 53, after session 15", p.At);
        Assert.False(string.IsNullOrEmpty(p.Unit));
    });

    // What no trial shows is not expected: beside oxygen alone nothing is left of pain under null, and a good deal under what is claimed.
    [Fact]
    public void Pain_falls_as_with_oxygen_alone_unless_the_claims_are_switched_on()
    {
        var (none, claimed) = (Of(EffectSet.Null, "vas0To100"), Of(EffectSet.Claimed, "vas0To100"));

        Assert.Equal(none.WithoutOzone!.Value, none.Mid, 0.01 * none.Mid);
        Assert.True(claimed.Mid < claimed.WithoutOzone - 2);
    }

    [Fact]
    public void The_same_plan_is_expected_to_do_the_same() => Assert.Equal(Of(EffectSet.Literature), Of(EffectSet.Literature));

    [Fact]
    public void What_was_measured_is_where_the_patient_starts() =>
        Assert.Equal(12.5, Of(EffectSet.Null, Man().With("haemoglobin",
            12.5)).Single(p => p.Marker == "haemoglobinGPerDl").Before!.Value, 0.01);

    [Fact]
    public void The_table_names_what_the_model_and_the_clinic_know()
    {
        var table = ExpectationTable.Shipped;
        var markers = table.Markers.Concat(table.Indications.SelectMany(i => i.Markers));

        Assert.All(markers, m => Assert.Contains(BodyModel.Declaration.Observables, o => o.Name == m));
        Assert.All(table.Fields, f => Assert.NotNull(Analytes.Get(f.Analyte)));
        Assert.All(table.Fields, f => Assert.Contains(CourseTable.Shipped.Fields, known => known.Name == f.Field));
        Assert.All(table.Indications, i => Assert.NotNull(Indications.Get(i.Code)));
        Assert.All(table.Indications, i => Assert.NotNull(CourseTable.Shipped.Condition(i.Condition, i.Code)));
    }
}
