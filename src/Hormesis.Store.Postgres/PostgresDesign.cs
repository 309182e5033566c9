using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hormesis.Store.Postgres;

/// <summary>How dotnet-ef makes the context when it writes migrations; nothing is connected to.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<ClinicContext>
{
    public ClinicContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<ClinicContext>()
            .UseNpgsql("Host=127.0.0.1", o => o.MigrationsAssembly(typeof(PostgresDesign).Assembly.GetName().Name)).Options);
}
