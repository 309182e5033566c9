namespace Hormesis.Store.Genetics;

/// <summary>What an alternative changes, without the letters that it has in common with the reference.</summary>
/// <param name="First">Position of the first letter that is changed or taken away; an insertion comes before it.</param>
readonly record struct Edit(int First, string Removed, string Added)
{
    public static Edit Of(int position, string reference, string alternative)
    {
        var tail = 0;
        while (tail < Math.Min(reference.Length, alternative.Length) && reference[^(tail + 1)] == alternative[^(tail + 1)]) tail++;
        var most = Math.Min(reference.Length, alternative.Length) - tail;
        var head = 0;
        while (head < most && reference[head] == alternative[head]) head++;
        return new(position + head, reference[head..^tail], alternative[head..^tail]);
    }

    public int Last => First + Removed.Length - 1;

    /// <summary>As many letters as before: each position has its own.</summary>
    public bool IsSubstitution => Removed.Length == Added.Length;

    public bool IsDeletion => Added.Length == 0;

    public bool Covers(int position) => position >= First && position <= Last;

    /// <summary>Whether it changes anything between these positions; an insertion does at its own place.</summary>
    public bool Touches(int first, int last) => Removed.Length > 0 ? First <= last && Last >= first : First > first && First <= last;

    /// <summary>The letter that a substitution puts at a position that it covers.</summary>
    public char At(int position) => Added[position - First];
}
