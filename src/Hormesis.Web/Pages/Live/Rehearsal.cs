using Hormesis.Device.Controller;
using Hormesis.Device.Faults;

namespace Hormesis.Web.Pages.Live;

/// <summary>What may be let go wrong in a session on a simulated device, for people to practise on.</summary>
/// <param name="Id">In the form and in the words.</param>
/// <param name="Faults">When, and for how long.</param>
public sealed record Rehearsal(string Id, IReadOnlyList<ScheduledFault> Faults)
{
    public static IReadOnlyList<Rehearsal> All { get; } =
    [
        new("none", []),
        new("kink", [At(Phase.Reinfusion, 20, Fault.Of(FaultKind.LineResistance), lasts: 30)]),
        new("air", [At(Phase.Reinfusion, 30, Fault.Of(FaultKind.LineAir))]),
        new("touched", [At(Phase.Reinfusion, 25, Fault.Of(FaultKind.WeightBump))]),
        new("room", [At(Phase.Injection, 10, Fault.Of(FaultKind.RoomLeak), lasts: 60)]),
        new("photometer", [At(Phase.Injection, 5, Fault.Of(FaultKind.PhotometerGain) with { Amount = 0.93 })]),
        new("faint", [At(Phase.Reinfusion, 20, Fault.Of(FaultKind.PatientEvent), lasts: 120)]),
    ];

    /// <summary>None for a name that is no rehearsal's.</summary>
    public static Rehearsal Of(string id) => All.FirstOrDefault(r => r.Id == id) ?? All[0];

    static ScheduledFault At(Phase phase, double seconds, Fault fault, double? lasts = null) =>
        new(new(phase, 1, TimeSpan.FromSeconds(seconds)), fault, lasts is { } time ? TimeSpan.FromSeconds(time) : null);
}
