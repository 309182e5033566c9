using System.Text.Json;
using Hormesis.Clinic.SessionDay;
using Hormesis.Store;
using Hormesis.Store.Keeping;
using Hormesis.Web.Access;
using Hormesis.Web.Live;
using Hormesis.Web.Orders;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Web.Pages.Live;

/// <summary>A device that could be chosen; and why not, as a key of set-up's words.</summary>
sealed record DeviceChoice(Guid Id, string Name, string Serial, string? Why);

/// <summary>What came of the form: the session, or what stands against it, with the items of the checklist that are open.</summary>
sealed record SetUpAnswer(Guid? Session, IReadOnlyList<string> Wrong, IReadOnlySet<string> Open);

/// <summary>
/// The way from a signed order to a session: a free device, patient, bottle and order read by two people, the checklist. Nothing begins
/// while any of it is open.
/// </summary>
sealed class SetUp(ClinicStore store, SessionHost host, SecondLook second, ServerOptions server)
{
    static readonly SessionState[] Taken = [SessionState.Preparing, SessionState.Running, SessionState.Uncertain];
    static readonly HashSet<string> Nothing = [];

    public static Checklist Checklist { get; } = Checklists.Get(Checklists.BeforeSession);

    public static string UnitOf(GoodValues good) => good.Unit switch
    {
        "mm[Hg]" => "mmHg",
        "Cel" => "°C",
        "[ppm]" => "ppm",
        var unit => unit,
    };

    public static string RangeOf(GoodValues good, Words words)
    {
        var from = words.Number(good.From, Decimals(good.From));
        return good.To is { } to ? words.Say("set-up.range-to", from, words.Number(to, Decimals(to)))
            : good.Below is { } below ? words.Say("set-up.range-below", from, words.Number(below, Decimals(below)))
            : words.Say("set-up.range-from", from);
    }

    public IReadOnlyList<DeviceChoice> Devices()
    {
        using var kept = store.Read();
        var taken = kept.Sessions.Where(s => Taken.Contains(s.State)).Select(s => new { s.DeviceId, s.State }).ToList()
            .ToLookup(s => s.DeviceId, s => s.State);
        return
        [
            .. kept.Devices.OrderBy(d => d.Name).AsEnumerable().Select(d => new DeviceChoice(d.Id, d.Name, d.Serial,
                d.State != DeviceState.InService ? "out"
                : taken[d.Id].Contains(SessionState.Uncertain) ? "uncertain"
                : taken[d.Id].Any() ? "busy"
                : null)),
        ];
    }

    public async Task<SetUpAnswer> Begin(HttpContext http, Who who, OrderState order, Words words)
    {
        var form = http.Request.Form;
        var (mine, theirs) = (ReadingOf(form, "first"), ReadingOf(form, "second"));
        List<string> wrong =
        [
            .. DoubleCheck.Wrong(mine, theirs, order.Paper.PatientId, DoubleCheck.NumberOf(order.Paper))
                .Select(w => words[$"set-up.{w}"]),
        ];
        if (!Guid.TryParse(form["device"], out var device)) wrong.Add(words["set-up.choose-device"]);
        var (other, why) = await second.Check(http, form["second.name"].ToString().Trim(), form["second.password"].ToString());
        if (why is not null) wrong.Add(words[$"set-up.{why}"]);
        var answers = ChecklistForm.Read(Checklist, form, who.FullName, other?.Name ?? "");
        var open = Checklist.Items.Where(i => Checklists.Why(i, answers[i.Id]) is not null).Select(i => i.Id).ToHashSet();
        if (open.Count > 0) wrong.Add(words.Say("set-up.list-open", words.Number(open.Count)));
        wrong.AddRange(DayRules.Room(answers, server.Rules.Set).Select(p => $"{p.Rule}: {p.Why}"));
        if (wrong.Count > 0 || other is null) return new(null, wrong, open);
        try
        {
            return new(await host.Start(OrderOf(who, order, device, mine, other, form, answers), http.RequestAborted), [], Nothing);
        }
        catch (SessionRefusedException refused)
        {
            return new(null, [refused.In(words)], Nothing);
        }
        catch (StoreRefusal refused)
        {
            return new(null, [words.Say("set-up.store", refused.What, refused.Remedy)], Nothing);
        }
    }

    static SessionOrder OrderOf(
        Who who, OrderState order, Guid device, Reading read, Person other, IFormCollection form,
        IReadOnlyDictionary<string, ChecklistAnswer> answers)
    {
        Person me = new(who.Id!.Value, who.FullName); // only accounts come here
        var rehearsal = Rehearsal.Of(form["rehearsal"].ToString());
        return new()
        {
            Plan = order.Paper.Id,
            Device = device,
            Bottle = read.Plain.Bottle,
            Operator = me,
            Second = other,
            By = who.Actor,
            Faults = rehearsal.Faults,
            Seed = BitConverter.ToUInt32(order.Paper.Id.ToByteArray()),
            Before =
            [
                new("confirmed", "double-check", default, who.Actor, $"{me.Name}; {other.Name}"),
                new("note", "checklist", default, who.Actor, JsonSerializer.Serialize(answers)),
                .. rehearsal.Faults.Count > 0 ? [new Happened("note", "rehearsal", default, who.Actor, rehearsal.Id)] : (Happened[])[],
            ],
        };
    }

    static Reading ReadingOf(IFormCollection form, string who) =>
        new(form[$"{who}.patient"].ToString(), form[$"{who}.bottle"].ToString(), form[$"{who}.order"].ToString());

    static int Decimals(double value) => value == Math.Floor(value) ? 0 : value * 10 == Math.Floor(value * 10) ? 1 : 2;
}
