using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hormesis.Model;

/// <summary>
/// Data files that travel inside an assembly, named by their path below its project. That one is missing or cannot be read is a
/// fault of the build, and thrown as such.
/// </summary>
public static class EmbeddedData
{
    public static T Load<T>(Assembly assembly, string name, JsonTypeInfo<T> type)
    {
        using var stream = Open(assembly, name);
        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"{name} is empty");
    }

    public static Stream Open(Assembly assembly, string name) => assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not in {assembly.GetName().Name}");
}
