namespace Hormesis.Clinic.Evidence;

/// <summary>On whose word something stands that is no number, and how far it can be trusted.</summary>
public sealed record Basis(string Source, Certainty Certainty);
