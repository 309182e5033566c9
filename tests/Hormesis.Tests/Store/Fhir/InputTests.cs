using System.Text;
using Hormesis.Model;
using Hormesis.Store.Fhir;
using static Hormesis.Tests.Store.Fhir.Records;

namespace Hormesis.Tests.Store.Fhir;

public class InputTests
{
    [Theory]
    [InlineData("transaction")]
    [InlineData("batch")]
    [InlineData("collection")]
    [InlineData("searchset")]
    [InlineData("document")]
    public void A_bundle_of_resources_as_they_are_now_is_read(string type) =>
        Assert.Equal("p1", Read(BundleOf(type, Patient)).Facts.Id);

    [Theory]
    [InlineData("history", "old versions")]
    [InlineData("message", "no record")]
    [InlineData("batch-response", "no record")]
    [InlineData("transaction-response", "no record")]
    [InlineData("collections", "no type of Bundle")]
    [InlineData("", "no type of Bundle")]
    public void A_bundle_of_another_type_is_refused(string type, string why)
    {
        var refusal = Refused(BundleOf(type, Patient));

        Assert.Equal("type", refusal.Place);
        Assert.Contains($"\"{type}\"", refusal.Wrong, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_without_a_type_is_refused() =>
        Assert.Contains("no type", Refused("""{"resourceType":"Bundle","entry":[]}""").Wrong, StringComparison.Ordinal);

    [Fact]
    public void A_single_patient_is_read() => Assert.Equal("p1", Read(Patient).Facts.Id);

    [Fact]
    public void A_list_of_resources_is_read()
    {
        var import = Read($"[{Patient},{Observation("777-3", $"\"valueQuantity\":{Quantity("250", "10*3/uL")}")}]");

        Assert.Equal("[1]", Assert.Single(import.Facts.Results).Origin.Place);
    }

