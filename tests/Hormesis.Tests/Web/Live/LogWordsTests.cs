using Hormesis.Device.Alarms;
using Hormesis.Device.Controller;
using Hormesis.Store.Keeping;
using Hormesis.Web;
using Hormesis.Web.Live;
using Hormesis.Web.Pages.Conducted;

namespace Hormesis.Tests.Web.Live;

public class LogWordsTests
{
    public static TheoryData<string> Languages { get; } = [.. WordBook.Languages.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void What_a_session_notes_is_told_in_words(string language)
    {
        Words words = new(WordBook.Shipped, language, TimeZoneInfo.Utc);
        (string Kind, string Code)[] noted =
        [
            .. AlarmTable.Shipped.Alarms.Select(a => ("alarm", a.Id)), ("cleared", "aux-07"),
            .. PhaseNames.All.SelectMany(p => (IEnumerable<(string, string)>)[("phase", p.Name()), ("hold", p.Name())]),
            .. Enum.GetValues<Prompt>().Select(LiveStates.IdOf).OfType<string>().Select(p => ("confirmed", p)),
            ("confirmed", "double-check"), ("note", "checklist"), ("note", "rehearsal"), ("note", "judged"), ("note", "node-lost"),
            .. LiveApi.Actions.Where(a => !LiveApi.Kinds.ContainsKey(a.Value)).Select(a => ("note", a.Key)),
        ];

        Assert.All(noted, n =>
        {
            var told = LogWords.Of(Line(n.Kind, n.Code), words);
            Assert.NotEmpty(told);
            Assert.NotEqual(n.Code, told);
            Assert.NotEqual(n.Kind, LogWords.KindOf(Line(n.Kind, n.Code), words));
        });
        string[] bare = ["acknowledged", "paused", "hold", "stop"];
        Assert.All(bare, kind => Assert.NotEqual(kind, LogWords.KindOf(Line(kind, ""), words)));
    }

    [Fact]
    public void A_code_of_another_version_stands_as_it_is()
    {
        Words words = new(WordBook.Shipped, "de", TimeZoneInfo.Utc);

        Assert.Equal("left-of-later", LogWords.Of(Line("alarm", "left-of-later"), words));
        Assert.Equal("later", LogWords.KindOf(Line("later", "left-of-later"), words));
    }

    static SessionEvent Line(string kind, string code) => new()
    {
        SessionId = default,
        Index = 0,
        At = default,
        Elapsed = 0,
        Kind = kind,
        Code = code,
    };
}
