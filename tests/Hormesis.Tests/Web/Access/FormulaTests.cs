using System.Globalization;
using Hormesis.Clinic.Records;
using Hormesis.Web;
using Hormesis.Web.Access;
using Hormesis.Web.Pages.Patients;
using Hormesis.Web.Sample;

namespace Hormesis.Tests.Web.Access;

/// <summary>Whatever people or records call things, a spreadsheet that opens one of our tables runs nothing.</summary>
public sealed class FormulaTests(ClinicUnderTest clinic) : IClassFixture<ClinicUnderTest>
{
    static readonly string[] Hostile =
    [
        "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2", "-2+3", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1",
        "=HYPERLINK(\"http://evil.example\",\"x\")", "\"=1+1\"", ";=1+1", "=1,2", "+1e", "-1e999", "＝1+1", "−1+1", "-", "=",
    ];

    static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public void A_cell_of_any_text_is_no_formula_and_still_says_what_it_said()
    {
        foreach (var text in Hostile)
        {
            var cell = CsvTable.Parse(new Csv().Row("first", text, "last").ToString())[0][1];
            Harmless(cell);
            Assert.Equal(text, cell.StartsWith('\'') ? cell[1..] : cell);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.05, "0.05")]
    [InlineData(100, "100")]
    [InlineData(1e-7, "1E-07")]
    public void A_number_stays_the_number(double value, string cell)
    {
        Assert.Equal(cell, CsvTable.Parse(new Csv().Row(Csv.Number(value)).ToString())[0][0]);
        Assert.Equal(value, double.Parse(cell, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_tables_of_a_chart_hold_what_a_record_called_things_and_keep_their_zeros()
    {
        var day = FactDate.Day(new(2026, 10, 1));
        foreach (var text in Hostile)
        {
            PatientFacts facts = new()
            {
                Id = text,
                Results =
                [
                    new() { Analyte = "platelets", Value = 0, Loinc = text, Unit = text, Method = text, Taken = day, Origin = new(text) },
                ],
                Sessions =
                [
                    new() { Id = text, Indication = text, Profile = text, BagHaemolysisPercent = 0, Number = 0, Origin = new(text) },
                ],
            };
            var results = Harmless(ExportTables.Results(facts));
            var sessions = Harmless(ExportTables.Sessions(facts));

            Assert.Equal("0", results[1][results[0].IndexOf("value")]);
            Assert.Equal("0", sessions[1][sessions[0].IndexOf("bag_haemolysis_percent")]);
            Assert.Equal("0", sessions[1][sessions[0].IndexOf("number")]);
            Assert.Equal("", sessions[1][sessions[0].IndexOf("absorbed_ug")]);
            var research = Harmless(ExportTables.Table([.. new string[9]], ResearchTable.Rows(facts, text)));
            Assert.Equal("0", research[1][6]);
        }
    }

    [Fact]
    public async Task The_audit_holds_what_people_called_bottles_and_themselves()
    {
        var biomed = clinic.As("biomed");
        string[] serials = ["=1+1", "+cmd|'/C'!A0", "@x", "-2", "-2+3"];
        var token = await ClinicUnderTest.TokenOn(biomed, "/bottles");
        using var kept = await ClinicUnderTest.Post(
            biomed, "/bottles", token, ("_handler", "receive"), ("serials", string.Join('\n', serials)), ("lot", "=L"),
            ("expires", "2027-06-01"));
        Assert.Equal(302, (int)kept.StatusCode);
        await clinic.Employ("formula", Role.Auditor, fullName: "=1+1 @Formula");
        var auditor = await clinic.SignInWithPassword("formula");

        using var answer = await ClinicUnderTest.Post(auditor, "/audit/export", await ClinicUnderTest.TokenOn(auditor, "/account"));
        var rows = Harmless(await answer.Content.ReadAsByteArrayAsync(Ending));

        var key = rows[0].IndexOf("key");
        foreach (var serial in serials) Assert.Contains(rows, r => r[key].TrimStart('\'') == serial);
        Assert.Contains(rows, r => r[rows[0].IndexOf("name")] == "'=1+1 @Formula");
    }

    [Fact]
    public async Task Every_table_that_can_be_had_is_harmless()
    {
        var rows = RouteTable.Shipped.Where(r => r.Path.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
            Harmless(await clinic.As("physician").GetByteArrayAsync(RoutePaths.Of(clinic, row.Path), Ending));
    }

    static List<List<string>> Harmless(byte[] table)
    {
        var rows = CsvTable.Parse(table);
        foreach (var cell in rows.SelectMany(r => r)) Harmless(cell);
        return rows;
    }

    // What a spreadsheet takes for a formula begins so, after what it strips; a plain number is none.
    static void Harmless(string cell)
    {
        var begins = cell.TrimStart(' ', '\u00a0', '\ufeff');
        var isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        Assert.True(isNumber || begins.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(begins[0], StringComparison.Ordinal), cell);
    }
}
