using Hormesis.Store.Keeping;

namespace Hormesis.Store.Writing;

/// <summary>Lets a context that reads on its own save on the writer's thread.</summary>
sealed class ThroughWriter(Writer writer, Func<Actor> actor) : IChangeKeeper
{
    public int Save(ClinicContext context) =>
        throw new InvalidOperationException("this context saves through the writer, for which it has to wait; use SaveChangesAsync");

    public async Task<int> SaveAsync(ClinicContext context, CancellationToken stop)
    {
        var save = new ContextSave(actor(), context);
        await writer.Submit(save, stop).ConfigureAwait(false);
        return await save.Rows.ConfigureAwait(false);
    }
}
