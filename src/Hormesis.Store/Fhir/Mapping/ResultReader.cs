using Hormesis.Clinic.Records;
using Hormesis.Store.Fhir.Wire;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>Turns one measurement of a known analyte into a result in the analyte's unit; counts what it leaves out, and why.</summary>
static class ResultReader
{
    const string Type = "Observation";

    /// <summary>Null for a code that is not known and for a value that cannot be read.</summary>
    public static LabResult? Read(Measurement measured, FactDate? taken, Tally tally)
    {
        if (Loinc.AnalyteOf(measured.Code, measured.Node) is not { } analyte)
        {
            tally.UnknownCode(measured.Code);
            return null;
        }
        var (flag, presence) = Interpretations.Of(measured.Interpretations);
        var words = WordsOf(measured.Value);
        var stated = QualitativeWords.Stated([.. measured.Interpretations, .. ConceptOf(measured.Value)]);
        var said = stated ?? (words != Qualitative.None ? words : presence != Qualitative.None ? presence : flag);
        if (WhyLeftOut(measured, analyte, stated is not null || said != Qualitative.None) is { Length: > 0 } reason)
        {
            tally.LeftOut(Type, reason);
            return null;
        }
        var number = measured.Value is MeasuredValue.Number { Quantity: { Value: not null } quantity } && analyte.Unit.Length > 0
            ? ResultQuantity.Convert(quantity, analyte)
            : default(ResultQuantity?);
        return new()
        {
            Analyte = analyte.Id,
            Loinc = Loinc.CodeOf(measured.Code),
            Value = number?.Value,
            Unit = number?.Unit ?? "",
            Bound = number?.Bound ?? Bound.Exact,
            Qualitative = Ambiguity.Clear(analyte, said),
            Interpretation = flag,
            ReferenceHigh = number is { } converted ? ResultQuantity.HighIn(converted.Unit, measured.ReferenceHigh, analyte) : null,
            Taken = taken,
            Origin = new(measured.Node.Place.ToString()),
        };
    }

    static Concept[] ConceptOf(MeasuredValue value) => value is MeasuredValue.Words words ? [words.Concept] : [];

    static Qualitative WordsOf(MeasuredValue value) => value switch
    {
        MeasuredValue.Words words => QualitativeWords.Of(words.Concept),
        MeasuredValue.Flag flag => flag.IsTrue ? Qualitative.Positive : Qualitative.Negative,
        MeasuredValue.None or MeasuredValue.Number or MeasuredValue.Other => Qualitative.None,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string WhyLeftOut(Measurement measured, Analyte analyte, bool saysSomething) => measured switch
    {
        { IsAbsent: true } => "the data are absent",
        { Value: MeasuredValue.Number { Quantity: { Value: not null } quantity } }
            when analyte.IsForFollowUp && !ResultQuantity.IsOne(quantity, analyte) => "unit or number not of this marker",
        { Value: MeasuredValue.Number { Quantity.Value: not null } } when analyte.Unit.Length > 0 => "",
        _ when saysSomething => "",
        { Value: MeasuredValue.None or MeasuredValue.Number { Quantity.Value: null } } => "no value",
        _ => "the value is not readable",
    };
}
