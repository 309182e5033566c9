using System.Runtime.InteropServices;
using Hormesis.Device.Safety;
using Hormesis.Model.Quantities;

namespace Hormesis.Tests.Device.Safety;

/// <summary>What the monitor judges by: taken from order and device as it is, and kept twice.</summary>
public class MonitorSetupTests
{
    struct Three
    {
        public byte A, B, C;
    }

    // A word and three bytes, and nothing between or after them.
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    struct Eleven
    {
        public ulong Word;
        public Three Rest;
    }

    [Fact]
    public void The_order_is_the_plans_and_the_bottles()
    {
        var (o, plan, bottle) = (Watched.Setup.Order, Rig.Plan(), Rig.Profile.Bottle);

        Assert.Equal((plan.Dose, plan.Concentration, plan.BloodVolume), (o.Ozone, o.Concentration, o.Blood));
        Assert.Equal((Mass.OfSaline(plan.AnticoagulantVolume), bottle.Volume), (o.Anticoagulant, o.Bottle));
        Assert.Equal((bottle.Tare, bottle.TareTolerance, bottle.Room), (o.Tare, o.TareTolerance, o.Gas));
        Assert.Equal(plan.OverpressureCeiling, o.Ceiling);
    }

    [Theory, InlineData(0, false), InlineData(1, false), InlineData(2, true), InlineData(3, true)]
    public void The_monitor_has_a_sensor_of_its_own_where_two_are_fitted(int number, bool has)
    {
        var f = Look.With(e => e with
        {
            PressureSensors = number,
            WeighingBridges = number,
            AirDetectors = number,
            PhotometerChannels = number,
            Heater = has,
        }).Fitted;

        Assert.Equal((has, has, has, has, has), (f.Pressure, f.Bridge, f.AirDetector, f.Photometer, f.BloodTemperature));
    }

    [Fact]
    public void Ozone_is_accounted_for_only_by_all_three_sensors()
    {
        for (var bits = 0; bits < 8; bits++)
        {
            var f = new Fitted { Pressure = (bits & 1) != 0, Bridge = (bits & 2) != 0, Photometer = (bits & 4) != 0 };
            Assert.Equal(bits == 7, f.OzoneAccount);
        }
    }

    [Fact]
    public void Waiting_times_and_latches_are_those_of_the_rows()
    {
        var setup = Watched.Setup;
        foreach (var row in MonitorTable.Shipped.Trips)
        {
            Assert.Equal(TimeSpan.FromSeconds(row.PersistSeconds), setup.Persist[(int)row.Trip]);
            Assert.Equal(row.Latches, (setup.Latching >> (int)row.Trip & 1) != 0);
        }
        Assert.Equal(Enum.GetValues<Trip>().Length, setup.Persist.Length);
    }

    [Fact]
    public void Each_bit_of_a_guarded_value_is_guarded_also_those_that_fill_no_word()
    {
        var guarded = new Guarded<Eleven>(new() { Word = 0x0123456789ABCDEF, Rest = new() { B = 0x5A } });
        Assert.True(guarded.IsIntact);
        Assert.Equal((88, 0x0123456789ABCDEFUL, 0x5A00), (guarded.Bits, guarded.Value.Word, Number(guarded.Value.Rest)));

        var bytes = new Guarded<Three>(new() { A = 1, B = 2, C = 0xFF });
        Assert.True(bytes.IsIntact);
        Assert.Equal(24, bytes.Bits);
        for (var bit = 0; bit < bytes.Bits; bit++)
        {
            var flipped = bytes.WithFlipped(bit);
            Assert.False(flipped.IsIntact);
            Assert.Equal(1 << bit, Number(flipped.Value) ^ Number(bytes.Value));
            Assert.True(flipped.WithFlipped(bit).IsIntact);
        }
        for (var bit = 0; bit < guarded.Bits; bit++) Assert.False(guarded.WithFlipped(bit).IsIntact);
    }

    [Fact]
    public void Two_flipped_bits_do_not_make_up_for_each_other()
    {
        var guarded = new Guarded<(ulong, ulong)>((5, 7));

        Assert.False(guarded.WithFlipped(3).WithFlipped(64 + 3).IsIntact);
        Assert.False(new Guarded<Three>(default).WithFlipped(1).WithFlipped(9).IsIntact);
    }

    [Fact]
    public void The_number_of_a_flipped_bit_goes_round()
    {
        var bits = 8 * System.Runtime.CompilerServices.Unsafe.SizeOf<MonitorOrder>();

        Assert.Equal(Watched.Setup.WithFlippedOrder(5).Order, Watched.Setup.WithFlippedOrder(bits + 5).Order);
        Assert.NotEqual(Watched.Setup.WithFlippedOrder(5).Order, Watched.Setup.WithFlippedOrder(6).Order);
        Assert.Equal(Watched.Setup.Limits, Watched.Setup.WithFlippedOrder(5).Limits);
        Assert.Equal(Watched.Setup.Order, Watched.Setup.WithFlippedLimit(5).Order);
    }

    [Fact]
    public void A_set_up_of_which_any_part_has_changed_is_not_intact()
    {
        Assert.True(Watched.Setup.IsIntact);
        Assert.False(Watched.Setup.WithFlippedOrder(0).IsIntact);
        Assert.False(Watched.Setup.WithFlippedLimit(0).IsIntact);
    }

    static int Number(Three t) => t.A | t.B << 8 | t.C << 16;
}
