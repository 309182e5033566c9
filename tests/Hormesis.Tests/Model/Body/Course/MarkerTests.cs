using System.Text.RegularExpressions;
using Hormesis.Model.Body;
using Hormesis.Model.Body.Course;
using Hormesis.Model.Numerics.Sampling;
using Hormesis.Model.Population;

namespace Hormesis.Tests.Model.Body.Course;

/// <summary>How observables of the body are reported.</summary>
public class MarkerTests
{
    const int Reports = 4000;

    // A standard deviation of so many reports is known to some 1.2 %, and a log-normal of 40 % has heavier tails.
    const double Share = 0.06;

    static readonly string Reference = File.ReadAllText(House.Repository.Path("docs", "reference", "clinical.md"));

    public static TheoryData<string> Names { get; } = [.. MarkerTable.Shipped.Markers.Select(m => m.Name)];

    [Fact]
    public void Every_observable_of_the_body_is_measured_or_said_not_to_be()
    {
        var said = MarkerTable.Shipped.Markers.Select(m => m.Name).Concat(MarkerTable.Shipped.Unmeasured.Select(u => u.Name)).ToList();

        Assert.Equal(BodyModel.Declaration.Observables.Select(o => o.Name).Order(), said.Order());
    }

    [Fact]
    public void No_code_stands_twice()
    {
        var codes = MarkerTable.Shipped.Markers.Where(m => m.Loinc is not null).Select(m => m.Code).ToList();

        Assert.Equal(codes.Distinct(), codes);
    }

    [Fact]
    public void Codes_are_those_of_the_clinical_reference() => Assert.All(
        MarkerTable.Shipped.Markers.Where(m => m.Loinc is not null),
        m => Assert.Matches($@"\b{Regex.Escape(m.Code)}\b", Reference));

    [Fact]
    public void What_a_population_is_surveyed_for_has_its_unit_and_code()
    {
        var both = MarkerTable.Shipped.Markers.Where(m => PopulationTable.Shipped.Markers.Any(p => p.Name == m.Name)).ToList();

        Assert.NotEmpty(both);
        Assert.All(both, m => Assert.Equal(
            (PopulationTable.Shipped.Marker(m.Name).Unit, PopulationTable.Shipped.Marker(m.Name).Loinc), (m.Unit, m.Loinc)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Errors_are_as_declared(string name)
    {
        var marker = MarkerTable.Shipped.Marker(name);
        const double truth = 50;

        // Away from both ends of the scale.
        var open = marker with { Low = double.NegativeInfinity, High = double.PositiveInfinity };
        var reports = SampleSummary.Of(
            [.. Enumerable.Range(0, Reports).Select(i => open.Measured(truth, new(7, (ulong)i), "visit"))]);

        if (marker.Noise == MarkerNoise.Points)
        {
            Assert.Equal(Math.Sqrt(marker.Assay * marker.Assay + marker.Within * marker.Within), reports.Sd, Share * reports.Sd);
            return;
        }
        // Variances of independent factors multiply: 1 + cv² = (1 + a²)(1 + b²).
        var (a, b) = (marker.Assay / 100, marker.Within / 100);
        var cv = Math.Sqrt((1 + a * a) * (1 + b * b) - 1);
        Assert.Equal(cv, reports.Sd / reports.Mean, Share * cv);
    }

    [Fact]
    public void A_report_is_known_from_patient_marker_and_occasion()
    {
        var marker = MarkerTable.Shipped.Marker("il6PgPerMl");
        Spread somebody = new(1, 42);

        Assert.Equal(marker.Measured(3, somebody, "before"), marker.Measured(3, somebody, "before"));
        Assert.NotEqual(marker.Measured(3, somebody, "before"), marker.Measured(3, somebody, "after"));
        Assert.NotEqual(marker.Measured(3, somebody, "before"), marker.Measured(3, new(1, 43), "before"));
        Assert.NotEqual(
            marker.Measured(3, somebody, "before"), (marker with { Name = "another" }).Measured(3, somebody, "before"));
    }

    [Fact]
    public void Person_and_assay_are_drawn_apart()
    {
        var marker = MarkerTable.Shipped.Marker("crpMgPerL");
        Spread somebody = new(1, 42);

        var assay = (marker with { Within = 0 }).Measured(1, somebody, "before");
        var person = (marker with { Assay = 0 }).Measured(1, somebody, "before");

        Assert.Equal(marker.Measured(1, somebody, "before"), assay * person, 1e-12);
        Assert.NotEqual(assay, person);
    }

    [Fact]
    public void No_score_leaves_its_scale()
    {
        var marker = MarkerTable.Shipped.Marker("vas0To100");
        var reports = Enumerable.Range(0, Reports).Select(i => marker.Measured(i % 2 * 100, new(3, (ulong)i), "visit")).ToList();

        Assert.All(reports, r => Assert.InRange(r, 0, 100));
        Assert.Contains(0, reports);
        Assert.Contains(100, reports);
    }
}
