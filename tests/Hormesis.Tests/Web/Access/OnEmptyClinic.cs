using Hormesis.Web.Access;

namespace Hormesis.Tests.Web.Access;

/// <summary>Tests that each begin with an empty clinic of their own.</summary>
public abstract class OnEmptyClinic : IAsyncLifetime
{
    protected OnEmptyClinic() => Clinic = new(Access);

    protected EmptyClinic Clinic { get; }

    /// <summary>Few rounds: what is tested is not how long a password takes.</summary>
    protected virtual AccessOptions Access => new() { PasswordRounds = 10 };

    protected static CancellationToken Ending => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Clinic.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Clinic.DisposeAsync();
    }
}
