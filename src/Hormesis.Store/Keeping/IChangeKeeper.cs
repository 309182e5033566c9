namespace Hormesis.Store.Keeping;

/// <summary>How the changes of a context get into the store, with their audit. A context without one only reads.</summary>
interface IChangeKeeper
{
    int Save(ClinicContext context);

    Task<int> SaveAsync(ClinicContext context, CancellationToken stop);
}
