using Hormesis.Store.Keeping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Hormesis.Store.Sqlite;

/// <summary>How dotnet-ef makes the context when it writes migrations; nothing is connected to.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<ClinicContext>
{
    public ClinicContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<ClinicContext>()
            .UseSqlite("Data Source=:memory:", o => o.MigrationsAssembly(typeof(SqliteDesign).Assembly.GetName().Name)).Options);
}
