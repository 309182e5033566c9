using Hormesis.Device.Controller;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;

namespace Hormesis.Device.Twin;

/// <summary>
/// The person beside the simulated machine: does what is prompted and confirms it, after a human time. Only for the
/// simulated device; on a real one a person answers.
/// </summary>
public sealed class VirtualOperator
{
    // Seconds to do and confirm a step (assumption of the simulator).
    const double Quickest = 3, Slowest = 8;

    readonly RandomSource random;
    readonly ActualVolume anticoagulant;
    Prompt asked;
    TimeSpan answersAt;
    uint count;
    OperatorAction action;
    Prompt answered;
    bool loaded;

    public VirtualOperator(ulong seed, ActualVolume anticoagulant)
    {
        random = new(seed, Streams.Operator);
        this.anticoagulant = anticoagulant;
    }

    /// <summary>The person's part of this tick's readings.</summary>
    public Readings Act(in Readings readings, Prompt prompt, Machine machine, TimeSpan now, bool stopWanted)
    {
        if (stopWanted && action != OperatorAction.Stop) (count, action, answered) = (count + 1, OperatorAction.Stop, Prompt.None);
        else if (action != OperatorAction.Stop) Answer(prompt, machine, now);
        return readings with { OperatorCount = count, Action = action, Answered = answered };
    }

    void Answer(Prompt prompt, Machine machine, TimeSpan now)
    {
        if (prompt != asked)
        {
            asked = prompt;
            answersAt = now + TimeSpan.FromSeconds(random.NextBetween(Quickest, Slowest));
        }
        if (prompt == Prompt.None || now < answersAt) return;

        if (prompt == Prompt.LoadAnticoagulant && !loaded) machine.LoadAnticoagulant(anticoagulant);
        loaded |= prompt == Prompt.LoadAnticoagulant;
        (count, action, answered) = (count + 1, OperatorAction.Confirm, prompt);
        answersAt = now + TimeSpan.FromSeconds(Slowest); // asks again if the machine was not ready
    }
}
