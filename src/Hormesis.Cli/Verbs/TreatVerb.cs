using System.CommandLine;
using System.Globalization;
using System.Text;
using Hormesis.Cli.Output;
using Hormesis.Cli.Report;
using Hormesis.Clinic.Protocol;
using Hormesis.Clinic.Screening;
using Hormesis.Device;
using Hormesis.Device.Calibration;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Faults;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Store.Fhir;

namespace Hormesis.Cli.Verbs;

/// <summary>treat PATIENT.json: screens, plans and runs one session on the simulated device, records it and reports it.</summary>
static class TreatVerb
{
    public static Command Command { get; } = Verb.Of(
        "treat", "Screens, plans and runs one session through the controller on the simulated device; records and reports it.",
        "treat examples/patients/eligible.json --indication chronic-pain --at 2026-11-01 --seed 1", Run, TreatOptions.All);

    static int Run(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var indication = PlanVerb.IndicationOf(parsed.GetValue(TreatOptions.Indication));
        var given = TreatOptions.Acceptances(parsed);
        var centre = TreatOptions.Patient.CentreOf(parsed);
        var day = DateOnly.FromDateTime(TreatOptions.Patient.Moment(parsed, TimeProvider.System).DateTime);
        var order = new Order(
            indication, given, TreatOptions.ProfileOf(parsed, centre, day),
            TreatOptions.IsRealTime(parsed), parsed.GetValue(TreatOptions.Seed));
        var settings = SessionSettings.Parse(parsed.GetRequiredValue(TreatOptions.Set));
        var faults = TreatOptions.FaultsOf(parsed);
        var start = StartOf(parsed);
        var calibration = CalibrationOf(parsed, order, start);
        var (import, verdict) = ScreenVerb.Ask(TreatOptions.Patient, parsed);
        var plan = Planning.Plan(
            import.Facts, verdict, indication, ClinicalProfiles.Get(verdict.Profile), parsed.GetValue(TreatOptions.Sessions));
        if (plan is not PlanOutcome.Planned planned)
        {
            WritePlan();
            return Refuse(import, plan.Outcome, WhyNot(verdict, plan), order, screen);
        }

        var profile = ClinicalProfiles.Get(planned.Course.Profile);
        var chosen = SessionOf(planned.Course, parsed.GetValue(TreatOptions.Session));
        DeviceNeeds.Check(profile, order.Device);
        var (session, above) = OrderedSession.Of(chosen, planned, settings, order.Device);
        session = TreatOptions.Tightened(session, parsed);
        IReadOnlyList<OpenPoint> open =
        [
            .. Acceptances.Open(verdict, given, above, planned.Reviews, centre), .. DeviceNeeds.Open(profile), .. TooEarly(planned),
            .. OfSensors(calibration),
        ];
        if (open.Count > 0)
        {
            WritePlan();
            return Refuse(import, plan.Outcome, open, order, screen);
        }

        DeviceOptions.Warn(calibration, screen);
        var people = PeopleOf(parsed, given);
        var (header, setup) = SessionRecord.Prepare(
            session, order.Device, LimitTable.Shipped, import.Facts.Id, start, order.Seed, people, calibration.Set);
        var path = parsed.GetValue(TreatOptions.Record) ?? NewFile(start, order.Seed);
        var (trace, truth) = Conduct(path, header, setup, order, new(planned.Body.Weight, faults), screen, stop);
        var report = new SessionReport(
            import.Facts, verdict, indication.Name, planned.Course.Sessions.Count, header, trace, truth, [.. given.Select(AcceptedLine)]);
        var page = Path.ChangeExtension(path, ".html");
        File.WriteAllText(page, ReportHtml.Of(report), Encoding.UTF8);
        FhirOutput.Write(
            parsed, TreatOptions.Fhir, () => FhirExport.OfSession(import.Facts, verdict, plan, Conducted(order, header, trace)), screen);
        Tell(report, path, page, screen);
        return trace.Outcome == SessionOutcome.Completed ? Exit.Yes : Exit.SafeState;

        void WritePlan() => FhirOutput.Write(
            parsed, TreatOptions.Fhir, () => FhirExport.OfPlan(import.Facts, verdict, indication.Code, plan, given), screen);
    }

