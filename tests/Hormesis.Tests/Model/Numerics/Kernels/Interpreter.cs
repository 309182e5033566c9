using Hormesis.Model.Numerics.Kernels;

namespace Hormesis.Tests.Model.Numerics.Kernels;

/// <summary>Runs a straight-line program one instruction after another, without the compiler that emits machine code.</summary>
static class Interpreter
{
    /// <param name="result">Written by stores; a program may read what stands there before.</param>
    /// <returns>The largest intermediate value: rounding is a fraction of it.</returns>
    public static double Run(KernelProgram program, double[] states, double[] parameters, double[] prepared, double[] result)
    {
        var (values, before) = (new double[program.Instructions.Count], (double[])result.Clone());
        for (var i = 0; i < values.Length; i++)
        {
            var o = program.Instructions[i];
            values[i] = o.Operation switch
            {
                Operation.Constant => o.Number,
                Operation.Load => From(o.From)[o.A],
                Operation.Add => values[o.A] + values[o.B],
                Operation.Subtract => values[o.A] - values[o.B],
                Operation.Multiply => values[o.A] * values[o.B],
                Operation.Divide => values[o.A] / values[o.B],
                Operation.MultiplyAdd => values[o.A] * values[o.B] + values[o.C],
                Operation.NegatedMultiplyAdd => values[o.C] - values[o.A] * values[o.B],
                Operation.SquareRoot => Math.Sqrt(values[o.A]),
                Operation.Exponential => Math.Exp(values[o.A]),
                Operation.Logarithm => Math.Log(values[o.A]),
                Operation.Choose => values[o.A] > values[o.B] ? values[o.C] : values[o.D],
                _ => throw new InvalidOperationException($"{o.Operation} is not known"),
            };
            foreach (var index in program.Stores[i]) result[index] = values[i];
        }
        return values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

        double[] From(Place place) => place switch
        {
            Place.States => states,
            Place.Parameters => parameters,
            Place.Prepared => prepared,
            Place.Result => before,
            _ => throw new InvalidOperationException($"{place} is not read by a program"),
        };
    }
}
