using System.Globalization;
using Hormesis.Clinic;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Records;
using Hormesis.Clinic.Screening;
using Hormesis.Tests.Store.Fhir;

namespace Hormesis.Tests.Clinic.Screening;

/// <summary>
/// A chart as FHIR resources: of a patient of whom all is known and nothing speaks against it, until a test takes or adds some.
/// </summary>
sealed record Chart(string Sex, IReadOnlyDictionary<string, IReadOnlyList<string>> Observations, IReadOnlyList<string> Others)
{
    public static readonly DateOnly On = Patients.On;

    static readonly (string Analyte, double Value)[] Healthy =
    [
        ("platelets", 250), ("haemoglobin", 14.5), ("g6pd", 95), ("reticulocytes", 1), ("tsh", 1.5), ("ft4", 1.2), ("inr", 1),
        ("ferritin", 120), ("transferrin-saturation", 30), ("methaemoglobin", 0.8), ("ldh", 180), ("haptoglobin", 1.2),
        ("ionised-calcium", 1.2), ("glucose", 5.2), ("temperature", 36.6), ("systolic", 125), ("heart-rate", 70), ("ascorbate", 50),
        ("urate", 5), ("hcg", 1),
    ];

    public static Chart Of(string sex) =>
        new(sex, Healthy.ToDictionary(h => h.Analyte, h => (IReadOnlyList<string>)[Observed(h.Analyte, h.Value)]), []);

    public Chart With(string analyte, params IReadOnlyList<string> observations) => this with
    {
        Observations = Observations.ToDictionary(o => o.Key, o => o.Key == analyte ? observations : o.Value),
    };

    public Chart Plus(string resource) => this with { Others = [.. Others, resource] };

    public Verdict Ask() => Hormesis.Clinic.Screening.Screening.Ask(
        Records.Read(Json()).Facts, ClinicalProfiles.Get(ClinicalProfiles.Default), new ClinicSettings(), On);

    public string Json() => Records.Bundle(
    [
        $$"""{"resourceType":"Patient","id":"p1","gender":"{{Sex}}","birthDate":"1980-06-01"}""",
        Records.Resource("QuestionnaireResponse", $$"""
            "questionnaire":"urn:hormesis:questionnaire:history","status":"completed","authored":"{{Day(0)}}","item":[{{Answers}}]
            """),
        .. Observations.Values.SelectMany(o => o), .. Others,
    ]);

    static string Answers => string.Join(',', HistoryQuestions.All.Where(q => q.Parent.Length == 0)
        .Select(q => $$"""{"linkId":"{{q.LinkId}}","answer":[{"valueBoolean":false}]}"""));

    /// <param name="daysAgo">Before the day; by default so that it counts.</param>
    public static string Observed(string analyte, double value, int daysAgo = 0, string? unit = null, string status = "final") =>
        Said(analyte, $"\"valueQuantity\":{Records.Quantity(value.ToString("R", CultureInfo.InvariantCulture), unit ?? UnitOf(analyte))}",
            daysAgo, status);

    /// <summary>An Observation with these members for its value.</summary>
    public static string Said(string analyte, string members, int daysAgo = 0, string status = "final") => Records.Observation(
        Analytes.Get(analyte).Loinc.Keys.First(), $"\"effectiveDateTime\":\"{Day(daysAgo)}\",{members}", status);

    public static string UnitOf(string analyte) => analyte == "g6pd" ? "%" : Analytes.Get(analyte).Unit;

    static string Day(int daysAgo) => On.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
