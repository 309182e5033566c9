using System.Security.Cryptography;
using System.Text;

namespace Hormesis.Store.Fhir.Export;

/// <summary>Ids that follow from what a thing is, so that the same facts give the same document: UUIDs of version 8 (RFC 9562), by
/// SHA-256.</summary>
static class ContentId
{
    const int Length = 16;

    // Of this project, drawn once.
    static readonly byte[] Namespace = Guid.Parse("6f2c8f0a-4b0e-4d6e-9a53-0c8f6c1d7e21").ToByteArray(bigEndian: true);

    public static string Of(string name)
    {
        var id = SHA256.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, Length);
        id[6] = (byte)((id[6] & 0x0F) | 0x80); // version 8
        id[8] = (byte)((id[8] & 0x3F) | 0x80); // variant of RFC 9562
        return new Guid(id, bigEndian: true).ToString("D");
    }
}
