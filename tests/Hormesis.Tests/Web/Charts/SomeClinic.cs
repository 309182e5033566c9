using System.Net;
using Hormesis.Clinic.Protocol;
using Hormesis.Store;
using Hormesis.Web;
using Hormesis.Web.Charts;
using Hormesis.Web.Fhir.Exchange;
using Hormesis.Web.Fhir.Keeping;
using Hormesis.Web.Keeping;
using Hormesis.Web.Orders;

namespace Hormesis.Tests.Web.Charts;

/// <summary>A clinic's store in a folder of its own, with its charts and orders, and no server.</summary>
sealed class SomeClinic : IAsyncDisposable
{
    /// <summary>The day that the example patients were made for.</summary>
    public static readonly DateOnly Today = new(2026, 11, 1);

    readonly TemporaryFolder folder = new();

    SomeClinic()
    {
    }

    public ClinicStore Store { get; private set; } = null!; // set by Open
    public PatientCharts Charts { get; private set; } = null!; // as above
    public OrderDesk Desk { get; private set; } = null!; // as above

    /// <summary>Can be moved on.</summary>
    public DateOnly Day { get; set; } = Today;

    public static async Task<SomeClinic> Open(params string[] patients)
    {
        SomeClinic clinic = new();
        await clinic.Begin();
        foreach (var name in patients) clinic.Charts.Load(Example(name));
        return clinic;
    }

    public static byte[] Example(string name) => File.ReadAllBytes(House.Repository.Path("examples", "patients", name + ".json"));

    /// <summary>Ends as the program would and begins again on what is kept.</summary>
    public async Task Restart()
    {
        await Store.DisposeAsync();
        await Begin();
    }

    /// <summary>Charts as another node on the same store has them.</summary>
    public PatientCharts OtherNode() => ChartsOn(Store);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        folder.Dispose();
    }

    async Task Begin()
    {
        Store = await Stores.Open(folder.File("store"), new(), CancellationToken.None);
        Charts = ChartsOn(Store);
        Desk = new(Store, Charts);
    }

    PatientCharts ChartsOn(ClinicStore store)
    {
        Repository repository = new(new(), TimeProvider.System, new ChartKeeper(store));
        repository.Refresh();
        ServerOptions options = new()
        {
            Endpoints = [new(IPAddress.Loopback, 0)],
            Token = "0123456789abcdef0123456789abcdef",
            Profile = ClinicalProfiles.Get(ClinicalProfiles.Default),
            Day = () => Day,
        };
        return new(repository, new Writer(repository), store, options);
    }
}
