using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;

namespace Hormesis.Store.Keeping;

/// <summary>The one model of what the clinic keeps, for both engines.</summary>
public sealed class ClinicContext(DbContextOptions<ClinicContext> options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<ChartResource> Chart => Set<ChartResource>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<ScreeningPaper> Screenings => Set<ScreeningPaper>();
    public DbSet<PlanPaper> Plans => Set<PlanPaper>();
    public DbSet<ReviewPaper> Reviews => Set<ReviewPaper>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionEvent> Events => Set<SessionEvent>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<Maintenance> Maintenance => Set<Maintenance>();
    public DbSet<Bottle> Bottles => Set<Bottle>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<ConsentPaper> Consents => Set<ConsentPaper>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<StoreFact> Facts => Set<StoreFact>();
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    // Identity asks its options, not its context, which tables it has; the third version has passkeys.
    static readonly ServiceProvider WithPasskeys = new ServiceCollection()
        .Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    /// <summary>Set by the store for a context that may write; the audit comes with it.</summary>
    internal IChangeKeeper? Keeper { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => MayWrite.Save(this);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        MayWrite.SaveAsync(this, cancellationToken);

    /// <summary>Sends the changes to the database; for a keeper alone.</summary>
    internal int Send() => base.SaveChanges(acceptAllChangesOnSuccess: true);

    IChangeKeeper MayWrite =>
        Keeper ?? throw new InvalidOperationException("this context only reads; ClinicStore.Write hands out one that writes");

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseApplicationServiceProvider(WithPasskeys);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Instant>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ChartResource>().HasIndex(r => new { r.Type, r.ResourceId, r.Version }).IsUnique();
        builder.Entity<ChartResource>().HasIndex(r => r.PatientId);
        builder.Entity<Course>().HasIndex(c => c.PatientId);
        builder.Entity<PlanPaper>().HasIndex(p => new { p.CourseId, p.Number });
        builder.Entity<PlanPaper>().HasIndex(p => p.PatientId);
        builder.Entity<ScreeningPaper>().HasIndex(p => p.PatientId);
        builder.Entity<ReviewPaper>().HasIndex(p => p.PatientId);
        builder.Entity<Signature>().HasIndex(s => s.RecordId);
        builder.Entity<Session>().HasIndex(s => s.PlanId).IsUnique();
        builder.Entity<Session>().HasIndex(s => s.BottleSerial).IsUnique();
        builder.Entity<Session>().HasIndex(s => s.PatientId);
        builder.Entity<Chunk>().ToTable("Chunks").HasKey(c => new { c.SessionId, c.Index });
        builder.Entity<ChunkRun>().ToTable("ChunkRuns").HasKey(r => new { r.SessionId, r.First });
        builder.Entity<ChunkRun>().HasIndex(r => r.End);
        builder.Entity<SessionEvent>().HasKey(e => new { e.SessionId, e.Index });
        builder.Entity<Device>().HasIndex(d => d.Serial).IsUnique();
        builder.Entity<Maintenance>().HasIndex(m => m.DeviceId);
        builder.Entity<Bottle>().HasKey(b => b.Serial);
        builder.Entity<Appointment>().HasIndex(a => a.At);
        builder.Entity<ConsentPaper>().HasIndex(c => c.PatientId);
        builder.Entity<AuditEntry>().Property(a => a.Id).ValueGeneratedNever();
        builder.Entity<AuditEntry>().HasIndex(a => a.PatientId);
        builder.Entity<Lease>().HasKey(l => l.Resource);
        builder.Entity<StoreFact>().HasKey(f => f.Key);
    }

    // Text that sorts as time does and is the same on both engines, to the millisecond.
    sealed class Instant() : ValueConverter<DateTimeOffset, string>(
        t => t.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture),
        s => DateTimeOffset.ParseExact(s, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
        const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    }
}
