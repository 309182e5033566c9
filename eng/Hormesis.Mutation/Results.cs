using System.Security.Cryptography;
using System.Text.Json;

namespace Hormesis.Mutation;

/// <summary>What became of one mutant, as a line of the results.</summary>
/// <param name="Text">Hash of the mutated file as it was.</param>
sealed record Result(string Key, string Text, Fate Fate, string By);

/// <summary>
/// The results so far, a line for each as it comes, so that a run that was cut off goes on where it was. They hold for one device,
/// one set of tests and one mutator; for others the file begins anew.
/// </summary>
sealed class Results
{
    readonly Dictionary<string, Result> known = [];
    readonly Dictionary<string, string> hashes = [];
    readonly Place place;
    readonly Lock gate = new();

    /// <param name="keepKilled">Also keeps, for other tests, what was killed in a file that is the same: for work on tests.</param>
    public Results(Place place, byte[] device, bool keepKilled)
    {
        this.place = place;
        var stamp = Stamp(device);
        var lines = File.Exists(place.Results) ? File.ReadAllLines(place.Results) : [];
        var isSame = lines.FirstOrDefault() == stamp;
        foreach (var line in lines.Skip(1))
        {
            var result = JsonSerializer.Deserialize<Result>(line)!;
            if (isSame || keepKilled && result.Fate != Fate.Survived && result.Text == HashOf(result.Key)) known[result.Key] = result;
        }
        File.WriteAllLines(place.Results, known.Values.Select(r => JsonSerializer.Serialize(r)).Prepend(stamp));
    }

    public Result? this[Mutant mutant]
    {
        get
        {
            lock (gate) return known.GetValueOrDefault(mutant.Key);
        }
    }

    public void Add(Mutant mutant, Fate fate, string by)
    {
        lock (gate)
        {
            var result = known[mutant.Key] = new(mutant.Key, HashOf(mutant.Key), fate, by);
            File.AppendAllText(place.Results, JsonSerializer.Serialize(result) + "\n");
        }
    }

    string Stamp(byte[] device)
    {
        string[] files = ["Hormesis.Tests.dll", "Hormesis.Model.dll"];
        byte[][] parts =
        [
            device, .. files.Select(f => File.ReadAllBytes(Path.Combine(place.Tests, f))),
            File.ReadAllBytes(typeof(Results).Assembly.Location),
        ];
        return Convert.ToHexString(SHA256.HashData([.. parts.SelectMany(SHA256.HashData)]));
    }

    string HashOf(string key)
    {
        var file = key[..key.IndexOf(':', StringComparison.Ordinal)];
        if (!hashes.TryGetValue(file, out var hash))
            hashes[file] = hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(place.Device, file))));
        return hash;
    }
}
