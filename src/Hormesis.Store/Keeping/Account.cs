using Microsoft.AspNetCore.Identity;

namespace Hormesis.Store.Keeping;

/// <summary>Somebody who signs in: a person of the clinic, never shared.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>As it stands under a signature.</summary>
    public string FullName { get; set; } = "";

    /// <summary>The language of the pages; null for what the browser asks for.</summary>
    public string? Language { get; set; }

    /// <summary>False once the person has left: cannot sign in; what was signed stays signed.</summary>
    public bool IsActive { get; set; } = true;
}
