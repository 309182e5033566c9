using System.CommandLine;
using System.Globalization;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Clinic.SessionDay;
using Hormesis.Device;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Store.Fhir;
using Hormesis.Web.Orders;
using Hormesis.Web.Report;

namespace Hormesis.Cli.Verbs;

/// <summary>treat PATIENT.json: screens, plans and runs one session on the simulated device, records it and reports it.</summary>
static class TreatVerb
{
    public static Command Command { get; } = Verb.Of(
        "treat", "Screens, plans and runs one session through the controller on the simulated device; records and reports it.",
        "treat examples/patients/eligible.json --indication chronic-pain --at 2026-11-01 --seed 1", Run, TreatOptions.All);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var order = OrderOf(parsed);
        var calibration = CalibrationOf(parsed, order);
        var (import, verdict) = ScreenVerb.Ask(TreatOptions.Patient, parsed);
        var plan = Planning.Plan(
            import.Facts, verdict, order.Indication, ClinicalProfiles.Get(verdict.Profile), parsed.GetValue(TreatOptions.Sessions));
        Asked asked = new(order, import, verdict, plan, calibration);
        if (plan is not PlanOutcome.Planned planned) return Refuse(WhyNot(verdict, plan));

        var profile = ClinicalProfiles.Get(planned.Course.Profile);
        var chosen = SessionOf(planned.Course, parsed.GetValue(TreatOptions.Session));
        DeviceNeeds.Check(profile, order.Device);
        var (ordered, above) = OrderedSession.Of(chosen, planned, order.Settings, order.Device);
        var session = TreatOptions.Tightened(ordered, parsed);
        IReadOnlyList<OpenPoint> open =
        [
            .. Acceptances.Open(verdict, order.Given, above, planned.Reviews, order.Centre), .. DeviceNeeds.Open(profile),
            .. TooEarly(planned), .. OfSensors(calibration), .. OfChecklist(order),
        ];
        return open.Count > 0 ? Refuse(open) : Treat(parsed, asked, session, planned, screen, stop);

