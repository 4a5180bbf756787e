package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Person;
import dev.muster.testkit.Room;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/**
 * The page with all its parts open: nobody is shut out of it, and no text becomes more than text.
 */
@ExtendWith(InBrowser.class)
class WholePageInBrowserTest {
  private static final String HARM =
      "<img src=x onerror=\"window.harmed=1\"><javascript:alert(1)|click>";

  /** Opens the war room with a thread beside it; the tour is open too. */
  private static Room everything(Desk desk, String title) {
    Person ana = desk.bot().person("ana");
    Room room = desk.declares("SEV-2 " + title);
    ana.types(room, "take");
    ana.types(room, "update " + title);
    String start = ana.says(room, title);
    desk.bot()
        .hands()
        .does(
            "message",
            Map.of("user", "ben", "channel", room.id(), "text", title, "thread_ts", start));
    desk.opens("#/" + room.id() + "/" + start + "/" + start);
    desk.sees("#replies", title.substring(0, 8));
    desk.tab().sees("region", "New here?");
    return room;
  }

  @Test
  void axeFindsNoSeriousFaultInAnyPartInEitherLightAtAnyWidth(Tab tab) {
    try (Desk desk = new Desk(tab)) {
      everything(desk, "Checkout is down");
      desk.bot().hands().types("ana", "general", "help");
      isSoundInEachLight(tab, "tour and thread");
      tab.seesLast("button", "Act as").click();
      tab.sees("menu", "Act as");
      isSoundInEachLight(tab, "menu");
      tab.keys(Keys.ESCAPE);
      tab.sees("button", "Close the thread").click();
      desk.types("/incident update");
      tab.sees("dialog", "Post an update");
      isSoundInEachLight(tab, "form");
      tab.keys(Keys.ESCAPE);
      tab.seesNo("dialog", "Post an update");
      desk.opens("#/home");
      tab.sees("heading", "Muster");
      isSoundInEachLight(tab, "home");
    }
  }

  private static void isSoundInEachLight(Tab tab, String what) {
    for (int width : new int[] {360, 1440}) {
      tab.size(width, 800);
      assertThat(tab.light().seriousFaults()).as(what + ", light, " + width).isEmpty();
      assertThat(tab.dark().seriousFaults()).as(what + ", dark, " + width).isEmpty();
      assertThat(tab.script("return document.documentElement.scrollWidth <= innerWidth"))
          .as(what + ": fits into " + width)
          .isEqualTo(true);
    }
  }

  @Test
  void harmfulTextStaysTextInTitleTopicThreadListBookmarkAndToast(Tab tab) {
    try (Desk desk = new Desk(tab)) {
      Room room = everything(desk, HARM);
      desk.bot().slack("conversations.setTopic", Map.of("channel", room.id(), "topic", HARM));
      desk.sees("#room-topic", "<img src=x");
      for (String place : new String[] {"#messages", "#replies", "#room-topic"}) {
        assertThat(
                (String) tab.script("return document.querySelector(arguments[0]).innerText", place))
            .contains("<img src=x onerror=\"window.harmed=1\">");
      }
      assertThat(tab.all("link")).anyMatch(name -> name.startsWith(room.name()));
      // The workspace refuses such a bookmark, and the page draws none should one come.
      tab.script(
          """
          const [page, words, harm] = [await import('./model.js'), await import('./ui.js'), arguments[1]];
          const room = page.model.rooms.get(arguments[0]);
          const { drawHead } = await import('./head.js');
          drawHead({ ...room, name: harm, bookmarks: [{ title: harm, link: 'javascript:window.harmed=1' }] }, {});
          words.toast(harm);
          words.toast(harm, { act: () => {} });
          """,
          room.id(),
          HARM);
      for (String place : new String[] {"#bookmarks", "#toasts", "#room-name"}) {
        assertThat(
                (String) tab.script("return document.querySelector(arguments[0]).innerText", place))
            .contains("<img src=x onerror=\"window.harmed=1\">");
      }
      assertThat(tab.script("return document.querySelectorAll('#bookmarks a').length"))
          .isEqualTo(0L);
      nothingCameOf(tab);
    }
  }

  private static void nothingCameOf(Tab tab) {
    assertThat(tab.isAskedByTheBrowser()).isFalse();
    assertThat(tab.script("return window.harmed ?? 0")).isEqualTo(0L);
    assertThat(
            tab.script(
                """
                return [...document.querySelectorAll('*')].filter((node) => node.localName === 'img' || [...node.attributes]
                  .some((one) => one.name.startsWith('on') || /^\\s*javascript:/i.test(one.value))).length
                """))
        .isEqualTo(0L);
  }
}
