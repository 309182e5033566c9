using Hormesis.Device.Faults;
using Hormesis.Model.Quantities;
using Hormesis.Store;

namespace Hormesis.Web.Live;

/// <summary>Somebody who has to do with a session, as the store knows them.</summary>
public sealed record Person(Guid Account, string Name);

/// <summary>A session that is to begin: the order, where it is carried out, with which bottle, and who has checked all of it.</summary>
public sealed record SessionOrder
{
    public required Guid Plan { get; init; }
    public required Guid Device { get; init; }
    public required string Bottle { get; init; }
    public required Person Operator { get; init; }

    /// <summary>Who checked patient, bottle and order beside the operator.</summary>
    public required Person Second { get; init; }

    /// <summary>Who asks for it, as the audit names them.</summary>
    public required Actor By { get; init; }

    /// <summary>The checklist's answers and what else is to stand in the session's log from the beginning.</summary>
    public IReadOnlyList<Happened> Before { get; init; } = [];

    /// <summary>Of the simulated patient; the reference adult's when it is not known.</summary>
    public Mass? Weight { get; init; }

    /// <summary>What shall go wrong, on a simulated device: for practice.</summary>
    public IReadOnlyList<ScheduledFault> Faults { get; init; } = [];

    /// <summary>Of the simulated device.</summary>
    public ulong Seed { get; init; } = 1;
}
