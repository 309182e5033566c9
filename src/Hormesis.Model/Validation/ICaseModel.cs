using System.Text.Json;
using Hormesis.Model.Input;

namespace Hormesis.Model.Validation;

/// <summary>
/// A model that answers validation cases: it says what it can be told and asked, reads a case's inputs strictly, and predicts.
/// It does not know what was measured.
/// </summary>
public interface ICaseModel
{
    /// <summary>As cases name it.</summary>
    string Id { get; }

    string Summary { get; }

    /// <summary>How long after the start it still means something.</summary>
    TimeSpan Longest { get; }

    IReadOnlyList<CaseInput> Inputs { get; }

    IReadOnlyList<CaseObservable> Observables { get; }

    /// <summary>Reads a case's inputs; nothing is computed yet.</summary>
    /// <exception cref="InputException">An input is unknown, of another type, or out of its range.</exception>
    ICaseRun Prepare(JsonElement inputs, Place place);
}

/// <summary>One experiment as a model understood it.</summary>
public interface ICaseRun
{
    /// <summary>Predicts all that is asked of the experiment at once, in the order of the questions.</summary>
    CaseAnswer Answer(IReadOnlyList<CaseQuestion> questions);
}

/// <summary>A run that also shows everything that goes on in the model.</summary>
public interface ITracedRun : ICaseRun
{
    /// <summary>How long a trace usually is, and how far its rows are apart.</summary>
    TraceSpan Usual { get; }

    /// <param name="times">Ascending, from zero.</param>
    /// <param name="drive">A table (CSV) of what is done to the experiment over time; empty for nothing.</param>
    /// <exception cref="InputException">The table cannot be used.</exception>
    CaseTrace Trace(IReadOnlyList<TimeSpan> times, string drive = "");
}

/// <summary>An observable, and when; null for one that needs no time.</summary>
public readonly record struct CaseQuestion(string Observable, TimeSpan? At);

/// <param name="Values">NaN where the model has no answer.</param>
/// <param name="Failure">Why it has none; empty when all went well.</param>
public sealed record CaseAnswer(IReadOnlyList<double> Values, string Failure);

/// <summary>What can be asked of a model.</summary>
public sealed record CaseObservable(string Name, string Unit, string Text, TimeUse Time = TimeUse.Needed);

/// <summary>Whether an observable is asked for at a time.</summary>
public enum TimeUse
{
    /// <summary>It has no meaning without one.</summary>
    Needed,

    /// <summary>Without one, the model says which moment is meant, such as the peak.</summary>
    Optional,

    /// <summary>It does not depend on time; one that is given is not looked at.</summary>
    None,
}

/// <summary>A column of a trace.</summary>
public sealed record CaseColumn(string Name, string Unit, string Text);

/// <summary>All states and observables of one experiment over time.</summary>
/// <param name="Values">A row for each time, a column for each state.</param>
/// <param name="ObservableValues">A row for each time, a column for each observable.</param>
/// <param name="Failure">Why the times end early; empty when they do not.</param>
public sealed record CaseTrace(
    IReadOnlyList<TimeSpan> Times,
    IReadOnlyList<CaseColumn> States, IReadOnlyList<double[]> Values,
    IReadOnlyList<CaseColumn> Observables, IReadOnlyList<double[]> ObservableValues, string Failure);
