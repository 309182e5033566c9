using System.Reflection;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Controller;

/// <summary>
/// Which controller this is: its release and the identities of the two assemblies that decide commands. A deterministic build
/// gives the same identities to the same sources, so a recording tells a changed controller from a faulty one.
/// </summary>
public static class ControllerVersion
{
    public static string Text { get; } = Describe();

    static string Describe()
    {
        var device = typeof(ControllerVersion).Assembly;
        var release = device.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unreleased";
        return $"{release}+{Identity(device)}.{Identity(typeof(GaugePressure).Assembly)}";
    }

    static string Identity(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];
}
