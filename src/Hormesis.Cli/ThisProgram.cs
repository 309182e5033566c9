namespace Hormesis.Cli;

/// <summary>How this program starts itself again, as a process of its own.</summary>
static class ThisProgram
{
    /// <summary>Program and arguments: the tool itself, or dotnet with the tool's assembly.</summary>
    public static string[] Command(params ReadOnlySpan<string> arguments)
    {
        var self = Environment.ProcessPath ?? throw new InvalidOperationException("no path of this process");
        return Path.GetFileNameWithoutExtension(self) == "dotnet"
            ? [self, typeof(ThisProgram).Assembly.Location, .. arguments]
            : [self, .. arguments];
    }
}
