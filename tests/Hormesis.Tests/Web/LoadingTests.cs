using System.Text;
using Hormesis.Model;
using static Hormesis.Tests.Web.ServerUnderTest;

namespace Hormesis.Tests.Web;

/// <summary>Records that a server begins with.</summary>
public sealed class LoadingTests
{
    [Fact]
    public async Task Results_of_two_patients_with_one_id_are_both_kept()
    {
        await using ServerUnderTest server = new();
        await server.InitializeAsync();
        string[] alike = ["eligible.json", "eligible-woman.json"]; // both have added-17849-1

        foreach (var example in alike) Assert.Equal(0, server.Load(AsItIs(example)).Skipped);

        foreach (var patient in (string[])[Man, Woman])
        {
            var added = (await server.Get($"fhir/Observation?patient={patient}&_count=1000")).Entries;
            Assert.Equal(2, added.Count(o => o.GetProperty("code").ToString().Contains("\"17849-1\"", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_record_loaded_again_is_the_same_record()
    {
        await using ServerUnderTest server = new();
        await server.InitializeAsync();
        var before = (await server.Get($"fhir/Patient/{Man}/$everything")).Entries.Count;

        server.Load(Example("eligible.json"));

        Assert.Equal(before, (await server.Get($"fhir/Patient/{Man}/$everything")).Entries.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","colour":"red"}}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":"Patient"}]}""")]
    public async Task What_is_no_record_is_refused_and_nothing_of_it_kept(string bundle)
    {
        await using ServerUnderTest server = new();
        await server.InitializeAsync();
        var before = (await server.Get("fhir/Patient?_count=0")).Total;

        Assert.Throws<InputException>(() => server.Load(Encoding.UTF8.GetBytes(bundle)));
        Assert.Equal(before, (await server.Get("fhir/Patient?_count=0")).Total);
    }
}
