using Hormesis.Store.Keeping;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hormesis.Store.Auditing;

/// <summary>Which rows stay as they were written, and which stay for good. To break it is a fault of the program.</summary>
static class RowRules
{
    static readonly HashSet<Type> WrittenOnce =
    [
        typeof(ChartResource), typeof(ScreeningPaper), typeof(PlanPaper), typeof(ReviewPaper), typeof(Signature), typeof(SessionEvent),
        typeof(Maintenance),
    ];

    static readonly HashSet<Type> MayBeDeleted =
    [
        typeof(IdentityUserRole<Guid>), typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>),
        typeof(IdentityUserPasskey<Guid>), typeof(IdentityRoleClaim<Guid>), typeof(ProtectionKey), typeof(Appointment),
    ];

    /// <summary>What changes all the time and proves nothing: no part of a row's hash, and no entry when it alone changes.</summary>
    public static bool IsLoose(IReadOnlyEntityType type, string member) =>
        type.ClrType == typeof(Lease) && member == nameof(Lease.Until);

    public static void Check(Type row, EntityState state)
    {
        if (row == typeof(Chunk)) throw new InvalidOperationException("chunks come in by ClinicStore.Append");
        if (row == typeof(AuditEntry)) throw new InvalidOperationException("audit entries come in by ClinicStore.Note");
        if (state == EntityState.Modified && WrittenOnce.Contains(row))
            throw new InvalidOperationException($"{row.Name}: written once, never changed");
        if (state == EntityState.Deleted && !MayBeDeleted.Contains(row))
            throw new InvalidOperationException($"{row.Name}: never deleted");
    }
}
