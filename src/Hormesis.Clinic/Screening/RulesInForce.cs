using System.Text.Json.Serialization;

namespace Hormesis.Clinic.Screening;

/// <summary>
/// That somebody read a rule set and stands for it. It ties a name to the set's fingerprint; that the name is true is for whoever keeps
/// the centre's file.
/// </summary>
/// <param name="Role">The signer's role at the centre, such as physician.</param>
/// <param name="Meaning">What is said by signing: that the rules were read and are approved for this centre.</param>
/// <param name="Sha256">Of the rules that were read (<see cref="RuleHash"/>).</param>
public sealed record RuleSignature(string SignedBy, string Role, string Meaning, DateOnly At, string Sha256);

[JsonConverter(typeof(AsWords<Signing>))]
public enum Signing
{
    Unsigned,
    Signed,

    /// <summary>Signatures are there, but of other rules: these were changed since.</summary>
    DoesNotMatch,
}

/// <summary>Which rules a verdict rests on and who signed them.</summary>
/// <param name="Words">The same as a sentence.</param>
public sealed record RulesStanding(string Sha256, Signing Signing, IReadOnlyList<string> SignedBy, string Words)
{
    /// <summary>Of a verdict that no rule set was named for.</summary>
    public static RulesStanding Unknown { get; } = new("", Signing.Unsigned, [], "The rules were not named.");
}

/// <summary>A rule set with what is known of its standing on a day.</summary>
public sealed record RulesInForce(RuleSet Set, RulesStanding Standing)
{
    /// <summary>The rules that the project ships: a centre has yet to sign them.</summary>
    public static RulesInForce Shipped { get; } = Of(RuleSet.Shipped, [], static _ => "");

    /// <param name="whyNot">Why a signature of these very rules does not count; empty when it does.</param>
    public static RulesInForce Of(RuleSet set, IReadOnlyList<RuleSignature> signatures, Func<RuleSignature, string> whyNot)
    {
        var sha256 = RuleHash.Of(set);
        var ofThese = signatures.Where(s => string.Equals(s.Sha256, sha256, StringComparison.OrdinalIgnoreCase)).ToList();
        IReadOnlyList<string> signed = [.. ofThese.Where(s => whyNot(s).Length == 0).Select(s => s.SignedBy)];
        var signing = signed.Count > 0 ? Signing.Signed
            : signatures.Count > ofThese.Count ? Signing.DoesNotMatch
            : Signing.Unsigned;
        var words = signing switch
        {
            Signing.Signed => $"signed by {string.Join(" and ", signed)}",
            Signing.DoesNotMatch => $"signature does not match: {signatures[0].SignedBy} signed other rules",
            _ when ofThese.Count > 0 => $"rules not signed: {ofThese[0].SignedBy} {whyNot(ofThese[0])}",
            _ => "rules not signed",
        };
        return new(set, new(sha256, signing, signed, $"Rules {set.Version} of {set.Author}, {words}."));
    }

    /// <summary>Rules that somebody should have looked at again by now.</summary>
    public IEnumerable<string> OverdueOn(DateOnly day) => Set.All.Where(r => r.ReviewBy < day).Select(r => r.Id);
}
