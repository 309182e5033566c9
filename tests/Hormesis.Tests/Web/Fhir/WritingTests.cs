using System.Text.Json;

namespace Hormesis.Tests.Web.Fhir;

/// <summary>Creating, updating and bundles, with the conditions that a client may set.</summary>
public sealed class WritingTests(ServerUnderTest server) : IClassFixture<ServerUnderTest>
{
    static string Person(string identifier, string family = "Writer") => $$"""
        {"resourceType":"Patient","identifier":[{"system":"urn:test","value":"{{identifier}}"}],"name":[{"family":"{{family}}"}],
        "gender":"female","birthDate":"1980-02-03"}
        """;

    static string Platelets(string subject, string value = "250") => $$$"""
        {"resourceType":"Observation","status":"final","subject":{"reference":"{{{subject}}}"},"effectiveDateTime":"2026-10-20",
        "code":{"coding":[{"system":"http://loinc.org","code":"777-3"}]},
        "valueQuantity":{"value":{{{value}}},"unit":"10*3/uL","system":"http://unitsofmeasure.org","code":"10*3/uL"}}
        """;

    [Fact]
    public async Task What_is_created_can_be_read_where_the_answer_says()
    {
        var made = await server.Post("fhir/Patient", Person("made"));

        Assert.Equal(201, made.Code);
        var read = await server.Get(made.Headers["Location"]);
        Assert.Equal(made.Text, read.Text);
        Assert.Equal("Writer", read.Json.GetProperty("name")[0].GetProperty("family").GetString());
        Assert.Empty((await server.Post("fhir/Patient", Person("quiet"), ("Prefer", "return=minimal"))).Body);
    }

    [Fact]
    public async Task A_zero_is_kept_and_so_is_every_digit()
    {
        foreach (var value in (string[])["0", "0.0", "1.50", "250.000", "1e2"])
        {
            var made = await server.Post("fhir/Observation", Platelets($"Patient/{ServerUnderTest.Man}", value));

            Assert.Equal(201, made.Code);
            Assert.Equal(value, made.Json.GetProperty("valueQuantity").GetProperty("value").GetRawText());
        }
    }

