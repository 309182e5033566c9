using System.Diagnostics.Metrics;
using System.Net;
using Hormesis.Web.Access;
using Hormesis.Web.Watching;
using Microsoft.AspNetCore.Http;

namespace Hormesis.Tests.Web.Access;

/// <summary>What a supervisor is told: figures for this computer alone, and whether the store takes anything.</summary>
public sealed class WatchTests : OnEmptyClinic
{
    [Fact]
    public async Task The_figures_are_in_Prometheus_own_form()
    {
        await Clinic.SignIn(await Clinic.Employ("kim", Role.Nurse));
        await Clinic.Browse().Get("/nothing/here");

        var families = PrometheusText.Parse((await Clinic.Browse().Get("/metrics")).Raw);

        var requests = Assert.Single(families, f => f.Name == "http_server_request_duration_seconds");
        Assert.Equal("histogram", requests.Kind);
        Assert.Contains(requests.Samples, s => s.Labels.GetValueOrDefault("http_response_status_code") == "404");
        Assert.Contains(families, f => f.Kind == "counter");
        Assert.Contains(families, f => f.Kind == "gauge");
    }

    [Fact]
    public void Whatever_stands_in_a_label_or_a_description_stays_in_it()
    {
        using Metrics metrics = new();
        using Meter meter = new(Metrics.OwnMeter);
        string[] odd = ["a\"b", "a\\b", "a\nb", "a\\nb", "{}", "le=\"1\"", "", "a,b", "ä 中", "\\"];
        var counter = meter.CreateCounter<long>("odd.things", description: "back\\slash, \"quotes\"\nand a line # HELP");
        var size = meter.CreateHistogram<double>("odd.size", "s");
        foreach (var text in odd)
        {
            counter.Add(2, new KeyValuePair<string, object?>("what", text));
            foreach (var value in (double[])[0, 0.005, 3, 1e9]) size.Record(value, new KeyValuePair<string, object?>("what", text));
        }
        foreach (var value in (double[])[double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e300, -0.5])
            meter.CreateGauge<double>("odd.gauge").Record(value, new KeyValuePair<string, object?>("v", $"{value}"));

        var families = PrometheusText.Parse(metrics.Text());

        var counted = Assert.Single(families, f => f.Name == "odd_things_total");
        Assert.Equal(odd.Order(), counted.Samples.Select(s => s.Labels["what"]).Order());
        Assert.All(counted.Samples, s => Assert.Equal(2, s.Value));
        Assert.All(
            families.Single(f => f.Name == "odd_size_seconds").Samples.Where(s => s.Labels.GetValueOrDefault("le") == "0.005"),
            s => Assert.Equal(2, s.Value));
        Assert.Equal(5, families.Single(f => f.Name == "odd_gauge").Samples.Count);
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-real-ip", "192.0.2.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Forwarded-Host", "clinic.example")]
    [InlineData("X-Forwarded-Proto", "https")]
    public async Task What_comes_through_a_proxy_gets_no_figures(string header, string value)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        request.Headers.Add(header, value);
        var answer = await Clinic.Browse().Send(request);

        Assert.Equal(403, answer.Status);
        Assert.DoesNotContain("http_server", answer.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("::ffff:192.0.2.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData(null, false)]
    public void Only_this_computer_is_at_the_console(string? from, bool isHere)
    {
        DefaultHttpContext http = new();
        http.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);

        Assert.Equal(isHere, Who.Of(http).IsAtConsole);
    }

    [Fact]
    public async Task A_store_that_takes_nothing_is_not_ready_and_the_process_lives()
    {
        var watcher = Clinic.Browse();
        Assert.Equal(200, (await watcher.Get("/health/ready")).Status);

        Clinic.DiskFails = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Clinic.Employ("kim", Role.Nurse));

        var ready = await watcher.Get("/health/ready");
        Assert.Equal(503, ready.Status);
        Assert.StartsWith("not ready: ", ready.Raw, StringComparison.Ordinal);
        Assert.Single(ready.Raw.Trim().Split('\n'));
        Assert.Equal(200, (await watcher.Get("/health/live")).Status);
        PrometheusText.Parse((await watcher.Get("/metrics")).Raw);
    }
}
