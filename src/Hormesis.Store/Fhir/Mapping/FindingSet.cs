using System.Numerics;
using Hormesis.Clinic.Records;

namespace Hormesis.Store.Fhir.Mapping;

/// <summary>The different findings that one result states, to see whether they agree. None is no statement.</summary>
readonly record struct FindingSet(int Bits)
{
    public FindingSet With(Finding finding) => finding == Finding.None ? this : new(Bits | 1 << (int)finding);

    public FindingSet Without(Finding finding) => new(Bits & ~(1 << (int)finding));

    public bool Holds(Finding finding) => (Bits & 1 << (int)finding) != 0;

    /// <summary>The one finding stated; None when there is none, or when there are several.</summary>
    public Finding Only => BitOperations.IsPow2(Bits) ? (Finding)BitOperations.TrailingZeroCount(Bits) : Finding.None;
}
