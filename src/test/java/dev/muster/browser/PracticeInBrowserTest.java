package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testkit.Room;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Incidents in the practice workspace as a person at a browser runs them, by keys and buttons. */
@ExtendWith(InBrowser.class)
class PracticeInBrowserTest {
  private static final String ROOM = "inc-1-checkout-is-down";

  @Test
  void anIncidentFromTheFirstLetterToItsRecord(Tab tab) {
    try (Desk ana = new Desk(tab)) {
      ana.composer().sendKeys("/inc");
      tab.seesLast("option", "/incident");
      tab.keys(Keys.ENTER, "decl");
      tab.seesLast("option", "/incident declare");
      tab.keys(Keys.ENTER, Keys.ENTER);
      tab.sees("dialog", "Declare an incident");
      tab.types("textbox", "What is wrong?", "Checkout is down");
      tab.seesLast("radio", "SEV-1").click();
      tab.sees(tab.sees("dialog", "Declare an incident"), "button", "Declare").click();
      tab.seesNo("dialog", "Declare an incident");

      ana.sees("#sidebar", ROOM);
      ana.goes(ROOM);
      ana.reads("nobody yet");
      tab.seesLast("button", "Take command").click();
      ana.reads("is Incident commander");

      // The clock goes on to what is due next, until an update is asked for.
      for (int i = 0; i < 12 && !ana.reading().contains("Snooze"); i++) {
        ana.goesOn();
      }
      ana.reads("Snooze");
      tab.seesLast("button", "Snooze 15").click();
      ana.reads("put the next nudge off");

      ana.types("/incident resolve");
      tab.sees("dialog", "Resolve INC-1");
      tab.seesLast("textbox", "What happened, and what ended it?")
          .sendKeys("A bad release, rolled back.");
      tab.seesLast("button", "Resolve").click();
      tab.seesNo("dialog", "Resolve INC-1");
      ana.reads("A bad release, rolled back.");
      ana.sees("#room-topic", "Resolved");

      ana.types("/incident export");
      tab.until("document.querySelector('#messages a[download$=\".md\"]') !== null");
      WebElement record =
          (WebElement)
              tab.script("return document.querySelector('#messages a[download$=\".md\"]')");
      assertThat(
              (String)
                  tab.script(
                      "return fetch(arguments[0]).then((answer) => answer.text())",
                      record.getAttribute("href")))
          .contains("Checkout is down", "Incident commander", "A bad release, rolled back.");
    }
  }

  @Test
  void whatTheBotRefusesStandsAtItsField(Tab tab) {
    try (Desk ana = new Desk(tab)) {
      Room room = ana.declares("SEV-2 Checkout is down");
      ana.sees("#sidebar", room.name());
      ana.goes(room.name());
      ana.types("/incident update");
      tab.sees("dialog", "Post an update");
      tab.types("textbox", "What is happening now?", "We look at the database.");
      tab.types("textbox", "Next update in (such as 20m) (optional)", "soon");
      tab.sees("button", "Post").click();
      tab.until(
          "document.querySelector('dialog').innerText.includes('Write it like 20m or 2h, or leave it empty.')");
      WebElement field = tab.sees("textbox", "Next update in (such as 20m) (optional)");
      assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
      assertThat(tab.focus()).isEqualTo("textbox Next update in (such as 20m) (optional)");
      assertThat(tab.sees("textbox", "What is happening now?").getAttribute("value"))
          .isEqualTo("We look at the database.");
      field.clear();
      field.sendKeys("20m");
      tab.sees("button", "Post").click();
      tab.seesNo("dialog", "Post an update");
      ana.reads("We look at the database.");
    }
  }

  @Test
  void whatOneMayNotSeeIsNotThere(Tab tab) {
    try (Desk desk = new Desk(tab)) {
      Room room = desk.declares("SEV-2 Checkout is down");
      desk.bot().slack("conversations.create", Map.of("name", "quiet", "is_private", true));
      String hidden = desk.bot().room("quiet").id();
      desk.bot()
          .slack(
              "conversations.invite",
              Map.of("channel", hidden, "users", desk.bot().person("ana").id()));
      desk.sees("#sidebar", "quiet");
      desk.goes(room.name());
      desk.types("/incident who");
      desk.reads("Only visible to you");
      desk.reads("Nobody has");

      desk.actsAs("Ben Becker");
      desk.reads("Checkout is down");
      assertThat(desk.reading()).doesNotContain("Nobody has");
      assertThat(tab.all("link")).noneMatch(link -> link.startsWith("quiet"));
      desk.opens("#/" + hidden);
      tab.until(
          "document.querySelector('#toasts').innerText.includes('You can’t see that channel')");
      desk.actsAs("Ana Alves");
      desk.goes("quiet");
    }
  }
}
