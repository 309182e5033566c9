namespace Hormesis.Store.Fhir.Ucum;

/// <summary>
/// What kind of quantity a unit measures: the power of each base in it. Equivalents, osmoles and international units are
/// bases of their own, because going from them to moles or to U takes knowledge of the substance.
/// </summary>
public readonly record struct Dimension(
    int Length = 0, int Mass = 0, int Time = 0, int Temperature = 0, int Amount = 0,
    int Equivalents = 0, int Osmoles = 0, int InternationalUnits = 0)
{
    public static Dimension None => default;

    public static Dimension operator *(Dimension a, Dimension b) => new(
        a.Length + b.Length, a.Mass + b.Mass, a.Time + b.Time, a.Temperature + b.Temperature, a.Amount + b.Amount,
        a.Equivalents + b.Equivalents, a.Osmoles + b.Osmoles, a.InternationalUnits + b.InternationalUnits);

    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    public Dimension Power(int n) => new(
        Length * n, Mass * n, Time * n, Temperature * n, Amount * n, Equivalents * n, Osmoles * n, InternationalUnits * n);
}
