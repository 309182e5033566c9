namespace Hormesis.Tests.Clinic.Screening;

/// <summary>Verhoeff's check of a number's last digit (J. Verhoeff, Error Detecting Decimal Codes, 1969), as SNOMED CT uses it.</summary>
static class Verhoeff
{
    static readonly int[] Permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

    public static bool IsValid(string digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++) check = InDihedral(check, Permuted(digits[^(i + 1)] - '0', i));
        return check == 0;
    }

    static int Permuted(int digit, int times)
    {
        for (var i = 0; i < times % 8; i++) digit = Permutation[digit];
        return digit;
    }

    // The product in the symmetries of a pentagon: 0 to 4 turn, 5 to 9 turn it over.
    static int InDihedral(int a, int b) => (a < 5, b < 5) switch
    {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b - 5) % 5 + 5,
        (false, true) => (a - 5 - b + 5) % 5 + 5,
        (false, false) => (a - b + 5) % 5,
    };
}
