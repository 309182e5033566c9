namespace Hormesis.Device.Twin;

/// <summary>A valve, clamp or contact that follows its command after a delay. Begins off.</summary>
struct Switch
{
    const double Rounding = 1e-9;

    double waited;

    public bool On { get; private set; }

    public void Follow(bool command, double delay, double dt)
    {
        waited = command == On ? 0 : waited + dt;
        if (command == On || waited < delay - Rounding) return;
        (On, waited) = (command, 0);
    }
}
