using System.Text.Json.Serialization;
using Hormesis.Model;
using Hormesis.Model.Input;

namespace Hormesis.Clinic.Centres;

/// <summary>Reads a centre's file, strictly and within limits. What the rules in it say is read by the rules' own reader.</summary>
public static class CentreFile
{
    public const int MaximumBytes = 1 << 18;

    const string Wanted = "give a centre's file as docs/screening.md describes it";
    const int PeopleMaximum = 1000;
    const int EntriesMaximum = 100;
    const int TextLengthMaximum = 500;
    const int Sha256Digits = 64;

    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="InputException">It is no centre's file.</exception>
    public static Centre Read(ReadOnlyMemory<byte> utf8, string file)
    {
        try
        {
            var centre = StrictJson.Read(utf8, CentreJson.Default.Centre, Wanted);
            Check(centre);
            return centre;
        }
        catch (InputException wrong) when (file.Length > 0)
        {
            throw wrong.In(file);
        }
    }

    static void Check(Centre centre)
    {
        Text("name", centre.Name);
        Jurisdictions.Get(centre.Jurisdiction);
        if (centre.G6pdMaleMedianUPerGHb is { } median && !ClinicSettings.IsMedian(median))
            throw new InputException("g6pdMaleMedianUPerGHb", $"{median} U/g Hb is no median", "give the laboratory's, or leave it out");
        if (centre.Rules.File.Length > TextLengthMaximum)
            throw new InputException("rules.file", "this is no file's name", "name a file beside the centre's");
        CheckSignatures(centre);
        CheckStaff(centre);
        CheckRealDevices(centre.RealDevices);
    }

    static void CheckSignatures(Centre centre)
    {
        Count("rules.signatures", centre.Rules.Signatures.Count, EntriesMaximum);
        foreach (var (signature, i) in centre.Rules.Signatures.Select((s, i) => (s, i)))
        {
            var place = $"rules.signatures[{i}]";
            Text($"{place}.signedBy", signature.SignedBy);
            Text($"{place}.role", signature.Role);
            Text($"{place}.meaning", signature.Meaning);
            if (signature.Sha256.Length != Sha256Digits || !signature.Sha256.All(char.IsAsciiHexDigit))
            {
                var wrong = $"{Shown.Quoted(signature.Sha256)} is no SHA-256";
                throw new InputException($"{place}.sha256", wrong, "copy the 64 digits that screen prints of these rules");
            }
        }
    }

    static void CheckStaff(Centre centre)
    {
        Count("staff", centre.Staff.Count, PeopleMaximum);
        foreach (var (member, i) in centre.Staff.Select((m, i) => (m, i)))
        {
            Text($"staff[{i}].name", member.Name);
            Count($"staff[{i}].competences", member.Competences.Count, EntriesMaximum);
            foreach (var (competence, j) in member.Competences.Select((c, j) => (c, j)))
                Text($"staff[{i}].competences[{j}].what", competence.What);
            if (centre.Staff.Take(i).Any(other => other.IsNamed(member.Name)))
                throw new InputException($"staff[{i}].name", $"{Shown.Quoted(member.Name)} is listed twice", "list everybody once");
        }
    }

    static void CheckRealDevices(RealDevices devices)
    {
        if (!devices.Enabled) return;
        Text("realDevices.by", devices.By);
        Text("realDevices.legalBasis", devices.LegalBasis);
        if (devices.On is null) throw new InputException("realDevices.on", "this is missing", "say on what day it was decided");
    }

    static void Count(string place, int count, int most)
    {
        if (count > most) throw new InputException(place, $"{count} entries are more than the {most} that are read", "split the centre");
    }

    static void Text(string place, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new InputException(place, "this is empty", "say it in words");
        if (text.Length > TextLengthMaximum)
            throw new InputException(place, $"{text.Length} characters are more than {TextLengthMaximum}", "say it shorter");
    }
}

/// <summary>How a centre's file and the jurisdictions are read: camel case; unknown, repeated and missing fields refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Centre))]
[JsonSerializable(typeof(JurisdictionTable))]
sealed partial class CentreJson : JsonSerializerContext;
