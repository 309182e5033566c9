using System.Globalization;
using Hormesis.Device.Controller;

namespace Hormesis.Cli.Output;

/// <summary>How far a session is, told once a second of its own time: a bar on a terminal, a line for each phase elsewhere.</summary>
sealed class SessionProgress(Screen screen)
{
    Phase last = Phase.Safe;

    public void Tell(ControllerState state)
    {
        var share = (double)state.Phase / (int)Phase.Ended;
        var time = state.Now.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);
        var prompt = SessionController.PromptFor(state) is var asked && asked == Prompt.None ? "" : $", waits for a person: {asked}";
        screen.Progress(share, $"{time} {state.Phase.Name()}{prompt}", lineDue: state.Phase != last);
        last = state.Phase;
    }
}
