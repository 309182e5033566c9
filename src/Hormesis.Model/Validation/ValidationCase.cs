using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>One published experiment: where it stands, what was done, what was measured.</summary>
/// <param name="Id">Unique in the files that are read together.</param>
/// <param name="Source">Where it was published, so that it can be looked up.</param>
/// <param name="Model">Which model answers it.</param>
/// <param name="Inputs">What was done, as the model's own reader takes it.</param>
/// <param name="Note">What a reader must know, such as which tolerances are ours.</param>
/// <param name="Place">Where in its file.</param>
/// <param name="File">Which file, for messages.</param>
public sealed record ValidationCase(
    string Id, string Source, string Model, JsonElement Inputs, string Note, IReadOnlyList<Expectation> Expect, Place Place, string File);
