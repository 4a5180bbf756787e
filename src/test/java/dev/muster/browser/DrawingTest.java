package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.sandbox.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@ExtendWith(InBrowser.class)
class DrawingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Drawing drawing;

  @BeforeAll
  static void open() {
    drawing = new Drawing();
  }

  @AfterAll
  static void close() {
    drawing.close();
  }

  /** The words and the tags that a text in mrkdwn is drawn as. */
  private static String written(Tab tab, String source) {
    tab.script("write(arguments[0])", source);
    return (String)
        tab.script(
            """
            const tags = (node) => node.nodeType === 3 ? node.data
              : '<' + node.localName + (node.href ? ' ' + node.getAttribute('href') : '') + '>'
                + [...node.childNodes].map(tags).join('') + (node.localName === 'br' ? '' : '</>');
            return [...document.querySelector('#here > .block').childNodes].map(tags).join('');
            """);
  }

  @Test
  void everyKindOfBlockIsDrawnAndIsWhatSlackTakes(Tab tab) throws Exception {
    // The practice workspace refuses what Slack would.
    new Wire(drawing.workspace())
        .calls(
            "chat.postMessage",
            Map.of("channel", "general", "text", "x", "blocks", Drawing.everything()));
    drawing.of(tab, Drawing.everything().toString());
    assertThat(tab.all("heading")).contains("🚨 INC-7 Checkout is down", "Review");
    assertThat(tab.all("link")).contains("runbook", "Dashboard", "link", "a link");
    assertThat(tab.all("button"))
        .contains("Look", "Take command", "Cancel it", "More options")
        .doesNotContain("Dashboard");
    assertThat(tab.all("combobox")).containsExactly("Severity", "Who", "Where", "Teams");
    assertThat(tab.all("checkbox")).containsExactly("Failover checked", "Support told");
    assertThat(tab.all("radio")).containsExactly("Roll back", "Fix forward");
    assertThat(tab.all("columnheader")).containsExactly("Who", "When", "Step", "After");
    assertThat(tab.all("image"))
        .contains("Errors by minute", "clock", "A graph of errors", "Done:", "To do:");
    assertThat(tab.all("separator")).hasSize(1);
    assertThat(tab.text(tab.sees("group", "Actions")))
        .contains("Take command", "the standby answers");
    assertThat(
            tab.strings(
                "return [...document.querySelectorAll('.fields > div')].map((n) => n.innerText)"))
        .containsExactly(
            "Severity\nSEV-1", "Status\nInvestigating", "Commander\n@UANA", "Plain *stars* stay");
    assertThat(tab.script("return document.querySelector('[type=date]').value"))
        .isEqualTo("2026-03-02");
    assertThat(tab.script("return document.querySelector('[type=time]').value")).isEqualTo("10:30");
    assertThat(tab.sees("combobox", "Severity").getAttribute("value")).isEqualTo("SEV-2");
    assertThat((Boolean) tab.script("return document.body.innerText.includes('<b>no HTML</b>')"))
        .isTrue();
  }

  @Test
  void listsOfRichTextNestAndGoOnCounting(Tab tab) {
    drawing.of(tab, Drawing.everything().toString());
    assertThat(
            tab.strings(
                """
                return [...document.querySelectorAll('.rich_text :is(ol, ul)')].map((list) =>
                  list.localName + ' ' + list.start + ' ' + getComputedStyle(list).listStyleType + ' in '
                  + list.parentElement.localName);
                """))
        .containsExactly("ol 1 decimal in div", "ul undefined circle in li", "ol 3 decimal in div");
    assertThat(tab.text(tab.sees("list", null)).lines()).contains("beneath two");
  }

  @Test
  void mrkdwnIsReadAsSlackReadsIt(Tab tab) {
    drawing.in(tab);
    assertThat(written(tab, "*bold _both_* ~no~ `a *b*`"))
        .isEqualTo("<strong>bold <em>both</></> <s>no</> <code>a *b*</>");
    assertThat(written(tab, "2*3*4 snake_case_name ** * x *"))
        .isEqualTo("2*3*4 snake_case_name ** * x *");
    assertThat(written(tab, "a\n&gt; b\n&gt; c\nd\n\ne"))
        .isEqualTo("a<blockquote>b<br>c</>d<br><br>e");
    assertThat(written(tab, "&gt;&gt;&gt; all\nof it")).isEqualTo("<blockquote>all<br>of it</>");
    assertThat(written(tab, "x\n```\n*a* &lt;b&gt;\n  c\n```\ny"))
        .isEqualTo("x<pre>*a* <b>\n  c</>y");
    assertThat(written(tab, "- one\n- two\n1. three")).isEqualTo("- one<br>- two<br>1. three");
    assertThat(written(tab, "&amp;lt; &lt;b&gt; <br> & \"'")).isEqualTo("&lt; <b> <br> & \"'");
    assertThat(written(tab, "<https://a.example/x_y_z?p=1&amp;q=2|a _b_ &lt;c&gt;>"))
        .isEqualTo("<a https://a.example/x_y_z?p=1&q=2>a _b_ <c></>");
    assertThat(written(tab, "see https://a.example/b_c_d, or *https://a.example/*"))
        .isEqualTo(
            "see <a https://a.example/b_c_d>https://a.example/b_c_d</>, or"
                + " <strong><a https://a.example/>https://a.example/</></>");
    assertThat(written(tab, "<mailto:a@b.example|a@b.example>"))
        .isEqualTo("<a mailto:a@b.example>a@b.example</>");
    assertThat(written(tab, "*<https://a.example|x>* \uE000 <@U1>"))
        .isEqualTo("<strong><a https://a.example>x</></> \uE000 <span>@U1</>");
    assertThat(written(tab, ":fire: :wave::skin-tone-3: :no_such_thing: 10:30:15"))
        .isEqualTo("<span>🔥</> <span>👋</> :no_such_thing: 10:30:15");
    tab.script("write('https://a.example/', true)");
    assertThat(tab.all("link")).isEmpty();
  }

  @Test
  void whatIsMentionedHasAName(Tab tab) {
    Wire wire = new Wire(drawing.workspace());
    drawing.in(tab);
    String ana = wire.user("ana");
    String general = wire.channel("general").path("id").asText();
    JsonNode group = wire.look("state").path("usergroups").get(0);
    assertThat(
            written(
                tab,
                "<@"
                    + ana
                    + "> <@"
                    + ana
                    + "|x> <#"
                    + general
                    + "|> <!subteam^"
                    + group.path("id").asText()
                    + "|@x> <!here> <!channel>"))
        .isEqualTo(
            "<span>@"
                + name(wire, ana)
                + "</> <span>@"
                + name(wire, ana)
                + "</> <span>#general</> <span>@"
                + group.path("handle").asText()
                + "</> <span>@here</> <span>@channel</>");
    assertThat(written(tab, "<#C0SECRET|> <#C0SECRET|ours>"))
        .isEqualTo("<span>#private-channel</> <span>#ours</>");
  }

  private static String name(Wire wire, String id) {
    for (JsonNode user : wire.look("state").path("users")) {
      if (user.path("id").asText().equals(id)) {
        return user.path("real_name").asText();
      }
    }
    throw new AssertionError(id);
  }

  @Test
  void datesAreInTheReadersZoneAndByTheWorkspacesClock(Tab tab) {
    drawing.in(tab.zone("Asia/Tokyo"));
    long now = Drawing.NOW.getEpochSecond(); // a Monday, 19:00 in Tokyo
    assertThat(date(tab, now, "{date_num} {date_slash} {time} {time_secs}"))
        .isEqualTo("2026-03-02 03/02/2026 7:00 PM 7:00:00 PM");
    assertThat(date(tab, now, "{date_short_pretty} at {time}")).isEqualTo("Today at 7:00 PM");
    assertThat(date(tab, now, "due {date_pretty}")).isEqualTo("Due today");
    assertThat(date(tab, now + 6 * 3600, "{date_long_pretty}")).isEqualTo("Tomorrow");
    assertThat(date(tab, now - 24 * 3600, "{day_divider_pretty}")).isEqualTo("Yesterday");
    assertThat(date(tab, now - 3 * 86400, "{date}; {date_short}; {date_long}; {date_long_full}"))
        .isEqualTo("February 27th; Feb 27; Friday, February 27th; February 27, 2026");
    assertThat(date(tab, now - 400 * 86400, "{date}")).isEqualTo("January 26th, 2025");
    assertThat(date(tab, now - 7300, "{ago}")).isEqualTo("2 hours ago");
    assertThat(date(tab, now + 1550, "{ago}")).isEqualTo("In 25 minutes");
    assertThat(date(tab, now, "{century}")).isEqualTo("the fallback");
    assertThat(written(tab, "<!date^" + now + "^{time}^https://a.example/|f>"))
        .isEqualTo("<a https://a.example/><time>7:00 PM</></>");
    assertThat(written(tab, "<!date^soon^{time}|later>")).isEqualTo("later");
  }

  @Test
  void todayIsYesterdayTomorrow(Tab tab) {
    try (Drawing other = new Drawing()) {
      other.in(tab);
      long now = Drawing.NOW.getEpochSecond();
      assertThat(date(tab, now, "{date_pretty}, {ago}")).isEqualTo("Today, just now");
      new Wire(other.workspace()).does("clock", Map.of("advance", "PT26H"));
      tab.script("return learn()");
      assertThat(tab.script("return document.getElementById('here').textContent"))
          .isEqualTo("Yesterday, 1 day ago");
    }
  }

  private static String date(Tab tab, long seconds, String format) {
    tab.script("write(arguments[0])", "<!date^" + seconds + "^" + format + "|the fallback>");
    return (String) tab.script("return document.getElementById('here').textContent");
  }

  @Test
  void markdownIsMarkdown(Tab tab) throws Exception {
    String markdown =
        """
        ## Two
        1. a
        2. b
           - c *d*
        - [ ] open

        ***
        \\*not\\* snake_case_here __strong__ *em* `` `x` ``
        ![graph](https://a.example/g.png) <https://a.example/> https://b.example/x_y.
        [bad](javascript:alert(1)) <script>alert(1)</script>
        """;
    drawing.of(tab, JSON.writeValueAsString(List.of(Map.of("type", "markdown", "text", markdown))));
    assertThat(tab.all("heading")).contains("Two");
    assertThat(tab.all("link"))
        .containsExactly("graph", "https://a.example/", "https://b.example/x_y");
    assertThat(
            tab.script(
                "return document.querySelector('#here ol > li:nth-child(2) > ul > li').innerHTML"))
        .isEqualTo("c <em>d</em>");
    assertThat(tab.text(tab.sees("separator", "")).isEmpty()).isTrue();
    assertThat((String) tab.script("return document.getElementById('here').innerText"))
        .contains(
            "*not* snake_case_here strong em `x`",
            "[bad](javascript:alert(1)) <script>alert(1)</script>");
    assertThat(tab.script("return document.querySelectorAll('#here script').length")).isEqualTo(0L);
  }

  @Test
  void onlyThePracticeWorkspacesOwnPicturesAreAskedFor(Tab tab) throws Exception {
    String own = drawing.workspace().url() + "icon.svg";
    drawing.of(
        tab,
        JSON.writeValueAsString(
            List.of(
                Map.of("type", "image", "image_url", own, "alt_text", "own"),
                Map.of("type", "image", "image_url", "https://a.example/x.png", "alt_text", "else"),
                Map.of("type", "image", "slack_file", Map.of("id", "F1"), "alt_text", "a file"))));
    assertThat(tab.all("image")).containsExactly("own", "else", "a file");
    assertThat(tab.strings("return [...document.images].map((image) => image.src)"))
        .containsExactly(own);
  }

  @Test
  void whatIsTypedIntoAMessageGoesWithTheNextPress(Tab tab) {
    drawing.of(
        tab,
        """
        [{"type": "input", "block_id": "b", "label": {"type": "plain_text", "text": "Reason"},
          "element": {"type": "plain_text_input", "action_id": "a"}},
         {"type": "context_actions", "elements": [
          {"type": "feedback_buttons", "action_id": "f",
           "positive_button": {"text": {"type": "plain_text", "text": "Good"}, "value": "yes"},
           "negative_button": {"text": {"type": "plain_text", "text": "Bad"}, "value": "no"}},
          {"type": "icon_button", "action_id": "i", "icon": "trash", "text": {"type": "plain_text", "text": "Delete"}}]}]
        """);
    tab.types("textbox", "Reason", "because");
    tab.keys(Keys.ENTER); // without dispatch_action nobody is told
    tab.presses("button", "Bad");
    tab.until("window.done.length === 1");
    assertThat((String) tab.script("return JSON.stringify(window.done)"))
        .isEqualTo("[{\"action\":\"f\",\"value\":\"no\",\"values\":{\"b\":{\"a\":\"because\"}}}]");
  }

  @Test
  void theReadersFaultsAreNone(Tab tab) {
    drawing.of(tab.light(), Drawing.everything().toString());
    assertThat(tab.seriousFaults()).isEmpty();
    WebElement menu = tab.sees("combobox", "Severity");
    menu.click();
    tab.sees("option", "SEV-1 All customers");
    assertThat(tab.seriousFaults()).isEmpty();
    drawing.of(tab.dark(), Drawing.everything().toString());
    assertThat(tab.seriousFaults()).isEmpty();
    drawing.of(tab.size(360, 800), Drawing.everything().toString());
    assertThat(tab.script("return document.documentElement.scrollWidth <= 360")).isEqualTo(true);
  }
}
