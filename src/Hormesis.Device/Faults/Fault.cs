namespace Hormesis.Device.Faults;

/// <summary>One thing that goes wrong, and how much.</summary>
/// <param name="Kind">What.</param>
/// <param name="Amount">The injector's first number.</param>
/// <param name="Extra">Its second.</param>
/// <param name="Choice">Its word, by its place among the injector's words.</param>
/// <param name="Value">For a fact that others establish: what it is from now on.</param>
public readonly record struct Fault(FaultKind Kind, double Amount = 0, double Extra = 0, byte Choice = 0, bool Value = false)
{
    /// <summary>The fault with its injector's defaults.</summary>
    public static Fault Of(FaultKind kind)
    {
        var fields = Injectors.Of(kind).Fields;
        return new(kind, fields.Count > 0 ? fields[0].Default : 0, fields.Count > 1 ? fields[1].Default : 0);
    }
}
