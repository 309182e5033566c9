using Hormesis.Web.Access;

namespace Hormesis.Web.Sample;

/// <summary>Somebody who signs in to the sample clinic. Everybody knows these passwords: no store with real people ever has them.</summary>
/// <param name="Secret">Of the second factor, in base 32; null where the role needs none.</param>
public sealed record SampleAccount(string Name, string FullName, Role Role, string? Secret)
{
    public const string Password = "sample clinic only";

    public static SampleAccount Nurse { get; } = new("nurse", "Noor Haddad (sample)", Role.Nurse, null);
    public static SampleAccount SecondNurse { get; } = new("nurse2", "Ben Okafor (sample)", Role.Nurse, null);
    public static SampleAccount Physician { get; } =
        new("physician", "Ana Ruiz (sample)", Role.Physician, "HORMESISSAMPLEPHYSICIANAAAAAAAAA");

    public static IReadOnlyList<SampleAccount> All { get; } =
    [
        Nurse, SecondNurse, Physician,
        new("biomed", "Jo Lindqvist (sample)", Role.Biomed, "HORMESISSAMPLEBIOMEDAAAAAAAAAAAA"),
        new("admin", "Kim Sato (sample)", Role.Administrator, "HORMESISSAMPLEADMINAAAAAAAAAAAAA"),
        new("admin2", "Sam Weber (sample)", Role.Administrator, "HORMESISSAMPLEADMINTWOAAAAAAAAAA"),
        new("auditor", "Mia Conti (sample)", Role.Auditor, null),
        new("viewer", "Lee Chan (sample)", Role.Viewer, null),
    ];
}
