using Hormesis.Model.Numerics;

namespace Hormesis.Model.Population;

/// <summary>
/// A patient's chance, cut by name: what is drawn under one name does not change when another is added, drawn earlier or not
/// drawn at all.
/// </summary>
static class Substream
{
    /// <summary>The stream of a patient under a name's key.</summary>
    public static RandomState Of(ulong seed, ulong index, ulong key) => new(seed ^ key, index);

    /// <summary>A name as 64 bits: FNV-1a (Fowler, Noll and Vo) over its UTF-16 units, mixed once more.</summary>
    public static ulong Key(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name) hash = (hash ^ letter) * 0x100000001B3;
        return RandomSource.SplitMix(ref hash);
    }
}
