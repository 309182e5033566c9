using Hormesis.Store;

namespace Hormesis.Web.Charts;

/// <summary>
/// Who acts in the request under way: set once where a request comes in, so that whatever is kept or read on its behalf is laid to that
/// person. Outside a request it is the program itself.
/// </summary>
public static class Acting
{
    static readonly AsyncLocal<Actor?> Of = new();

    public static Actor Now => Of.Value ?? Actor.Program;

    /// <summary>For this flow of control, and what it calls.</summary>
    public static void As(Actor actor) => Of.Value = actor;
}
