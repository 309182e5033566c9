using Hormesis.Device.Controller;
using Hormesis.Device.Faults;
using Hormesis.Device.Safety;
using Hormesis.Device.Twin;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Twin;

/// <summary>The machine as a thing that runs: the same again, forked, without garbage.</summary>
public class MachineTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Two_machines_of_one_seed_are_the_same_machine(ulong seed)
    {
        var (a, b) = (new Bench(seed), new Bench(seed));
        foreach (var commands in Session)
        {
            a.Run(commands, seconds: 7);
            b.Run(commands, seconds: 7);
            AssertSame(a, b);
        }
    }

    [Fact]
    public void Machines_of_two_seeds_differ()
    {
        var (a, b) = (new Machine(Rig.Profile, 1), new Machine(Rig.Profile, 2));

        Assert.NotEqual(a.Read(TimeSpan.Zero), b.Read(TimeSpan.Zero));
        Assert.NotEqual(a.Read(TimeSpan.Zero).Vitals, b.Read(TimeSpan.Zero).Vitals);
    }

    [Fact]
    public void A_machine_that_is_read_by_the_monitor_too_shows_the_controller_the_same()
    {
        var (alone, both) = (new Machine(Rig.Profile, 5), new Machine(Rig.Profile, 5));
        for (var i = 1u; i < 1000; i++)
        {
            both.ReadMonitor(i * Rig.Tick);
            Assert.Equal(alone.Read(i * Rig.Tick), both.Read(i * Rig.Tick));
            foreach (var machine in new[] { alone, both }) machine.Apply(Bench.Drawing with { Beat = i }, Bench.AllPermitted, Rig.Tick);
        }
    }

    public static TheoryData<int> Moments => new(Enumerable.Range(0, Session.Length));

    [Theory, MemberData(nameof(Moments))]
    public void A_fork_goes_on_bit_for_bit_and_apart(int moment)
    {
        var bench = new Bench(seed: 7);
        bench.Machine.LoadAnticoagulant(ActualVolume.FromMillilitres(13));
        foreach (var commands in Session[..moment]) bench.Run(commands, seconds: 20);
        bench.Machine.Inject(Fault.Of(FaultKind.PhotometerDirt));
        var (fork, broken) = (bench.Fork(), bench.Fork());
        broken.Machine.Inject(Fault.Of(FaultKind.BottleRupture));
        broken.Run(default, seconds: 5); // what happens to one fork is nothing to the others

        foreach (var commands in Session[moment..])
        {
            bench.Run(commands, seconds: 20);
            fork.Run(commands, seconds: 20);
            AssertSame(bench, fork);
        }
    }

    [Fact]
    public void A_machine_of_another_profile_is_no_fork()
    {
        var other = new Machine(Rig.Profile with { Id = "other" }, 1);

        Assert.Throws<ArgumentException>(() => new Machine(Rig.Profile, 1).CopyFrom(other));
    }

    [Fact]
    public void A_tick_allocates_nothing()
    {
        var machine = new Machine(Rig.Profile, 1);
        var copy = new Machine(Rig.Profile, 2);
        var beat = 0u;
        Live(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Live(1000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Live(int ticks)
        {
            foreach (var commands in Session)
            {
                for (var i = 0; i < ticks; i++)
                {
                    var now = ++beat * Rig.Tick;
                    machine.Read(now);
                    machine.ReadMonitor(now);
                    machine.Apply(commands with { Beat = beat }, Bench.AllPermitted, Rig.Tick);
                    if (double.IsNaN(machine.Truth.ContentMl)) throw new InvalidOperationException("the plant is gone");
                }
                machine.Inject(Fault.Of(FaultKind.GasLeak));
                machine.Clear(FaultKind.GasLeak);
                copy.CopyFrom(machine);
            }
        }
    }

    // A filling and its way back, in short.
    static readonly Commands[] Session =
    [
        new() { PrimeOn = true }, Bench.Making, Bench.Drawing, Bench.Drawing, Bench.Drawing, default, Bench.Injecting,
        Bench.Closed with { MixerOn = true }, Bench.Closed with { SlowVentOpening = Fraction.FromValue(0.2) }, default, Bench.Returning,
        Bench.Returning, new() { FlushOn = true },
    ];

    static void AssertSame(Bench a, Bench b)
    {
        Assert.Equal(a.Readings, b.Readings);
        Assert.Equal(a.Monitor, b.Monitor);
        Assert.Equal(a.Truth, b.Truth);
        Assert.Equal(a.Ledger.AbsorbedUg, b.Ledger.AbsorbedUg);
        Assert.Equal(a.Ledger.BloodDrawnMl, b.Ledger.BloodDrawnMl);
    }
}
