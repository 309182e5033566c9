namespace Hormesis.Store.Keeping;

/// <summary>What a signature says.</summary>
public enum SignatureMeaning
{
    /// <summary>Seen, and nothing more.</summary>
    Seen,

    /// <summary>Ordered by the physician who answers for it.</summary>
    Ordered,

    /// <summary>A caution, or a value above what is recommended, is taken on by a physician for a reason.</summary>
    Accepted,

    /// <summary>A second person agrees with what lies above the recommended limits or against the screening.</summary>
    Seconded,

    /// <summary>Patient, bottle and order are the right ones, checked at the chair.</summary>
    Checked,

    /// <summary>The report is complete and true.</summary>
    Reported,

    /// <summary>The follow-up was judged and decided.</summary>
    Reviewed,
}

/// <summary>How the person proved again who they are when signing.</summary>
public enum SignatureProof
{
    Password,
    Totp,
    Passkey,
}

/// <summary>An electronic signature: bound to the hash of what was signed, and worth nothing on anything else.</summary>
public sealed class Signature
{
    public required Guid Id { get; set; }

    /// <summary>Screening, plan, session, review: the name of the entity.</summary>
    public required string Record { get; set; }
    public required Guid RecordId { get; set; }

    /// <summary>SHA-256 of the record, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }
    public required SignatureMeaning Meaning { get; set; }
    public required SignatureProof Proof { get; set; }

    /// <summary>What of the record is meant: the rule or cap that is accepted; null for the whole.</summary>
    public string? Subject { get; set; }

    /// <summary>Required for what is accepted.</summary>
    public string? Reason { get; set; }
    public required Guid AccountId { get; set; }

    /// <summary>As the account's name stood then.</summary>
    public required string Name { get; set; }
    public required DateTimeOffset At { get; set; }
}
