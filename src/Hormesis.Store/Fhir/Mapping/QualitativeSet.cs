using System.Numerics;
using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>The different findings that one result states, to see whether they agree. None is no statement.</summary>
readonly record struct QualitativeSet(int Bits)
{
    public QualitativeSet With(Qualitative finding) => finding == Qualitative.None ? this : new(Bits | 1 << (int)finding);

    public QualitativeSet Without(Qualitative finding) => new(Bits & ~(1 << (int)finding));

    public bool Holds(Qualitative finding) => (Bits & 1 << (int)finding) != 0;

    /// <summary>The one finding stated; None when there is none, or when there are several.</summary>
    public Qualitative Only => BitOperations.IsPow2(Bits) ? (Qualitative)BitOperations.TrailingZeroCount(Bits) : Qualitative.None;
}
