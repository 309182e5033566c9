using Hormesis.Device.Controller;
using Hormesis.Device.Twin;
using Hormesis.Model.Numerics;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;

namespace Hormesis.Device.Faults;

/// <summary>
/// The people and systems around a simulated device: the operator who does what is prompted and confirms it after a human time,
/// the facts that others establish, the network. Only for the simulated device; at a real one a person answers, and here too where the
/// session is operated: the ward then does with its hands what the person says was done. A value.
/// </summary>
public struct Ward
{
    // Seconds to do and confirm a step, and to come to a device that has stopped (assumptions of the simulator).
    const double Quickest = 3, Slowest = 8;
    static readonly TimeSpan ComesAfter = TimeSpan.FromSeconds(15), TriesAgainAfter = TimeSpan.FromSeconds(8);
    static readonly TimeSpan ClearsAfter = TimeSpan.FromSeconds(2);
    static readonly TimeSpan FactsSettle = TimeSpan.FromMilliseconds(100);

    const byte First = 1, Second = 2; // the persons signed on: who operates, and who checks a second time
    const uint SlipsDecimal = 2, SlipsSkip = 5; // how often a person makes the same mistake
    const int HoldsMost = 6; // of a session that holds again and again
    static readonly TimeSpan HoldsLongest = TimeSpan.FromMinutes(5);

    readonly ActualVolume anticoagulant;
    readonly ReadBack shown;
    readonly SessionPlan plan;
    readonly ulong nonce;
    readonly bool operated;
    PanelInput pressed;
    byte person;
    ulong chance;
    Prompt asked;
    TimeSpan answersAt, factsBadUntil, patientBadUntil, embolismSince, nextRemote;
    uint count, remoteSequence;
    OperatorAction action;
    Prompt answered;
    ReadBack readBack;
    RemoteCommand remote;
    uint decimalSlips, skips, serviceTries;
    int replays, forgeries, safeTries, holds;
    bool held, patient, bottle, labs, lease, ledger, authentic, loaded, embolism, wantsStop, drawJoined, returnJoined;

    /// <param name="operated">The operator is a person outside, who <see cref="Press"/>es.</param>
    public Ward(SessionPlan plan, ulong seed, ulong nonce, bool operated = false)
    {
        (anticoagulant, shown, this.plan, this.nonce) = (plan.AnticoagulantVolume, ReadBack.Of(plan), plan, nonce);
        this.operated = operated;
        chance = seed * 0x9E3779B97F4A7C15 + Streams.Operator;
        (patient, bottle, labs, lease, ledger, authentic) = (true, true, true, true, true, true);
    }

    /// <summary>Facts of the ward, when they are not all good from the start.</summary>
    public void Establish(bool patientMatched, bool bottleMatched, bool screenValid, bool orderHeld) =>
        (patient, bottle, labs, lease) = (patientMatched, bottleMatched, screenValid, orderHeld);

    public bool DrawConfirmed { get; private set; }
    public bool ReturnConfirmed { get; private set; }

    /// <summary>The operator's finger is on the monitor's reset button.</summary>
    public readonly bool PressesReset => action == OperatorAction.ResetAlarms;
    public TimeSpan WallSkew { get; private set; }
    public ulong Auxiliary { get; private set; }

    readonly bool PatientGood => patient && bottle && labs;

    readonly bool FactsGood => PatientGood && lease && ledger;

    public readonly bool FactsHold(TimeSpan now) => FactsGood && now >= factsBadUntil;

    public readonly bool PatientHolds(TimeSpan now) => PatientGood && now >= patientBadUntil;

    public readonly TimeSpan EmbolismFor(TimeSpan now) => embolism ? now - embolismSince : TimeSpan.Zero;

    /// <summary>The operator presses stop at the next tick.</summary>
    public void Stop() => wantsStop = true;

    /// <summary>What the person outside does at the next tick.</summary>
    public void Press(in PanelInput input) => pressed = input;

    /// <summary>A new pass: what was confirmed for the last one no longer counts.</summary>
    public void NewPass() => (DrawConfirmed, ReturnConfirmed, loaded) = (false, false, false);