        int Refuse(IReadOnlyList<OpenPoint> why)
        {
            FhirOutput.Write(
                parsed, TreatOptions.Fhir,
                () => FhirExport.OfPlan(import.Facts, verdict, order.Indication.Code, plan, order.Given), screen);
            TreatTelling.Refusal(asked, why, screen);
            return Exit.No;
        }
    }

    static int Treat(
        ParseResult parsed, Asked asked, SessionPlan session, PlanOutcome.Planned planned, Screen screen, CancellationToken stop)
    {
        var (order, facts) = (asked.Order, asked.Import.Facts);
        DeviceOptions.Warn(asked.Calibration, screen);
        var people = PeopleOf(parsed, order.Given);
        var (header, setup) = SessionRecord.Prepare(
            session, order.Device, LimitTable.Shipped, facts.Id, order.Start, order.Seed, people, asked.Calibration.Set);
        var path = parsed.GetValue(TreatOptions.Record) ?? NewFile(order.Start, order.Seed);
        var (trace, truth) = Conduct(path, header, setup, order, planned.Body.Weight, screen, stop);
        SessionReport report = new(
            facts, asked.Verdict, order.Indication.Name, planned.Course.Sessions.Count, header, trace, truth,
            [.. order.Given.Select(TreatTelling.Accepted)],
            DayReport.Of(facts, order.Indication, trace, header.Plan, header.Start, order.Answers, order.Rules.Set));
        var page = Path.ChangeExtension(path, ".html");
        File.WriteAllText(page, ReportHtml.Of(report), Encoding.UTF8);
        FhirOutput.Write(
            parsed, TreatOptions.Fhir,
            () => FhirExport.OfSession(facts, asked.Verdict, asked.Plan, Conducted(order, header, trace)), screen);
        TreatTelling.Report(report, path, page, screen);
        return trace.Outcome == SessionOutcome.Completed ? Exit.Yes : Exit.SafeState;
    }

    static TreatOrder OrderOf(ParseResult parsed)
    {
        var moment = TreatOptions.Patient.Moment(parsed, TimeProvider.System);
        var centre = TreatOptions.Patient.CentreOf(parsed);
        return new()
        {
            Indication = PlanVerb.IndicationOf(parsed.GetValue(TreatOptions.Indication)),
            Given = TreatOptions.Acceptances(parsed),
            Centre = centre,
            Rules = TreatOptions.Patient.RulesOf(parsed, centre, DateOnly.FromDateTime(moment.DateTime)),
            Device = TreatOptions.ProfileOf(parsed, centre, DateOnly.FromDateTime(moment.DateTime)),
            IsRealTime = TreatOptions.IsRealTime(parsed),
            Seed = parsed.GetValue(TreatOptions.Seed),
            Answers = TreatOptions.AnswersOf(parsed),
            Settings = SessionSettings.Parse(parsed.GetRequiredValue(TreatOptions.Set)),
            Faults = TreatOptions.FaultsOf(parsed),
            Start = parsed.GetValue(TreatOptions.Start) is { } text ? PatientOptions.ParseTime("--start", text) : moment,
        };
    }

    static ConductedSession Conducted(TreatOrder order, RecordingHeader header, SessionTrace trace) => new()
    {
        Plan = header.Plan,
        Trace = trace,
        Indication = order.Indication.Code,
        Start = header.Start,
        PlanSha256 = header.PlanSha256,
        Controller = header.Controller,
        DeviceProfile = order.Device.Id,
        Seed = header.Seed,
        Operators = header.Operators,
        Accepted = order.Given,
    };

    static (SessionTrace Trace, PlantLedger Truth) Conduct(
        string path, RecordingHeader header, UnitSetup setup, TreatOrder order, Mass weight, Screen screen, CancellationToken stop)
    {
        using var recording = RecordingWriter.Create(path, header, syncChunks: order.IsRealTime);
        IPace pace = order.IsRealTime ? new RealPace(TimeProvider.System) : new VirtualPace(header.Start);
        // The screening, the plan and this program stand for what a ward would establish: all of it holds, or we would not be here.
        SessionLoop loop = new(setup, order.Seed, pace, recording, weight);
        loop.Faults.Add(order.Faults);
        var trace = loop.Run(new SessionProgress(screen).Tell, stop);
        screen.EndBar();
        return (trace, loop.Truth);
    }

    /// <param name="number">Of the whole course; null for the next one.</param>
    static SessionPlan SessionOf(Course course, int? number)
    {
        var (first, last) = (course.Sessions[0].Session, course.Sessions[^1].Session);
        return course.Sessions.FirstOrDefault(s => s.Session == (number ?? first)) ?? throw new InputException(
            "--session", $"there is no session {number} among those to come, {first} to {last}", "give one of them");
    }

    // Sessions that were keep the next one away; in a course of which none was, any may be simulated.
    static IEnumerable<OpenPoint> TooEarly(PlanOutcome.Planned plan)
    {
        if (plan.Course.Sessions[0].Day > 1)
            yield return new(Caps.HoursBetween, $"is not kept: the next session is not before day {plan.Course.Sessions[0].Day} from now");
    }

    static DeviceCalibration CalibrationOf(ParseResult parsed, TreatOrder order)
    {
        var on = DateOnly.FromDateTime(order.Start.UtcDateTime);
        return new(DeviceOptions.CalibrationOf(parsed.GetValue(TreatOptions.Calibration), order.Device, on), order.Device, on);
    }

    static IReadOnlyList<OpenPoint> OfChecklist(TreatOrder order) => order.Answers is { } answers
        ? [.. Checklists.Open(Checklists.Get(Checklists.BeforeSession), answers), .. DayRules.Room(answers, order.Rules.Set)]
        : [];

    static IEnumerable<OpenPoint> OfSensors(DeviceCalibration calibration) =>
        calibration.Findings.Where(f => f.Forbids).Select(f => new OpenPoint($"calibration of {f.Sensor.Name()}", f.Words));

    // Who accepts something also operates; else the program answers for two persons on the simulated device.
    static SessionPeople PeopleOf(ParseResult parsed, IReadOnlyList<Acceptance> given)
    {
        var program = SessionPeople.OfProgram.Operators;
        var (by, second) = (parsed.GetRequiredValue(TreatOptions.By).Trim(), parsed.GetRequiredValue(TreatOptions.Second).Trim());
        return new(
            [by.Length > 0 ? by : program[0], second.Length > 0 ? second : program[1]],
            [.. given.Select(a => new AcceptedRule(a.Rule, a.Reason, a.By, a.Second))]);
    }

    static IReadOnlyList<OpenPoint> WhyNot(Verdict verdict, PlanOutcome plan)
    {
        var rules = Acceptances.Open(verdict, [], []);
        return plan.Outcome is Outcome.Contraindicated || (plan.Outcome == Outcome.Incomplete && verdict.Outcome == Outcome.Incomplete)
            ? rules
            : [.. rules, .. plan.Reasons.Select(r => new OpenPoint("plan", $"{r.What} {r.Value}".TrimEnd()))];
    }

    static string NewFile(DateTimeOffset start, ulong seed)
    {
        Directory.CreateDirectory("sessions");
        var name = string.Create(CultureInfo.InvariantCulture, $"sessions/{start.UtcDateTime:yyyy-MM-dd'T'HHmmss'Z'}-seed{seed}");
        for (var n = 1; n < 10_000; n++)
        {
            var path = n == 1 ? $"{name}.hrec" : $"{name}-{n}.hrec";
            if (!File.Exists(path)) return path;
        }
        throw new InputException("--record", $"there are too many recordings of {name} already", "name a file");
    }
}
