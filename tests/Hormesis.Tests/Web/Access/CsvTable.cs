using System.Text;

namespace Hormesis.Tests.Web.Access;

/// <summary>A table as RFC 4180 has it, read strictly.</summary>
static class CsvTable
{
    public static List<List<string>> Parse(byte[] utf8) =>
        Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8).TrimStart('\ufeff'));

    public static List<List<string>> Parse(string text)
    {
        List<List<string>> rows = [[]];
        for (var at = 0; at < text.Length;)
        {
            var isQuoted = text[at] == '"';
            var end = isQuoted ? EndOfQuoted(text, at) : text.AsSpan(at).IndexOfAny(",\r\n") + at;
            var cell = isQuoted ? text[(at + 1)..(end - 1)].Replace("\"\"", "\"", StringComparison.Ordinal) : text[at..end];
            Assert.True(isQuoted || !cell.Contains('"', StringComparison.Ordinal), cell);
            rows[^1].Add(cell);
            if (text[end] == ',')
            {
                at = end + 1;
                continue;
            }
            Assert.Equal("\r\n", text[end..(end + 2)]);
            rows.Add([]);
            at = end + 2;
        }
        Assert.Empty(rows[^1]);
        rows.RemoveAt(rows.Count - 1);
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
        return rows;
    }

    static int EndOfQuoted(string text, int at)
    {
        for (var i = at + 1; ; i++)
        {
            if (text[i] != '"') continue;
            if (text[i + 1] != '"') return i + 1;
            i++;
        }
    }
}
