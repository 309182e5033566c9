using System.Globalization;
using Hormesis.Model.Validation;

namespace Hormesis.Cli.Output;

/// <summary>What a model can be told and asked, as people read it.</summary>
static class ModelText
{
    public static void Tell(ICaseModel model, Screen screen)
    {
        screen.Line($"{model.Id}: {model.Summary}");
        screen.Line();
        screen.Line("Inputs (left out, the default holds):");
        foreach (var input in model.Inputs) TellInput(input, screen);
        screen.Line();
        screen.Line("Observables:");
        foreach (var o in model.Observables)
        {
            screen.Line($"  {o.Name}{(o.Unit.Length > 0 ? $" [{o.Unit}]" : "")}: {o.Text}"
                + o.Time switch { TimeUse.None => " (needs no time)", TimeUse.Optional => " (time optional)", _ => "" });
        }
    }

    public static string TimeWords(TimeUse time) => time switch
    {
        TimeUse.Needed => "needed",
        TimeUse.Optional => "optional",
        _ => "none",
    };

    static void TellInput(CaseInput input, Screen screen)
    {
        var byDefault = input.Default is { } number ? number.ToString("G12", CultureInfo.InvariantCulture) : input.DefaultWord;
        screen.Line($"  {input.Name}{(input.Unit.Length > 0 ? $" [{input.Unit}]" : "")}"
            + $"{(byDefault.Length > 0 ? $" = {byDefault}" : "")}: {input.Text}");
        screen.Line($"      {input.Range}");
    }
}
