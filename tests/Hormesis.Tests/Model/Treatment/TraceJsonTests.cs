using System.Text.Json;
using Hormesis.Device.Controller.Limits;
using Hormesis.Links;
using Hormesis.Model.Treatment;
using Hormesis.Recording;
using Hormesis.Tests.Device;

namespace Hormesis.Tests.Model.Treatment;

public sealed class TraceJsonTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_trace_comes_back_from_its_json_as_it_was()
    {
        var start = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        var (header, setup) = SessionRecord.Prepare(Rig.Plan(), Rig.Profile, LimitTable.Shipped, "p1", start, 1);
        using var recording = RecordingWriter.Create(folder.File("a.hrec"), header);
        var trace = new SessionLoop(setup, 1, new VirtualPace(start), recording).Run(null, CancellationToken.None);

        var json = JsonSerializer.SerializeToUtf8Bytes(trace, TraceJson.Default.SessionTrace);
        var back = JsonSerializer.Deserialize(json, TraceJson.Default.SessionTrace)!;

        Assert.Equal((trace.Outcome, trace.Duration, trace.Passes), (back.Outcome, back.Duration, back.Passes));
        Assert.Equal(trace.Absorbed.Micrograms, back.Absorbed.Micrograms, 6);
        Assert.Equal(trace.Returned.Millilitres, back.Returned.Millilitres, 6);
        Assert.Equal(trace.BottleHighest.Bar, back.BottleHighest.Bar, 9);
        Assert.Equal(trace.Phases, back.Phases);
        Assert.Equal(trace.Breath.Baseline!.Value.MmHg, back.Breath.Baseline!.Value.MmHg, 9);
        Assert.Equal(trace.Points.Count, back.Points.Count);
        Assert.All(trace.Points.Zip(back.Points), p =>
        {
            Assert.Equal(p.First.At, p.Second.At);
            Assert.Equal(p.First.Weight.Grams, p.Second.Weight.Grams, 6);
            Assert.Equal(p.First.Patient.EtCO2.MmHg, p.Second.Patient.EtCO2.MmHg, 6);
        });
        Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(back, TraceJson.Default.SessionTrace));
    }
}
