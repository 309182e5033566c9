namespace Hormesis.Bench.Peers;

/// <summary>
/// The programs that measurements are made against: finds them, installs them where we may (root on Debian and its kin), and
/// names what is missing where we may not.
/// </summary>
public sealed class Toolbox(Action<string> tell, CancellationToken stop)
{
    const string Headers = "#include <cvode/cvode.h>\n#include <sunlinsol/sunlinsol_klu.h>\n";

    static readonly TimeSpan ALook = TimeSpan.FromMinutes(1), AnInstallation = TimeSpan.FromMinutes(15);
    static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    /// <summary>Where Debian keeps the headers of KLU.</summary>
    public const string IncludeOption = "-I/usr/include/suitesparse";

    /// <exception cref="BenchException">A compiler, SUNDIALS or SuiteSparse is missing and cannot be installed.</exception>
    public void NeedCvode()
    {
        if (HasCvode()) return;
        Install("gcc", "libc6-dev", "libsundials-dev", "libsuitesparse-dev");
        if (!HasCvode()) throw new BenchException("gcc finds neither cvode.h nor sunlinsol_klu.h; install SUNDIALS with KLU");
    }

    /// <summary>A Python that has SciPy, or null where there is none and none can be installed.</summary>
    public string? PythonWithSciPy()
    {
        if (Pythons.FirstOrDefault(HasSciPy) is { } found) return found;
        try
        {
            Install("python3-scipy");
        }
        catch (BenchException missing)
        {
            tell($"SciPy is left out: {missing.Message}");
            return null;
        }
        return Pythons.FirstOrDefault(HasSciPy);
    }

    bool HasCvode() => Succeeds(["gcc", "-fsyntax-only", IncludeOption, "-x", "c", "-"], Headers);

    bool HasSciPy(string python) => Succeeds([python, "-c", "import scipy.integrate"], "");

    bool Succeeds(string[] command, string input)
    {
        try
        {
            return ChildProcess.Run(command, ALook, stop, input).Status == 0;
        }
        catch (Exception missing) when (missing is BenchException or IOException)
        {
            return false;
        }
    }

    void Install(params string[] packages)
    {
        var names = string.Join(' ', packages);
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get")) throw new BenchException($"please install: {names}");
        tell($"installing {names}");
        string[] apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"];
        Apt([.. apt, "update"]);
        Apt([.. apt, "install", "-y", "--no-install-recommends", .. packages]);
    }

    void Apt(string[] command)
    {
        Dictionary<string, string> quiet = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };
        var outcome = ChildProcess.Run(command, AnInstallation, stop, environment: quiet);
        if (outcome.Status == 0) return;
        var last = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("no reason given");
        throw new BenchException($"{string.Join(' ', command)} failed ({last}); install by hand");
    }
}
