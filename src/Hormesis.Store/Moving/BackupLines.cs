using System.Text.Json.Serialization;

namespace Hormesis.Store.Moving;

/// <summary>The first line of a backup: whose it is, and where its audit ends.</summary>
sealed record BackupHead(string Hormesis, int Version, string Store, long Entries, string Hash)
{
    public const string Name = "store backup";
    public const int Newest = 1;
}

/// <summary>The last line: how many rows there are, and the SHA-256 of every byte before this line.</summary>
sealed record BackupEnd(long Rows, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(BackupHead))]
[JsonSerializable(typeof(BackupEnd))]
sealed partial class BackupJson : JsonSerializerContext;
