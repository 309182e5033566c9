using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Hormesis.Web.Watching;

/// <summary>Sends traces of requests to a collector (OTLP over HTTP), when one is named. No address of a patient goes with them.</summary>
static class Tracing
{
    static readonly string[] Sources = ["Microsoft.AspNetCore", Metrics.OwnMeter];

    public static TracerProvider? To(Uri? collector) => collector is null
        ? null
        : Sdk.CreateTracerProviderBuilder().AddSource(Sources)
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("hormesis"))
            .AddProcessor(new WithoutAddresses())
            .AddOtlpExporter(o => (o.Endpoint, o.Protocol, o.TimeoutMilliseconds) = (collector, OtlpExportProtocol.HttpProtobuf, 5000))
            .Build();

    // The path of a request names a patient; its route does not.
    sealed class WithoutAddresses : BaseProcessor<System.Diagnostics.Activity>
    {
        static readonly string[] Named = ["url.path", "url.query", "url.full", "http.target", "http.url", "client.address"];

        public override void OnEnd(System.Diagnostics.Activity data)
        {
            foreach (var name in Named) data.SetTag(name, null);
        }
    }
}