    static ConductedSession Conducted(Order order, RecordingHeader header, SessionTrace trace) => new()
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
        string path, RecordingHeader header, UnitSetup setup, Order order, Simulated simulated, Screen screen, CancellationToken stop)
    {
        using var recording = RecordingWriter.Create(path, header, syncChunks: order.IsRealTime);
        IPace pace = order.IsRealTime ? new RealPace(TimeProvider.System) : new VirtualPace(header.Start);
        // The screening, the plan and this program stand for what a ward would establish: all of it holds, or we would not be here.
        SessionLoop loop = new(setup, order.Seed, pace, recording, simulated.Weight);
        loop.Faults.Add(simulated.Faults);
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

    static DateTimeOffset StartOf(ParseResult parsed) => parsed.GetValue(TreatOptions.Start) is { } text
        ? PatientOptions.ParseTime("--start", text)
        : TreatOptions.Patient.Moment(parsed, TimeProvider.System);

    static DeviceCalibration CalibrationOf(ParseResult parsed, Order order, DateTimeOffset start)
    {
        var on = DateOnly.FromDateTime(start.UtcDateTime);
        return new(DeviceOptions.CalibrationOf(parsed.GetValue(TreatOptions.Calibration), order.Device, on), order.Device, on);
    }

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

    static int Refuse(Import import, Outcome outcome, IReadOnlyList<OpenPoint> why, Order order, Screen screen)
    {
        if (screen.Json)
        {
            var document = new TreatDocument
            {
                Outcome = "refused",
                Patient = PatientDocument.Of(import.Facts),
                Verdict = outcome,
                Refused = why,
                Seed = order.Seed,
            };
            screen.Document(document, Documents.Readable.TreatDocument);
            return Exit.No;
        }
        screen.Line($"REFUSED  {VerdictText.Who(import.Facts)}: {outcome.ToString().ToLowerInvariant()}. No device was opened.");
        foreach (var point in why) screen.Line($"  {point.Rule} {point.Why}");
        screen.Line(VerdictText.Notice);
        return Exit.No;
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

    static string AcceptedLine(Acceptance a) => $"{a.Rule}, because {a.Reason}, by {a.By}{(a.Second.Length > 0 ? $" and {a.Second}" : "")}";

    static void Tell(SessionReport report, string recording, string page, Screen screen)
    {
        if (screen.Json)
        {
            screen.Document(DocumentOf(report, recording, page), Documents.Readable.TreatDocument);
            return;
        }
        screen.Line(ReportLines.Title(report));
        screen.Line(VerdictText.Notice);
        foreach (var section in ReportLines.Sections(report))
        {
            screen.Line();
            screen.Line(section.Heading);
            foreach (var (label, text) in section.Lines) screen.Line($"  {label,-16} {text}");
        }
        screen.Line($"  {"recording",-16} {recording}");
        screen.Line($"  {"report",-16} {page}");
    }

    static TreatDocument DocumentOf(SessionReport r, string recording, string page) => new()
    {
        Outcome = r.Trace.Outcome.ToString().ToLowerInvariant(),
        Patient = PatientDocument.Of(r.Patient),
        Verdict = r.Verdict.Outcome,
        StoppedBy = r.Trace.StoppedBy.Length > 0 ? r.Trace.StoppedBy : null,
        Passes = r.Trace.Passes,
        Plan = r.Plan,
        OrderUg = r.Plan.Dose.Micrograms,
        OzoneOfferedUg = r.Trace.Offered.Micrograms,
        OzoneAbsorbedUg = new(r.Trace.Absorbed.Micrograms, r.Trace.AbsorbedLow.Micrograms, r.Trace.AbsorbedHigh.Micrograms),
        Truth = TruthDocument.Of(r.Truth),
        Breath = BreathDocument.Of(r.Trace.Breath, r.Plan),
        Operators = r.Header.Operators,
        Accepted = r.Header.Accepted,
        Alarms = [.. r.Trace.Alarms.Select(a => new AlarmDocument(a.Id, a.Priority, a.At.TotalSeconds, a.Words))],
        Deviations = r.Deviations,
        Recording = recording,
        Report = page,
        Start = r.Header.Start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DurationSeconds = r.Trace.Duration.TotalSeconds,
        Seed = r.Header.Seed ?? 0,
    };

    /// <summary>The patient on the simulated device, and what goes wrong there.</summary>
    sealed record Simulated(Mass Weight, IReadOnlyList<ScheduledFault> Faults);

    /// <summary>What treat was asked to do, checked before anything is opened.</summary>
    sealed record Order(
        Indication Indication, IReadOnlyList<Acceptance> Given, Device.Profiles.DeviceProfile Device, bool IsRealTime, ulong Seed);
}
