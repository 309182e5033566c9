namespace Hormesis.Model.Treatment;

/// <summary>A course: sessions in order, for one indication under one profile. It ends with a review, never with a renewal.</summary>
public sealed record Course(string Indication, string Profile, IReadOnlyList<SessionPlan> Sessions);
