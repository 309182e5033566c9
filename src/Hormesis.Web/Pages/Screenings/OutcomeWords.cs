using Hormesis.Clinic.Screening;

namespace Hormesis.Web.Pages.Screenings;

/// <summary>How outcomes and answers look; the word beside says the same.</summary>
static class OutcomeWords
{
    public static string KindOf(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "good",
        Outcome.Conditional => "caution",
        Outcome.Incomplete => "info",
        _ => "stop",
    };

    public static string KindOf(Answer answer) => answer switch
    {
        Answer.Clear => "good",
        Answer.Caution => "caution",
        Answer.Missing => "info",
        _ => "stop",
    };
}
