namespace Hormesis.Web.Pages.SignIn;

/// <summary>What the forms of the sign-in pages send.</summary>
public sealed class SignInInput
{
    public string? Name { get; set; }
    public string? Password { get; set; }

    /// <summary>The browser's answer, when a passkey was used instead.</summary>
    public string? Passkey { get; set; }

    /// <summary>On the second page.</summary>
    public string? Code { get; set; }
}
