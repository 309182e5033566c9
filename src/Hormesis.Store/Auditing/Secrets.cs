using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Auditing;

/// <summary>What takes part in a row's hash but is shown in no audit entry: what would let somebody in.</summary>
static class Secrets
{
    static readonly Dictionary<Type, string[]> Members = new()
    {
        [typeof(Account)] = [nameof(Account.PasswordHash), nameof(Account.SecurityStamp)],
        [typeof(IdentityUserToken<Guid>)] = [nameof(IdentityUserToken<>.Value)],
        [typeof(IdentityUserPasskey<Guid>)] = [nameof(IdentityUserPasskey<>.Data)],
        [typeof(ProtectionKey)] = [nameof(ProtectionKey.Xml)],
    };

    public static bool Are(IEntityType type, string member) => Members.GetValueOrDefault(type.ClrType, []).Contains(member);
}