    /// <summary>The ward's part of what goes wrong; false for what is not the ward's.</summary>
    public bool Inject(in Fault fault, TimeSpan now)
    {
        switch (fault.Kind)
        {
            case FaultKind.PatientMatch: patient = fault.Value; break;
            case FaultKind.BottleMatch: bottle = fault.Value; break;
            case FaultKind.LabsValid: labs = fault.Value; break;
            case FaultKind.OrderLease: lease = fault.Value; break;
            case FaultKind.DoseLedger: ledger = fault.Value; break;
            case FaultKind.CommandAuthentic: authentic = fault.Value; break;
            case FaultKind.ClockJump: WallSkew += TimeSpan.FromSeconds(fault.Amount); break;
            case FaultKind.CommandReplay: replays = (int)fault.Amount; break;
            case FaultKind.CommandForge: forgeries = (int)fault.Amount; break;
            case FaultKind.AlarmStorm: Auxiliary = fault.Amount >= 64 ? ulong.MaxValue : (1UL << (int)fault.Amount) - 1; break;
            case FaultKind.OperatorSlip: Slip(fault.Choice); break;
            case FaultKind.PatientEvent:
                (embolism, embolismSince) = (fault.Choice == 1, now); // the machine's patient has the event itself
                return false;
            default: return false;
        }
        return true;
    }

