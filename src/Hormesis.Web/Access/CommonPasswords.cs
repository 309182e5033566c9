using System.Collections.Frozen;
using System.Text.Json.Serialization;
using Hormesis.Model;

namespace Hormesis.Web.Access;

sealed record CommonPasswordFile(string About, IReadOnlyList<string> Long, IReadOnlyList<string> Stems);

/// <summary>How the list is read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CommonPasswordFile))]
sealed partial class CommonPasswordJson : JsonSerializerContext;

/// <summary>Passwords that are guessed first, and such as are made of one word with digits and signs around it.</summary>
static class CommonPasswords
{
    const int OtherThanStemMaximum = 8;

    static readonly CommonPasswordFile Data = EmbeddedData.Load(
        typeof(CommonPasswords).Assembly, "Access/common-passwords.json", CommonPasswordJson.Default.CommonPasswordFile);

    static readonly FrozenSet<string> Long = Data.Long.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    static readonly FrozenSet<string> Stems = Data.Stems.ToFrozenSet(StringComparer.Ordinal);

    // As fingers go over them, row after row.
    static readonly string[] Keyboards =
        ["1234567890qwertyuiopasdfghjklzxcvbnm", "1234567890qwertzuiopasdfghjklyxcvbnm", "1234567890azertyuiopqsdfghjklmwxcvbn"];

    public static bool Has(string password) =>
        Long.Contains(password) || IsStemWithTrimmings(password) || IsRepeated(password) || IsOnKeyboard(password.ToLowerInvariant());

    static bool IsOnKeyboard(string lower) => Keyboards.Any(k =>
        (k + k).Contains(lower, StringComparison.Ordinal)
        || string.Concat((k + k).Reverse()).Contains(lower, StringComparison.Ordinal));

    // P@ssword2024! is password with trimmings: nobody has to guess more than those.
    static bool IsStemWithTrimmings(string password)
    {
        var lower = password.ToLowerInvariant();
        string[] stems = [Plain(Bare(lower)), Bare(Plain(lower))]; // a sign may stand for a letter, or beside the word
        return stems.Any(s => Stems.Contains(s) && password.Length - s.Length <= OtherThanStemMaximum);
    }

    static string Bare(string text) => text.Trim([.. text.Where(c => !char.IsAsciiLetterLower(c))]);

    static string Plain(string text) => string.Concat(text.Select(Letter));

    static char Letter(char c) => c switch { '@' or '4' => 'a', '3' => 'e', '0' => 'o', '$' or '5' => 's', _ => c };

    // One short piece over and over, or a run such as abcdefghijkl.
    static bool IsRepeated(string password)
    {
        for (var length = 1; length <= password.Length / 3; length++)
            if (Enumerable.Range(length, password.Length - length).All(i => password[i] == password[i - length])) return true;
        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.Count > 0 && (steps.All(s => s == 1) || steps.All(s => s == -1));
    }
}
