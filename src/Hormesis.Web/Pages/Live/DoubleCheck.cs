using System.Text;
using Hormesis.Store.Keeping;

namespace Hormesis.Web.Pages.Live;

/// <summary>What one person read at the chair: wristband, bottle, order.</summary>
sealed record Reading(string Patient, string Bottle, string Order)
{
    /// <summary>As scanners and people write it: without spaces around, in any case.</summary>
    public Reading Plain => new(Patient.Trim(), Bottle.Trim(), Order.Trim().ToUpperInvariant());
}

/// <summary>
/// Two people read patient, bottle and order, each for themselves, and both must have read what was ordered. What differs is said; which
/// of two readings is right is not guessed.
/// </summary>
static class DoubleCheck
{
    /// <summary>
    /// An order's number as it stands on paper: of this order and its hash together, so that an altered order has another, and two patients
    /// with the same plan do not share one.
    /// </summary>
    public static string NumberOf(PlanPaper order) =>
        Paper.HashOf(Encoding.UTF8.GetBytes($"{order.Id:D} {order.Sha256}"))[..8].ToUpperInvariant();

    /// <summary>What is wrong, as keys of set-up's words; empty for nothing.</summary>
    /// <param name="first">Of who operates.</param>
    /// <param name="second">Of who checks.</param>
    /// <param name="patient">Whom the order is for.</param>
    /// <param name="number">The order's.</param>
    public static IReadOnlyList<string> Wrong(Reading first, Reading second, string patient, string number)
    {
        var (one, two) = (first.Plain, second.Plain);
        List<string> wrong = [];
        foreach (var read in (Reading[])[one, two])
            if (read.Patient.Length == 0 || read.Bottle.Length == 0 || read.Order.Length == 0) wrong.Add("check-missing");
        if (wrong.Count > 0) return [wrong[0]];
        if (!Same(one.Patient, two.Patient)) wrong.Add("check-patients-differ");
        else if (!Same(one.Patient, patient)) wrong.Add("check-patient");
        if (!Same(one.Bottle, two.Bottle)) wrong.Add("check-bottles-differ");
        if (one.Order != two.Order) wrong.Add("check-orders-differ");
        else if (one.Order != number) wrong.Add("check-order");
        return wrong;
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
