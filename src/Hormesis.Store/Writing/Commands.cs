using System.Data.Common;

namespace Hormesis.Store.Writing;

static class Commands
{
    /// <summary>A command that is used again and again, with its parameters by name.</summary>
    public static DbCommand Command(this DbConnection connection, string text, params ReadOnlySpan<string> names)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
