package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.testkit.BotUnderTest;
import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Text that means harm stays text: no element, no link, no script comes of it. */
@ExtendWith(InBrowser.class)
class HostileInBrowserTest {
  private static final String HARM =
      "<img src=x onerror=\"window.harmed=1;alert(1)\"> <javascript:alert(1)|click> </p><script>window.harmed=1</script>";

  private static void nothingCameOfIt(Tab tab) {
    assertThat(tab.isAskedByTheBrowser()).isFalse();
    assertThat(
            tab.script(
                """
                return {
                  harmed: window.harmed ?? 0,
                  made: document.querySelectorAll('main img[src=x], main script, dialog script, dialog img[src=x]').length,
                  links: [...document.querySelectorAll('[href], [src]')].filter((node) =>
                    /^\\s*(javascript|data|vbscript):/i.test(node.getAttribute('href') ?? node.getAttribute('src'))).length,
                  handlers: [...document.querySelectorAll('*')].filter((node) => [...node.attributes].some((one) =>
                    one.name.startsWith('on'))).length,
                };
                """))
        .isEqualTo(Map.of("harmed", 0L, "made", 0L, "links", 0L, "handlers", 0L));
    tab.hasNothingToComplainOf();
  }

  @Test
  void inATitleATopicABookmarkAndAForm(Tab tab) {
    try (BotUnderTest bot = Drawing.awake()) {
      Person ana = bot.person("ana");
      Room room = ana.declares("SEV-2 " + HARM);
      ana.types(room, "update " + HARM);
      bot.slack("conversations.setTopic", Map.of("channel", room.id(), "topic", HARM));
      bot.slack(
          "bookmarks.add",
          Map.of(
              "channel_id",
              room.id(),
              "title",
              HARM,
              "type",
              "link",
              "link",
              "https://a.example/"));
      Drawing.page(tab, bot.workspace()).script("return room(arguments[0])", room.name());
      assertThat((String) tab.script("return document.body.innerText"))
          .contains("<img src=x onerror=\"window.harmed=1;alert(1)\"> <javascript:alert(1)|click>");
      nothingCameOfIt(tab);

      ana.types(room, "resolve");
      tab.script("return forms('ana')");
      tab.sees("button", "Cancel");
      nothingCameOfIt(tab);

      // And in the page itself.
      tab.opens(bot.workspace().url());
      tab.until(
          "[...document.querySelectorAll('nav :is(button, a)')].some((n) => n.textContent.includes('"
              + room.name()
              + "'))");
      tab.script(
          "[...document.querySelectorAll('nav :is(button, a)')].find((n) => n.textContent.includes(arguments[0])).click()",
          room.name());
      tab.until("document.querySelector('main').innerText.includes('<img src=x onerror=')");
      nothingCameOfIt(tab);
    }
  }

  @Test
  void inEveryPartOfABlock(Tab tab) throws Exception {
    Map<String, ?> words = Map.of("type", "plain_text", "text", HARM);
    Map<String, ?> marked = Map.of("type", "mrkdwn", "text", HARM);
    Map<String, ?> option = Map.of("text", words, "value", HARM, "description", words);
    List<?> blocks =
        List.of(
            Map.of("type", "header", "text", words),
            Map.of("type", "section", "text", marked, "fields", List.of(marked, words)),
            Map.of(
                "type",
                "context",
                "elements",
                List.of(
                    marked,
                    Map.of("type", "image", "image_url", "javascript:alert(1)", "alt_text", HARM))),
            Map.of(
                "type",
                "image",
                "image_url",
                "data:text/html,<script>alert(1)</script>",
                "alt_text",
                HARM,
                "title",
                words),
            Map.of(
                "type",
                "markdown",
                "text",
                HARM
                    + "\n[x](javascript:alert(1)) ![y](data:text/html,x)\n# "
                    + HARM
                    + "\n| "
                    + HARM
                    + " |\n|---|\n| "
                    + HARM
                    + " |"),
            Map.of(
                "type",
                "table",
                "rows",
                List.of(
                    List.of(Map.of("type", "raw_text", "text", HARM)),
                    List.of(Map.of("type", "raw_text", "text", HARM)))),
            Map.of(
                "type",
                "video",
                "title",
                words,
                "title_url",
                "javascript:alert(1)",
                "alt_text",
                HARM,
                "thumbnail_url",
                "javascript:alert(1)",
                "video_url",
                "x"),
            Map.of("type", HARM, "text", words),
            Map.of(
                "type",
                "rich_text",
                "elements",
                List.of(
                    Map.of(
                        "type",
                        "rich_text_section",
                        "elements",
                        List.of(
                            Map.of("type", "text", "text", HARM),
                            Map.of("type", "link", "url", "javascript:alert(1)", "text", HARM),
                            Map.of("type", "emoji", "name", HARM),
                            Map.of(
                                "type",
                                "color",
                                "value",
                                "red;background:url(javascript:alert(1))"),
                            Map.of(
                                "type",
                                "date",
                                "timestamp",
                                1,
                                "format",
                                HARM,
                                "fallback",
                                HARM,
                                "url",
                                "javascript:alert(1)"))),
                    Map.of(
                        "type",
                        "rich_text_preformatted",
                        "elements",
                        List.of(Map.of("type", "text", "text", HARM))))),
            Map.of(
                "type",
                "actions",
                "elements",
                List.of(
                    Map.of(
                        "type",
                        "button",
                        "action_id",
                        "a",
                        "text",
                        words,
                        "url",
                        "javascript:alert(1)",
                        "value",
                        HARM),
                    Map.of(
                        "type",
                        "overflow",
                        "action_id",
                        "b",
                        "options",
                        List.of(Map.of("text", words, "value", "v", "url", "javascript:alert(1)"))),
                    Map.of(
                        "type",
                        "static_select",
                        "action_id",
                        "c",
                        "placeholder",
                        words,
                        "options",
                        List.of(option)),
                    Map.of("type", "checkboxes", "action_id", "d", "options", List.of(option)))));
    try (Drawing drawing = new Drawing()) {
      drawing.of(tab, new ObjectMapper().writeValueAsString(blocks));
      nothingCameOfIt(tab);
      tab.script("document.querySelector('[role=combobox]').click()");
      tab.until("document.querySelector('[role=option]')?.textContent.startsWith('<img src=x')");
      tab.script("document.querySelector('[aria-haspopup=menu]').click()");
      tab.until("document.querySelector('[role=menuitem]').textContent.startsWith('<img src=x')");
      tab.script("document.querySelector('[role=menuitem]').click()");
      nothingCameOfIt(tab);
      assertThat(tab.all("link")).isEmpty();
    }
  }
}
