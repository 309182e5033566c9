using Hormesis.Store.Auditing;
using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;

namespace Hormesis.Store;

/// <summary>Who signs, and how they proved just now that it is they: whoever signs them in asks for it again.</summary>
public sealed record Signer(Guid AccountId, string FullName, SignatureProof Proof);

/// <summary>
/// Signs records. A signature holds the hash of what the signer had before them, and is given only while the record is still that. What
/// it leaves to others: who may sign what, and the proof.
/// </summary>
public static class Signing
{
    /// <summary>What a signature of this record holds: a paper's own hash; for a session, that of its row as it now is.</summary>
    public static string HashOf(ClinicContext context, object record) => record switch
    {
        Paper paper => paper.Sha256,
        Session session => RowText.HashOf(context.Model.FindEntityType(typeof(Session))!, session), // it is in the model
        _ => throw new ArgumentException($"{record.GetType().Name} is nothing that is signed"),
    };

    /// <summary>Signs a record within a Write.</summary>
    /// <param name="seen">The hash that the signer's page had.</param>
    /// <param name="subject">The rule or cap that is accepted; null for the whole record.</param>
    /// <exception cref="StoreRefusal">The record is another by now, or is gone.</exception>
    public static Signature Sign<T>(
        ClinicContext context, Signer signer, Guid record, string seen, SignatureMeaning meaning, DateTimeOffset now,
        string? reason = null, string? subject = null)
        where T : class
    {
        var found = context.Set<T>().Find(record);
        if (found is null || HashOf(context, found) != seen)
            throw new StoreRefusal("the record is not as it was when you read it", "read it again, then sign it");
        var signature = new Signature
        {
            Id = Guid.CreateVersion7(now),
            Record = typeof(T).Name,
            RecordId = record,
            Sha256 = seen,
            Meaning = meaning,
            Proof = signer.Proof,
            Subject = subject,
            Reason = reason,
            AccountId = signer.AccountId,
            Name = signer.FullName,
            At = now,
        };
        context.Signatures.Add(signature);
        return signature;
    }

    /// <summary>The signatures with this meaning that hold for a record as it now is.</summary>
    public static IReadOnlyList<Signature> Of(ClinicContext context, Guid record, string hash, SignatureMeaning meaning) =>
        [.. context.Signatures.AsNoTracking()
            .Where(s => s.RecordId == record && s.Sha256 == hash && s.Meaning == meaning).OrderBy(s => s.At)];

    /// <summary>Whether it is signed with this meaning as it now is.</summary>
    public static bool IsSigned(ClinicContext context, Guid record, string hash, SignatureMeaning meaning) =>
        context.Signatures.Any(s => s.RecordId == record && s.Sha256 == hash && s.Meaning == meaning);
}
