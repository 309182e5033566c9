using System.Reflection;
using System.Runtime.Loader;
using Xunit.Sdk;
using Xunit.v3;

namespace Hormesis.Mutation;

/// <summary>
/// The project's tests on one device assembly, in a load context of their own that can be unloaded. What does not refer to the
/// device is shared between runs. It runs what the runner of ./test would run, one after the other and without its reports.
/// </summary>
sealed class TestRun : IDisposable
{
    static readonly string[] Shared = ["Hormesis.Model", "Hormesis.Clinic", "Hormesis.Recording", "Hormesis.Store", "Hormesis.Bench"];

    readonly Context context;
    readonly Assembly tests;
    readonly Settings settings;

    public TestRun(Place place, Settings settings, byte[] device)
    {
        this.settings = settings;
        context = new(place.Tests, device);
        tests = context.LoadFromAssemblyName(new("Hormesis.Tests"));
    }

    /// <summary>The device that the tests run on.</summary>
    public Assembly Device => context.LoadFromAssemblyName(new("Hormesis.Device"));

    /// <summary>Every test method of a namespace, by class and name.</summary>
    public IReadOnlyDictionary<string, MethodInfo> MethodsIn(string @namespace)
    {
        var methods = from type in tests.GetTypes()
                      where type.Namespace == @namespace && !type.IsAbstract && !settings.IsLeftOut(type.Name)
                      from method in type.GetMethods()
                      where method.GetCustomAttributes().OfType<IFactAttribute>().Any()
                      select (Name: $"{type.Name}.{method.Name}", method);
        return methods.ToDictionary(m => m.Name, m => m.method, StringComparer.Ordinal);
    }

    /// <summary>Runs one method on all its rows until one fails; null when none does.</summary>
    public Exception? Failure(string name, MethodInfo method)
    {
        try
        {
            foreach (var row in Rows(method).Take(settings.RowsOf(name))) Run(method, row);
            return null;
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException ?? e;
        }
#pragma warning disable CA1031 // whatever a mutant throws is a failure of the test that met it
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    static List<object?[]> Rows(MethodInfo method)
    {
        if (!method.GetCustomAttributes().OfType<ITheoryAttribute>().Any()) return [[]];
        var sources = method.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        foreach (var member in sources.OfType<MemberDataAttributeBase>()) member.MemberType ??= method.ReflectedType;
        List<object?[]> rows =
        [
            .. sources.SelectMany(s => s.GetData(method, new DisposalTracker()).AsTask().GetAwaiter().GetResult()).Select(r => r.GetData()),
        ];
        // A theory without rows would be passed by every mutant.
        return rows.Count > 0 ? rows : throw new InvalidOperationException($"{method.Name} has no rows");
    }

    static void Run(MethodInfo method, object?[] row)
    {
        var instance = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
        try
        {
            var answer = method.Invoke(instance, Fit(row, method.GetParameters()));
            if (answer is Task task) task.GetAwaiter().GetResult();
            if (answer is ValueTask later) later.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    // A row may hold 1 where the test takes a double or an unsigned number.
    static object?[] Fit(object?[] row, ParameterInfo[] parameters) =>
    [
        .. row.Zip(parameters, (value, p) => value is IConvertible && value.GetType() != p.ParameterType && p.ParameterType.IsPrimitive
            ? Convert.ChangeType(value, p.ParameterType, System.Globalization.CultureInfo.InvariantCulture)
            : value),
    ];

    public void Dispose() => context.Unload();

    sealed class Context(string folder, byte[] device) : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var name = assemblyName.Name!;
            if (name == "Hormesis.Device") return LoadFromStream(new MemoryStream(device));
            var file = Path.Combine(folder, name + ".dll");
            if (!File.Exists(file)) return null;
            var isOurs = name.StartsWith("Hormesis.", StringComparison.Ordinal) && !Shared.Contains(name);
            return isOurs ? LoadFromAssemblyPath(file) : Once(name, file);
        }

        static Assembly Once(string name, string file) =>
            Default.Assemblies.FirstOrDefault(a => a.GetName().Name == name) ?? Default.LoadFromAssemblyPath(file);
    }
}