    /// <summary>Sets right again what a person would set right.</summary>
    public void Clear(FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.PatientMatch: patient = true; break;
            case FaultKind.BottleMatch: bottle = true; break;
            case FaultKind.LabsValid: labs = true; break;
            case FaultKind.OrderLease: lease = true; break;
            case FaultKind.DoseLedger: ledger = true; break;
            case FaultKind.CommandAuthentic: authentic = true; break;
            case FaultKind.AlarmStorm: Auxiliary = 0; break;
            case FaultKind.PatientEvent: embolism = false; break;
            default: break;
        }
    }

    /// <summary>The ward's part of this tick's readings.</summary>
    /// <param name="readings">What the machine's sensors gave.</param>
    /// <param name="state">What the device shows to people: its phase and its prompt.</param>
    /// <param name="machine">Into which the person pours.</param>
    public Readings Fill(in Readings readings, in ControllerState state, Machine machine, TimeSpan now)
    {
        if (!FactsGood) factsBadUntil = now + FactsSettle;
        if (!PatientGood) patientBadUntil = now + FactsSettle;
        Operate(state, machine, now);
        Network(now);
        return readings with
        {
            PatientMatched = patient,
            BottleMatched = bottle,
            ScreenValid = labs,
            OrderHeld = lease,
            DoseLedgerClear = ledger,
            OperatorCount = count,
            Action = action,
            Answered = answered,
            Person = person,
            ReadBack = readBack,
            Remote = remote,
            Machine = readings.Machine with { WallSkew = WallSkew, Auxiliary = Auxiliary },
        };
    }

    void Operate(in ControllerState state, Machine machine, TimeSpan now)
    {
        if (wantsStop)
        {
            if (action != OperatorAction.Stop) Do(OperatorAction.Stop, Prompt.None);
            return;
        }
        if (operated)
        {
            Take(state, machine);
            return;
        }
        if (state.Phase == Phase.Safe)
        {
            AtStop(machine, now);
            return;
        }
        safeTries = 0;
        if (state.Held)
        {
            AtHold(state, now);
            return;
        }
        held = false;
        var prompt = SessionController.PromptFor(state);
        if (prompt != asked)
        {
            asked = prompt;
            answersAt = now + TimeSpan.FromSeconds(Quickest + (Slowest - Quickest) * Chance());
        }
        if (now < answersAt) return;
        answersAt = now + TimeSpan.FromSeconds(Slowest); // asks again if the machine was not ready
        if (prompt != Prompt.None) Answer(prompt, machine);
    }

    void Answer(Prompt prompt, Machine machine)
    {
        if (skips > 0)
        {
            skips--;
            Do(OperatorAction.Skip, Prompt.None);
            return;
        }
        if (serviceTries > 0)
        {
            serviceTries--;
            Do(OperatorAction.Service, Prompt.None);
            return;
        }
        CarryOut(prompt, machine);
        Do(OperatorAction.Confirm, prompt);
        if (decimalSlips == 0 || prompt is not (Prompt.FirstCheck or Prompt.SecondCheck)) return;
        decimalSlips--;
        readBack = new(10 * plan.Dose, plan.Concentration, plan.BloodVolume, plan.Reinfusion);
    }

    // The person outside acts, and what that does to bottle and lines is done; what is not asked for is not carried out.
    void Take(in ControllerState state, Machine machine)
    {
        var input = pressed;
        pressed = default;
        if (input.Action == OperatorAction.None) return;
        if (state.Phase == Phase.Safe) Disconnect(machine);
        else if (input.Action == OperatorAction.Confirm && input.Answers == SessionController.PromptFor(state))
            CarryOut(input.Answers, machine);
        (count, action, answered, person, readBack) = (count + 1, input.Action, input.Answers, input.Person, input.ReadBack);
    }

    void CarryOut(Prompt prompt, Machine machine)
    {
        if (prompt == Prompt.LoadAnticoagulant && !loaded)
        {
            machine.LoadAnticoagulant(anticoagulant);
            loaded = true;
        }
        DrawConfirmed |= prompt == Prompt.ConnectDraw;
        ReturnConfirmed |= prompt == Prompt.ConnectReturn;
        (drawJoined, returnJoined) = (drawJoined || DrawConfirmed, returnJoined || ReturnConfirmed);
        machine.Connect(drawJoined, returnJoined);
    }

    void Disconnect(Machine machine)
    {
        (drawJoined, returnJoined) = (false, false);
        machine.Connect(drawJoined, returnJoined);
    }

    // Comes, looks, and lets it go on; what keeps holding is ended.
    void AtHold(in ControllerState state, TimeSpan now)
    {
        if (!held)
        {
            (held, answersAt) = (true, now + ComesAfter);
            holds++;
            return;
        }
        if (now < answersAt) return;
        answersAt = now + TriesAgainAfter;
        asked = Prompt.None;
        Do(holds <= HoldsMost && state.HeldFor < HoldsLongest ? OperatorAction.Resume : OperatorAction.Stop, Prompt.None);
    }

    // Comes, closes the slide clamps of both lines by hand, silences and clears the alarms, tries to give the blood back without gas, and
    // throws it away if the device will not.
    void AtStop(Machine machine, TimeSpan now)
    {
        if (safeTries == 0)
        {
            (safeTries, answersAt) = (1, now + ComesAfter);
            return;
        }
        if (now < answersAt) return;
        answersAt = now + (safeTries == 1 ? ClearsAfter : TriesAgainAfter);
        asked = Prompt.None;
        Disconnect(machine);
        Do(
            safeTries switch
            {
                1 => OperatorAction.PauseAudio,
                2 => OperatorAction.ResetAlarms,
                3 => OperatorAction.ReturnBlood,
                4 => OperatorAction.ResetAlarms,
                _ => OperatorAction.Discard,
            },
            Prompt.None);
        safeTries++;
    }

    void Do(OperatorAction what, Prompt answers)
    {
        (count, action, answered, readBack) = (count + 1, what, answers, shown);
        person = answers == Prompt.SecondCheck ? Second : First;
    }

    void Slip(byte choice)
    {
        switch (choice)
        {
            case 0: decimalSlips = SlipsDecimal; break;
            case 1: skips = SlipsSkip; break;
            default: serviceTries = SlipsSkip; break;
        }
    }

    // An old command of this session sent again, as it was or as if it were new; or one that somebody made up, or that is good in
    // another session. Five a second, and each would stop the session.
    void Network(TimeSpan now)
    {
        if (now < nextRemote || replays + forgeries == 0) return;
        nextRemote = now + TimeSpan.FromMilliseconds(200);
        var stop = new RemoteCommand { Action = RemoteAction.Stop, Nonce = nonce, Authentic = authentic };
        if (replays > 0)
        {
            remote = replays-- % 2 == 0
                ? stop with { Sequence = 0, Age = TimeSpan.FromMilliseconds(replays % 8) }
                : stop with { Sequence = ++remoteSequence, Age = TimeSpan.FromSeconds(5) };
            return;
        }
        remote = forgeries-- % 2 == 0
            ? stop with { Sequence = ++remoteSequence, Authentic = false }
            : stop with { Sequence = ++remoteSequence, Nonce = nonce ^ 1 };
    }

    double Chance() => (RandomSource.SplitMix(ref chance) >> 11) * (1.0 / (1UL << 53));
}
