namespace Hormesis.Model;

/// <summary>
/// What somebody gave us cannot be used. Carries what a person needs to mend it; the edge prints it as one line and changes nothing.
/// </summary>
/// <param name="place">Where in the input: a path such as entry[3].resource, a line, an option. Empty for the whole input.</param>
/// <param name="wrong">What is wrong, with the value that was read.</param>
/// <param name="remedy">What to do about it.</param>
public sealed class InputException(string place, string wrong, string remedy, Exception? cause = null)
    : Exception($"{(place.Length > 0 ? place + ": " : "")}{wrong}; {remedy}", cause)
{
    public string Place { get; } = place;
    public string Wrong { get; } = wrong;
    public string Remedy { get; } = remedy;

    /// <summary>The input itself, a file's name as the person gave it; empty where it is not known yet.</summary>
    public string Input { get; private init; } = "";

    /// <summary>The same fault, with the name of the file that it was found in.</summary>
    public InputException In(string input) => Input.Length > 0 ? this : new(Place, Wrong, Remedy, this) { Input = input };
}
