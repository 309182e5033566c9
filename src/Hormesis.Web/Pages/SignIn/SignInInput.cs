namespace Hormesis.Web.Pages.SignIn;

/// <summary>What the form of the sign-in page sends.</summary>
public sealed class SignInInput
{
    public string? Name { get; set; }
    public string? Password { get; set; }
}
