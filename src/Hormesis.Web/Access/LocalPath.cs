namespace Hormesis.Web.Access;

/// <summary>Where to go back to after a form. Only a path of this server: whatever could lead elsewhere leads home.</summary>
public static class LocalPath
{
    const int LengthMaximum = 1024;

    public static string Of(string? given)
    {
        var isLocal = given is { Length: > 0 and <= LengthMaximum } && given[0] == '/'
            && (given.Length == 1 || (given[1] != '/' && given[1] != '\\')) && given.All(c => c is > ' ' and < '\x7f' and not '\\');
        return isLocal ? given! : "/";
    }
}
