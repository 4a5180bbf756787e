package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** The guided tour, walked by a newcomer who does what it says. */
@ExtendWith(InBrowser.class)
class TourInBrowserTest {
  @Test
  void itIsWalkedToItsEndAndMayBeLeftOnTheWay(Tab tab) {
    try (Desk ana = new Desk(tab)) {
      tab.presses("button", "Show me");
      step(tab, "1. Declare an incident");
      typedForMe(tab);

      ana.sees("#tour", "2. Take command");
      tab.presses("button", "Leave the tour");
      tab.seesNo("region", "2. Take command");
      assertThat(tab.focus()).isEqualTo("button Tour");
      ana.opens("");
      tab.seesNo("region", "2. Take command");
      tab.presses("button", "Tour");
      step(tab, "2. Take command");
      tab.presses("button", "Show me the button");
      tab.until("document.activeElement.textContent === 'Take command'");
      tab.keys(Keys.ENTER);

      ana.sees("#tour", "3. Post an update");
      typedForMe(tab);
      ana.sees("#tour", "4. Ignore a nudge");
      for (int i = 0; i < 12 && !tour(tab).contains("5. Escalate"); i++) {
        ana.goesOn();
      }
      ana.sees("#tour", "5. Escalate");
      typedForMe(tab);
      ana.sees("#tour", "6. Resolve it");
      typedForMe(tab);
      ana.sees("#tour", "7. Take the record to the post-mortem");
      typedForMe(tab);
      ana.sees("#tour", "That was a whole incident");
      tab.presses("button", "Done");
      tab.seesNo("region", "That was a whole incident");
    }
  }

  private static void step(Tab tab, String title) {
    tab.sees("region", title);
  }

  private static String tour(Tab tab) {
    return (String) tab.script("return document.querySelector('#tour').innerText");
  }

  private static void typedForMe(Tab tab) {
    tab.presses("button", "Type it for me");
    tab.until("document.activeElement.value?.startsWith('/incident ')");
    tab.keys(Keys.ENTER);
  }
}
