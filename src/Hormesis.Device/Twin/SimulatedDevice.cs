using Hormesis.Device.Controller;
using Hormesis.Device.Profiles;

namespace Hormesis.Device.Twin;

/// <summary>
/// A simulated machine with a simulated patient: what a real one would show for each tick, and what is true. The same seed
/// gives the same session, bit for bit.
/// </summary>
public sealed class SimulatedDevice(DeviceProfile profile, ulong seed)
{
    readonly Plant plant = new(profile, PlantParameters.Shipped, seed);
    Sensors? sensors;
    TimeSpan read;

    public PlantLedger Truth => plant.Ledger;
    public Disturbances Disturbances => plant.Disturbances;
    public Plant Plant => plant;

    /// <summary>The readings at <paramref name="now"/>; facts, operator and journal are for the session to fill in.</summary>
    public Readings Read(TimeSpan now)
    {
        sensors ??= new(profile, SensorParameters.Shipped, plant.Disturbances, seed);
        var readings = sensors.Read(plant, now, now - read);
        read = now;
        return readings;
    }

    /// <summary>Carries the commands out for one tick.</summary>
    public void Apply(in Commands commands, TimeSpan tick) => plant.Step(commands, tick);
}
