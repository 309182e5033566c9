using Hormesis.Cli.Verbs;
using Hormesis.Device.Controller.Limits;
using Hormesis.Device.Profiles;
using Hormesis.Device.Twin;
using Hormesis.Links;
using Hormesis.Model.Quantities;
using Hormesis.Model.Treatment;
using Hormesis.Recording;

namespace Hormesis.Cli;

/// <summary>The session that kill-test kills: it tells on standard output what it has acknowledged, line by line.</summary>
static class KilledSession
{
    public const string Opened = "open";

    // Any plan will do; this is the first session of hb-mah for most people.
    static readonly SessionPlan Plan = new()
    {
        Session = 1,
        Day = 1,
        Profile = "hb-mah",
        Concentration = OzoneConcentration.FromMicrogramsPerNormalMillilitre(15),
        GasVolume = NormalVolume.FromNormalMillilitres(100),
        BloodVolume = ActualVolume.FromMillilitres(100),
        OverpressureCeiling = GaugePressure.FromBar(0.5),
        OverpressurePredicted = GaugePressure.FromBar(0.3),
        Passes = 1,
        Anticoagulant = "sodium citrate 3.8 %",
        AnticoagulantVolume = ActualVolume.FromMillilitres(11),
        Reinfusion = ActualFlow.FromMillilitresPerMinute(15),
    };

    public static int Record(string path, ulong seed)
    {
        DeviceProfiles.TryGet(DeviceProfiles.Default, out var profile);
        var start = DateTimeOffset.UnixEpoch;
        var (header, setup) = SessionRecord.Prepare(Plan, profile!, LimitTable.Shipped, "kill-test", start, seed);
        using var recording = RecordingWriter.Create(path, header, acknowledged: Tell);
        Console.Out.WriteLine(Opened);
        var person = new VirtualOperator(seed, setup.Plan.AnticoagulantVolume);
        var loop = new SessionLoop(setup, new Machine(setup.Profile, seed), person, recording);
        loop.Run(new VirtualPace(start), new(true, true, true, true), progress: null, CancellationToken.None);
        return Exit.Yes;
    }

    static void Tell(Acknowledgement ack) => Console.Out.WriteLine($"ack {ack.Rows} {ack.Entry} .");
}