    [Theory]
    [InlineData("""{"id":"p1"}""", "")]
    [InlineData("""{"resourceType":"Observation"}""", "resourceType")]
    [InlineData("""{"resourceType":7}""", "resourceType")]
    [InlineData("7", "")]
    [InlineData("null", "")]
    [InlineData("[7]", "[0]")]
    [InlineData("[{}]", "[0]")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":{}}""", "entry")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[1]}""", "entry[0]")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":[]}]}""", "entry[0].resource")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{"resource":{}}]}""", "entry[0].resource")]
    [InlineData("""[{"resourceType":null}]""", "[0].resourceType")]
    public void What_is_no_resource_is_refused_at_its_place(string json, string place) => Assert.Equal(place, Refused(json).Place);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"resourceType":"Bundle","type":"batch"}""")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[]}""")]
    [InlineData("""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"DELETE","url":"Patient/p1"}}]}""")]
    public void An_input_without_a_patient_is_refused(string json) =>
        Assert.Contains("no Patient", Refused(json).Wrong, StringComparison.Ordinal);

    [Theory]
    [InlineData("p1")]
    [InlineData("p2")]
    public void Two_patients_are_refused_with_both_places(string second)
    {
        var refusal = Refused(Bundle(Patient, Patient.Replace("p1", second, StringComparison.Ordinal)));

        Assert.Equal("entry[1].resource", refusal.Place);
        Assert.Contains("entry[0].resource", refusal.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData(" \r\n\t ", "", "empty")]
    [InlineData("patient,platelets", "line 1, byte 1", "not JSON")]
    [InlineData("{\"resourceType\":\n \"Patient\",\n  id:1}", "line 3, byte 3", "not JSON")]
    [InlineData("""{"resourceType":"Patient","x":NaN}""", "line 1, byte 31", "NaN")]
    [InlineData("""{"resourceType":"Patient","x":-Infinity}""", "line 1, byte 32", "Infinity")]
    [InlineData("{\"resourceType\":\"Patient\",\n\"id\":\"p", "line 2, byte 8", "before it is complete")]
    [InlineData("""{"resourceType":"Patient"}}""", "line 1, byte 27", "not JSON")]
    [InlineData("""{"resourceType":"Patient",}""", "line 1, byte 27", "not JSON")]
    [InlineData("""{"resourceType":"Patient"}//""", "line 1, byte 27", "not JSON")]
    [InlineData("""{"id":"\ud800"}""", "line 1, byte 7", "surrogate")]
    [InlineData("""{"\udfff":1}""", "line 1, byte 2", "surrogate")]
    public void What_is_not_json_is_refused_at_its_line_and_byte(string text, string place, string why)
    {
        var refusal = Refused(text);

        Assert.Equal(place, refusal.Place);
        Assert.Contains(why, refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_record_is_refused_wherever_it_is_cut()
    {
        var whole = Encoding.UTF8.GetBytes(Bundle(Patient, Observation("777-3", $"\"valueQuantity\":{Quantity("250", "10*3/uL")}")));

        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<InputException>(() => FhirImport.Read(whole.AsMemory(0, length)));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_refused_at_its_line_and_byte()
    {
        byte[] latin1 = [.. "{\n\"id\":\"J"u8, 0xF6, .. "rg\"}"u8];

        var refusal = Assert.Throws<InputException>(() => FhirImport.Read(latin1));

        Assert.Equal("line 2, byte 8", refusal.Place);
        Assert.Contains("0xF6", refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("p1", FhirImport.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Patient)]).Facts.Id);

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a","id":"b"}""", "id")]
    [InlineData("""{"resourceType":"Patient","id":"a","\u0069d":"b"}""", "id")]
    [InlineData("""[{"resourceType":"Patient"},{"resourceType":"Basic","x":{"y":1,"y":2}}]""", "[1].x.y")]
    public void A_property_given_twice_is_refused_at_its_place(string json, string place)
    {
        var refusal = Refused(json);

        Assert.Equal(place, refusal.Place);
        Assert.Contains("twice", refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_sixty_five_are_refused()
    {
        var atTheLimit = $$"""{"resourceType":"Patient","id":"p1","x":{{new string('[', 63)}}{{new string(']', 63)}}}""";
        var beyond = atTheLimit.Replace("[]", "[[]]", StringComparison.Ordinal);

        Assert.Equal("p1", Read(atTheLimit).Facts.Id);
        Assert.Contains("deeper than 64", Refused(beyond).Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void More_entries_than_the_limit_are_refused()
    {
        var entries = string.Join(',', Enumerable.Repeat("{}", FhirImport.MaximumEntries + 1));

        var refusal = Refused($$"""{"resourceType":"Bundle","type":"batch","entry":[{{entries}}]}""");

        Assert.Equal("entry", refusal.Place);
        Assert.Contains("100001", refusal.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void More_bytes_than_the_limit_are_refused_from_memory_and_from_a_stream()
    {
        var tooMuch = new byte[FhirImport.MaximumBytes + 1];
        tooMuch.AsSpan().Fill((byte)' ');

        var fromMemory = Assert.Throws<InputException>(() => FhirImport.Read(tooMuch));
        var fromStream = Assert.Throws<InputException>(() => FhirImport.Read(new MemoryStream(tooMuch)));

        Assert.Contains("32 MiB", fromMemory.Wrong, StringComparison.Ordinal);
        Assert.Equal(fromMemory.Message, fromStream.Message);
    }

    [Fact]
    public void A_stream_is_read_as_its_bytes_are() =>
        Assert.Equal("p1", FhirImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(Patient))).Facts.Id);

    [Fact]
    public void A_message_is_one_short_line_whatever_was_read()
    {
        var nasty = "\\u001b[31m\\n\\u202e" + new string('x', 5000);

        var refusal = Refused($$"""{"resourceType":"{{nasty}}"}""");

        Assert.DoesNotContain(refusal.Message, c => char.IsControl(c) || c == '\u202E');
        Assert.InRange(refusal.Message.Length, 1, 300);
        Assert.True(refusal.Remedy.Length > 0);
    }

    [Fact]
    public void A_modifier_that_is_not_understood_is_refused()
    {
        var refusal = RefusedWith(Observation("777-3",
            $$"""
            "modifierExtension":[{"url":"urn:x:absent","valueBoolean":true}],"valueQuantity":{{Quantity("250", "10*3/uL")}}
            """));

        Assert.Equal("entry[1].resource.modifierExtension[0]", refusal.Place);
        Assert.Contains("urn:x:absent", refusal.Wrong, StringComparison.Ordinal);
    }
}
