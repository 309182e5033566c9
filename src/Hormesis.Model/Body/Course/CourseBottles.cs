using Hormesis.Model.Bottle;
using Hormesis.Model.Numerics.Declaration;
using Hormesis.Model.Numerics.Solving;

namespace Hormesis.Model.Body.Course;

/// <summary>
/// The bottles of courses, solved together: one for each different order of each patient. Blood drawn later in a course is taken
/// to be as before it, for what a session takes from all blood is back within a day or two (docs/decisions).
/// </summary>
sealed class CourseBottles : IEnsemble
{
    readonly double _until = CourseTable.Shipped.Constant("contactMinutes") * Clock.Minute;
    readonly List<(ParameterVector Bottle, ParameterValues Body)> _orders = [];
    ReturnedBlood[] _returned = [];
    string _failure = "";

    public int Count => _orders.Count;

    /// <summary>How the bottles were solved.</summary>
    public SolverStatistics Statistics { get; private set; }

    /// <summary>Adds what a patient's sessions need; the answer says, for each session, which bottle is its own.</summary>
    public int[] Add(IReadOnlyList<CourseSession> sessions, ParameterValues body)
    {
        Dictionary<CourseSession, int> known = [];
        var which = new int[sessions.Count];
        for (var i = 0; i < sessions.Count; i++)
        {
            var order = sessions[i].AnyDay;
            if (!known.TryGetValue(order, out which[i]))
            {
                known.Add(order, which[i] = _orders.Count);
                _orders.Add((order.Bottle(body), body));
            }
        }
        return which;
    }

    /// <exception cref="InvalidOperationException">A bottle could not be solved: parameters that are no experiment.</exception>
    public IReadOnlyList<ReturnedBlood> Solve(SolverOptions options)
    {
        _returned = new ReturnedBlood[_orders.Count];
        Statistics = EnsembleSolver.Solve(BottleModel.Compiled, this, options);
        return _failure.Length == 0 ? _returned : throw new InvalidOperationException(_failure);
    }

    public void Begin(int patient, Span<double> parameters) => _orders[patient].Bottle.Values.CopyTo(parameters);

    public double Open(int patient, int segment, double time, Span<double> parameters, Span<double> state) =>
        segment == 0 ? _until : double.NaN;

    public void Close(int patient, int segment, double time, ReadOnlySpan<double> state) =>
        _returned[patient] = ReturnedBlood.From(_orders[patient].Bottle.Values, state, _orders[patient].Body);

    public void Fail(Failure failure) => _failure = $"a bottle could not be solved beyond {failure.Time} s: {failure.Reason}";
}