    [Fact]
    public async Task A_condition_makes_a_creation_happen_once()
    {
        var condition = ("If-None-Exist", "identifier=urn:test|once");

        var first = await server.Post("fhir/Patient", Person("once"), condition);
        var second = await server.Post("fhir/Patient", Person("once"), condition);

        Assert.Equal((201, 200), (first.Code, second.Code));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, (await server.Get("fhir/Patient?identifier=urn:test|once")).Total);
        Assert.Equal(201, (await server.Post("fhir/Patient", Person("once"))).Code); // without the condition there are two
        (await server.Post("fhir/Patient", Person("once"), condition)).Refuses(412, "2");
        (await server.Post("fhir/Patient", Person("x"), ("If-None-Exist", ""))).Refuses(400);
        (await server.Post("fhir/Patient", Person("x"), ("If-None-Exist", "colour=red"))).Refuses(400);
    }

    [Fact]
    public async Task An_update_needs_the_version_that_the_client_saw()
    {
        const string id = "updated-1";
        string Body(string family) => Person("u", family).Insert(1, $"\"id\":\"{id}\",");

        Assert.Equal(201, (await server.Put($"fhir/Patient/{id}", Body("A"))).Code);
        Assert.Equal(200, (await server.Put($"fhir/Patient/{id}", Body("B"), ("If-Match", "W/\"1\""))).Code);
        (await server.Put($"fhir/Patient/{id}", Body("C"), ("If-Match", "W/\"1\""))).Refuses(412, "W/\"2\"");
        (await server.Put($"fhir/Patient/{id}", Person("u"))).Refuses(400, "id");
        (await server.Put("fhir/Patient/another", Body("D"))).Refuses(400, "id");

        Assert.Equal("B", (await server.Get($"fhir/Patient/{id}")).Json.GetProperty("name")[0].GetProperty("family").GetString());
        Assert.Equal(1, (await server.Get("fhir/Patient?family=B&_id=updated-1")).Total);
        Assert.Equal(0, (await server.Get("fhir/Patient?family=A&_id=updated-1")).Total);
    }

    [Fact]
    public async Task A_result_never_moves_to_another_patient()
    {
        string Result(string patient) => Platelets($"Patient/{patient}").Insert(1, "\"id\":\"still\",");
        Assert.Equal(201, (await server.Put("fhir/Observation/still", Result(ServerUnderTest.Man))).Code);

        (await server.Put("fhir/Observation/still", Result(ServerUnderTest.Woman))).Refuses(409, ServerUnderTest.Man);

        Assert.Equal(1, (await server.Get($"fhir/Observation?_id=still&patient={ServerUnderTest.Man}")).Total);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","colour":"red"}""", 400, "Patient.colour")]
    [InlineData("""{"resourceType":"Patient","gender":"lively"}""", 400, "Patient.gender")]
    [InlineData("""{"resourceType":"Patient","birthDate":"2026-02-31"}""", 400, "Patient.birthDate")]
    [InlineData("""{"resourceType":"Patient","name":[]}""", 400, "Patient.name")]
    [InlineData("""{"resourceType":"Patient","name":[{}]}""", 400, "Patient.name[0]")]
    [InlineData("""{"resourceType":"Patient","name":{"family":"x"}}""", 400, "Patient.name")]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", 400, "Patient.active")]
    [InlineData("""{"resourceType":"Observation","status":"final"}""", 400, "Observation")]
    [InlineData("""{"resourceType":"Patient","gender":"male","gender":"female"}""", 400, "gender")]
    [InlineData("""{"resourceType":"Patient","text":{"status":"generated","div":"<div><script>x</script></div>"}}""", 400, "div")]
    [InlineData("""[]""", 400, "")]
    [InlineData("""{"resourceType":"Patient""", 400, "")]
    [InlineData("", 400, "")]
    public async Task What_is_no_patient_is_refused_with_its_place(string body, int status, string words) =>
        (await server.Post("fhir/Patient", body)).Refuses(status, words);

    [Fact]
    public async Task What_the_rules_could_not_read_is_not_taken_in()
    {
        var before = (await server.Get("fhir/Observation")).Total;
        var strange = Platelets($"Patient/{ServerUnderTest.Man}").Replace("10*3/uL", "10*999/uL", StringComparison.Ordinal);

        Assert.True((await server.Post("fhir/Observation", strange)).IsRefusal);
        Assert.Equal(before, (await server.Get("fhir/Observation")).Total);
    }

    [Fact]
    public async Task A_transaction_is_done_whole_with_its_own_names()
    {
        const string whole = "urn:uuid:0190aaaa-0000-7000-8000-000000000001", result = "urn:uuid:0190aaaa-0000-7000-8000-000000000002";

        var done = await server.Post("fhir", Bundle(
            "transaction", Entry(whole, Person("whole"), "POST", "Patient"), Entry(result, Platelets(whole), "POST", "Observation")));

        Assert.Equal(200, done.Code);
        Assert.All(done.Json.GetProperty("entry").EnumerateArray(), e =>
            Assert.StartsWith("201", e.GetProperty("response").GetProperty("status").GetString(), StringComparison.Ordinal));
        var person = (await server.Get("fhir/Patient?identifier=urn:test|whole")).Entries.Single().GetProperty("id").GetString();
        Assert.Equal(1, (await server.Get($"fhir/Observation?patient={person}&code=777-3")).Total);
    }

    [Fact]
    public async Task A_transaction_with_one_fault_leaves_nothing_behind()
    {
        var before = (await server.Get("fhir/Patient?_count=0")).Total;

        var refused = await server.Post("fhir", Bundle("transaction", Entry(null, Person("half"), "POST", "Patient"),
            Entry(null, """{"resourceType":"Patient","gender":"lively"}""", "POST", "Patient")));

        refused.Refuses(400, "gender");
        Assert.Equal(before, (await server.Get("fhir/Patient?_count=0")).Total);
    }

    [Fact]
    public async Task A_batch_does_what_it_can_and_says_what_not()
    {
        var done = await server.Post("fhir", Bundle("batch", Entry(null, Person("batch"), "POST", "Patient"),
            """{"request":{"method":"GET","url":"Patient/nobody"}}""", """{"request":{"method":"DELETE","url":"Patient/nobody"}}""",
            $$$"""{"request":{"method":"GET","url":"Patient/{{{ServerUnderTest.Man}}}"}}"""));

        var states = done.Json.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("response"));
        Assert.Equal(["201", "404", "405", "200"], states.Select(r => r.GetProperty("status").GetString()![..3]));
        Assert.Equal("OperationOutcome", states.ElementAt(1).GetProperty("outcome").GetProperty("resourceType").GetString());
    }

    [Fact]
    public async Task Conditions_hold_in_bundles_too()
    {
        string Once() => Bundle("transaction", Entry(null, Person("bundled"), "POST", "Patient", "identifier=urn:test|bundled"));

        Assert.Equal("201", StatusOf(await server.Post("fhir", Once())));
        Assert.Equal("200", StatusOf(await server.Post("fhir", Once())));
        Assert.Equal(1, (await server.Get("fhir/Patient?identifier=urn:test|bundled")).Total);
        var twice = Entry(null, Person("t", "T"), "PUT", "Patient/t1");
        (await server.Post("fhir", Bundle("transaction", twice, twice))).Refuses(400);
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"history"}""")]
    [InlineData("""{"resourceType":"Patient"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction","entry":[{}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"POST","url":"Patient"}}]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"transaction","entry":[{"request":{"method":"GET","url":"Wizard/1"}}]}""")]
    public async Task A_bundle_that_asks_for_nothing_we_do_is_refused(string body) => Assert.True((await Refused(body)).IsRefusal);

    [Fact]
    public async Task What_the_project_publishes_nobody_changes()
    {
        var published = await server.Get("fhir/Questionnaire/history");

        Assert.Equal(200, published.Code);
        Assert.True((await server.Put("fhir/Questionnaire/history", published.Text)).IsRefusal);
        Assert.Equal(published.Text, (await server.Get("fhir/Questionnaire/history")).Text);
    }

    async Task<Response> Refused(string body)
    {
        var answer = await server.Post("fhir", body);
        answer.CheckOutcome();
        return answer;
    }

    static string StatusOf(Response answer) =>
        answer.Json.GetProperty("entry")[0].GetProperty("response").GetProperty("status").GetString()![..3];

    static string Bundle(string type, params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(",", entries)}}]}""";

    static string Entry(string? fullUrl, string resource, string method, string url, string? ifNoneExist = null)
    {
        var id = method == "PUT" ? $"\"id\":\"{url[(url.IndexOf('/', StringComparison.Ordinal) + 1)..]}\"," : "";
        var condition = ifNoneExist is null ? "" : $",\"ifNoneExist\":{JsonSerializer.Serialize(ifNoneExist)}";
        var name = fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",";
        var request = $$$"""{"method":"{{{method}}}","url":"{{{url}}}"{{{condition}}}}""";
        return $$$"""{{{{name}}}"resource":{{{resource.Insert(1, id)}}},"request":{{{request}}}}""";
    }
}
