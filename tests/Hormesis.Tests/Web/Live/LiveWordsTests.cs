using System.Text.Json;
using Hormesis.Clinic.SessionDay;
using Hormesis.Device.Alarms;
using Hormesis.Web;
using Hormesis.Web.Live;
using Hormesis.Web.Pages.Live;

namespace Hormesis.Tests.Web.Live;

public class LiveWordsTests
{
    public static TheoryData<string> Languages { get; } = [.. WordBook.Languages.Select(l => l.Code)];

    [Theory, MemberData(nameof(Languages))]
    public void Everything_that_the_live_page_can_show_has_words(string language)
    {
        Words words = new(WordBook.Shipped, language, TimeZoneInfo.Utc);

        using var block = JsonDocument.Parse(LiveWords.Of(words));

        Assert.Equal(AlarmTable.Shipped.Alarms.Count, block.RootElement.GetProperty("alarms").EnumerateObject().Count());
        Assert.DoesNotContain("</", LiveWords.Of(words), StringComparison.Ordinal);
        Assert.All(Checklists.Get(Checklists.BeforeSession).Items, i => Assert.NotEmpty(words[$"set-up.item.{i.Id}"]));
        Assert.All(Rehearsal.All, r => Assert.NotEmpty(words[$"set-up.rehearsal.{r.Id}"]));
        Assert.All(Trace.All, t => Assert.NotEmpty(words[$"live.{t.Id}"]));
    }

    [Fact]
    public void Every_channel_has_its_decimals_and_traces_are_channels()
    {
        Assert.All(Enum.GetValues<Channel>(), c => Assert.InRange(c.Decimals(), 0, 3));
        // What is shown as it comes needs no past.
        Assert.All(Trace.All.Where(t => t.Window is null).SelectMany(t => t.Channels), c => Assert.Contains(c, Channels.Traced));
    }

    [Fact]
    public void A_frame_is_json_with_null_for_what_is_not_known()
    {
        var text = System.Text.Encoding.ASCII.GetString(LiveFrames.Of([7, 1234, 0.126, double.NaN, double.PositiveInfinity]).Span);

        Assert.Equal("data:[7,1234,0.13,null,null]\n\n", text);
    }
}
