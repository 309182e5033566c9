using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>
/// A G6PD screen that is "positive" or "detected" may have found the enzyme or its lack: such a result says nothing, but it is
/// kept, so that an older clear one does not stand in for it.
/// </summary>
static class Ambiguity
{
    const string Screen = "g6pd-screen";

    public static Qualitative Clear(Analyte analyte, Qualitative finding) =>
        analyte.Id == Screen && finding is Qualitative.Positive or Qualitative.Negative ? Qualitative.None : finding;
}
