package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sandbox.Wire;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.WebElement;

/** What the page shows as it happens, and where the reader stands meanwhile. */
@ExtendWith(InBrowser.class)
class LiveInBrowserTest {
  private static final String LAST = "return document.querySelector('#messages').lastElementChild";

  private Drawing practice;
  private Wire wire;

  @BeforeEach
  void open() {
    practice = new Drawing();
    wire = new Wire(practice.workspace());
  }

  @AfterEach
  void close() {
    practice.close();
  }

  private Tab opened(Tab tab, String place) {
    return opened(tab, practice.workspace().url(), place);
  }

  private static Tab opened(Tab tab, String url, String place) {
    tab.opens(url + place).until("document.body.dataset.ready === 'yes'");
    return tab;
  }

  private String writes(String user, String channel, String text) {
    return wire.does("message", Map.of("user", user, "channel", channel, "text", text))
        .path("ts")
        .asText();
  }

  private void writesMany(String channel, int many) {
    for (int i = 1; i <= many; i++) {
      writes("ben", channel, channel + " message " + i);
    }
  }

  private static void reads(Tab tab, String words) {
    tab.until("document.querySelector('#messages').innerText.includes('" + words + "')");
  }

  @Test
  void whatOthersDoIsSeenWithoutReload(Tab tab) {
    String first = writes("ben", "general", "Good morning");
    opened(tab, "").script("window.stillTheSame = true");
    reads(tab, "Good morning");
    writes("chi", "general", "I look into it");
    reads(tab, "I look into it");
    wire.does("reaction", Map.of("user", "dev", "channel", "general", "ts", first, "name", "eyes"));
    tab.seesLast("button", "eyes: Dev");
    wire.does(
        "message",
        Map.of("user", "eva", "channel", "general", "text", "In here", "thread_ts", first));
    tab.seesLast("button", "1 reply").click();
    tab.until("document.querySelector('#replies').innerText.includes('In here')");
    writes("ben", "incidents", "<@" + wire.user("ana") + "> can you come?");
    tab.seesLast("link", "incidents 1 that name you");
    tab.sees("button", "You are named in #incidents").click();
    reads(tab, "can you come?");
    tab.seesLast("link", "incidents");
    assertThat(tab.script("return window.stillTheSame")).isEqualTo(true);
  }

  @Test
  void aLineThatBreaksIsSaidAndMissesNothing(Tab tab) {
    try (Relay way = new Relay(practice.workspace().port())) {
      opened(tab, way.url(), "").script("window.stillTheSame = true");
      way.cut();
      tab.until(
          "document.querySelector('#line').innerText.startsWith('The workspace does not answer.')");
      writes("ben", "general", "Said while nobody heard");
      tab.sees("textbox", "Message or command").sendKeys("Hello?\n");
      tab.until(
          "document.querySelector('[role=alert]')?.innerText === 'The workspace does not answer. Is it still running?'");
      assertThat(tab.sees("textbox", "Message or command").getAttribute("value"))
          .isEqualTo("Hello?");
      way.mend();
      reads(tab, "Said while nobody heard");
      tab.until("document.querySelector('#line').hidden");
      assertThat(tab.script("return window.stillTheSame")).isEqualTo(true);
    }
  }

  @Test
  void thePlayButtonMovesTheClockUntilItIsStopped(Tab tab) {
    opened(tab, "");
    tab.presses("button", "Play at sixty times the speed");
    tab.until(
        "Date.parse(document.querySelector('#now').dateTime) > " + Drawing.NOW.toEpochMilli());
    assertThat(tab.sees("button", "Stop playing").getAttribute("aria-pressed")).isEqualTo("true");
    tab.presses("button", "Stop playing");
    tab.until("!document.querySelector('[data-advance]').disabled");
    String then = wire.look("clock").path("now").asText();
    tab.until("document.querySelector('#clock').getAttribute('aria-busy') === 'false'");
    assertThat(wire.look("clock").path("now").asText()).isEqualTo(then);
  }

  @Test
  void theReaderKeepsTheirPlaceWhileOlderMessagesLoad(Tab tab) {
    writesMany("general", 260);
    opened(tab, "");
    reads(tab, "general message 260");
    for (int i = 0; i < 4; i++) {
      // Near the upper end, where what is older is asked for.
      tab.script(
          """
          const box = document.querySelector('#scroll');
          box.scrollTop = 120;
          const eye = [...document.querySelectorAll('#messages [data-ts]')]
            .find((one) => one.getBoundingClientRect().top > box.getBoundingClientRect().top + 60);
          window.eye = { ts: eye.dataset.ts, top: eye.getBoundingClientRect().top,
            first: document.querySelector('#messages [data-ts]').dataset.ts };
          """);
      tab.until(
          "document.querySelector('#messages [data-ts]').dataset.ts < window.eye.first || document.querySelector('#messages').innerText.includes('general message 1\\n')");
      assertThat(
              (Double)
                  tab.script(
                      """
                      const eye = document.querySelector(`[data-ts='${window.eye.ts}']`);
                      return Math.abs(eye.getBoundingClientRect().top - window.eye.top) + 0.001;
                      """))
          .isLessThan(2);
    }
    assertThat(
            tab.strings(
                "return [...document.querySelectorAll('#messages [data-ts]')].map((one) => one.dataset.ts)"))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void ofTwoPlacesAskedForAtOnceTheLastIsDrawnOnce(Tab tab) {
    writesMany("general", 40);
    writesMany("incidents", 40);
    opened(tab, "#/home");
    tab.script(
        "location.hash = arguments[0]; location.hash = arguments[1]; location.hash = arguments[0];",
        "#/" + wire.channel("general").path("id").asText(),
        "#/" + wire.channel("incidents").path("id").asText());
    reads(tab, "general message 40");
    tab.until("document.title.startsWith('#general')");
    assertThat(
            tab.strings(
                "return [...document.querySelectorAll('#messages .words')].map((one) => one.innerText)"))
        .hasSize(40)
        .allMatch(words -> words.startsWith("general message"))
        .doesNotHaveDuplicates();
    assertThat(tab.sees("heading", "general").isDisplayed()).isTrue();
  }

  @Test
  void theEndOfTheListStaysWhenTheTourComes(Tab tab) {
    writesMany("general", 60);
    opened(tab.size(360, 740), "");
    reads(tab, "general message 60");
    tab.presses("button", "No, thanks");
    isAtItsEnd(tab);
    tab.presses("button", "Tour");
    tab.sees("region", "1. Declare an incident");
    isAtItsEnd(tab);
    tab.size(360, 560);
    isAtItsEnd(tab);
    writes("ben", "general", "And one more");
    reads(tab, "And one more");
    isAtItsEnd(tab);
  }

  private static void isAtItsEnd(Tab tab) {
    WebElement last = (WebElement) tab.script(LAST);
    assertThat(last.isDisplayed()).isTrue();
    tab.until(
        "document.querySelector('#messages').lastElementChild.getBoundingClientRect().bottom <= document.querySelector('#scroll').getBoundingClientRect().bottom + 1");
  }
}
