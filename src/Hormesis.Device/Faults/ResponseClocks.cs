using System.Runtime.CompilerServices;

namespace Hormesis.Device.Faults;

/// <summary>
/// How long each hazard has waited for its answer: from its being detectable to what must be reached, in true time. A value: a run is
/// forked with it.
/// </summary>
struct ResponseClocks
{
    const double TickMs = 10;
    const double Seen = 1; // is added to a wait that is kept, so that one of no time differs from none

    Times lasted, waited, worst;

    /// <summary>Looks at one tick.</summary>
    public void Follow(in Glimpse glimpse)
    {
        var all = Responses.All;
        for (var i = 0; i < all.Count; i++)
        {
            var response = all[i];
            if (!response.Detectable(glimpse))
            {
                (lasted[i], waited[i]) = (0, 0);
                continue;
            }
            lasted[i] += TickMs / 1000;
            if (lasted[i] <= response.After) continue;
            waited[i] = response.Answered(glimpse) ? 0 : waited[i] + TickMs;
            worst[i] = Math.Max(worst[i], waited[i] + Seen);
        }
    }

    /// <summary>The longest wait of each hazard, ms, in the order of <see cref="Responses.All"/>; -1 for one that never was.</summary>
    public readonly double[] Worst
    {
        get
        {
            var waits = ((ReadOnlySpan<double>)worst)[..Responses.All.Count].ToArray();
            for (var i = 0; i < waits.Length; i++) waits[i] -= Seen;
            return waits;
        }
    }

    /// <summary>Some hazard waited longer than its table says.</summary>
    public readonly bool IsLate
    {
        get
        {
            for (var i = 0; i < Responses.All.Count; i++)
                if (worst[i] - Seen > Responses.All[i].WithinMs) return true;
            return false;
        }
    }

    [InlineArray(Most)]
    struct Times
    {
        public const int Most = 40;

        double first;
    }
}
