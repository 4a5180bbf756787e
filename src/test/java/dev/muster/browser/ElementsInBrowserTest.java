package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.sandbox.App;
import dev.muster.sandbox.Wire;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does with an element of a message, as the app hears of it. */
@ExtendWith(InBrowser.class)
class ElementsInBrowserTest {
  private Drawing drawing;
  private Wire wire;
  private App app;

  @BeforeEach
  void open() {
    drawing = new Drawing();
    wire = new Wire(drawing.workspace());
    app = App.connectedTo(drawing.workspace());
  }

  @AfterEach
  void close() {
    app.close();
    drawing.close();
  }

  private Tab message(Tab tab) {
    wire.calls(
        "chat.postMessage",
        Map.of("channel", "general", "text", "x", "blocks", Drawing.everything()));
    drawing.in(tab).script("return message('general', 'ana')");
    return tab;
  }

  /** The next action that the app hears of. */
  private JsonNode action() {
    JsonNode payload = app.next("interactive").path("payload");
    assertThat(payload.path("user").path("username").asText()).isEqualTo("ana");
    return payload.path("actions").get(0);
  }

  /** So many acts went out, and no more. */
  private static void acts(Tab tab, int done) {
    tab.until("window.done.length >= " + done);
    assertThat(tab.script("return window.done.length")).isEqualTo((long) done);
  }

  @Test
  void buttonsAndTheirConfirmation(Tab tab) {
    message(tab).presses("button", "Take command");
    assertThat(action().path("action_id").asText()).isEqualTo("take");

    tab.presses("button", "Cancel it");
    WebElement asked = tab.sees("alertdialog", "Cancel INC-7?");
    assertThat(tab.text(asked)).contains("Nobody is paged any more.");
    assertThat(tab.focus()).isEqualTo("button Yes, cancel it");
    tab.presses("button", "Keep it");
    tab.seesNo("alertdialog", "Cancel INC-7?");
    assertThat(tab.focus()).isEqualTo("button Cancel it");
    tab.presses("button", "Cancel it");
    tab.keys(Keys.ESCAPE);
    tab.seesNo("alertdialog", "Cancel INC-7?");
    acts(tab, 1);
    tab.presses("button", "Cancel it");
    assertThat(tab.dark().seriousFaults()).isEmpty();
    tab.presses("button", "Yes, cancel it");
    JsonNode cancelled = action();
    assertThat(cancelled.path("action_id").asText()).isEqualTo("cancel");
    assertThat(cancelled.path("value").asText()).isEqualTo("INC-7");

    assertThat(tab.sees("link", "Dashboard").getAttribute("href"))
        .isEqualTo("https://example.com/dash");
  }

  @Test
  void theOverflowMenuIsWorkedByKeys(Tab tab) {
    message(tab).presses("button", "More options");
    assertThat(tab.focus()).isEqualTo("menuitem Rename");
    tab.keys(Keys.ARROW_DOWN);
    assertThat(tab.focus()).isEqualTo("menuitem Read the docs");
    tab.keys(Keys.ESCAPE);
    tab.seesNo("menu", "More options");
    assertThat(tab.focus()).isEqualTo("button More options");
    tab.keys(Keys.ARROW_DOWN);
    tab.keys(Keys.ENTER);
    JsonNode picked = action();
    assertThat(picked.path("type").asText()).isEqualTo("overflow");
    assertThat(picked.path("selected_option").path("value").asText()).isEqualTo("rename");
  }

  @Test
  void menusWithSearch(Tab tab) {
    message(tab).picks("Severity", "SEV-3");
    assertThat(action().path("selected_option").path("value").asText()).isEqualTo("sev3");
    assertThat(tab.sees("combobox", "Severity").getAttribute("value")).isEqualTo("SEV-3");

    WebElement who = tab.sees("combobox", "Who");
    who.click();
    who.sendKeys("ben");
    tab.keys(Keys.ENTER);
    assertThat(action().path("selected_user").asText()).isEqualTo(wire.user("ben"));

    tab.picks("Where", "#incidents");
    assertThat(action().path("selected_channel").asText())
        .isEqualTo(wire.channel("incidents").path("id").asText());

    WebElement again = tab.sees("combobox", "Severity");
    again.click();
    again.sendKeys("nothing like it");
    tab.sees("option", "Nothing fits.");
    again.sendKeys(Keys.ESCAPE);
    assertThat(again.getAttribute("value")).isEqualTo("SEV-3");
    acts(tab, 3);
  }

  @Test
  void severalPicksAreOneAct(Tab tab) {
    WebElement teams = message(tab).sees("combobox", "Teams");
    teams.click();
    tab.sees("group", "Product");
    tab.presses("option", "Search");
    tab.presses("option", "Database");
    assertThat(tab.sees("option", "Checkout").getAttribute("aria-disabled")).isEqualTo("true");
    acts(tab, 0);
    teams.sendKeys(Keys.ESCAPE);
    JsonNode picked = action();
    assertThat(picked.path("selected_options").findValuesAsText("value"))
        .containsExactly("search", "database");
    tab.presses("button", "Remove Search");
    assertThat(action().path("selected_options").findValuesAsText("value"))
        .containsExactly("database");
  }

  @Test
  void datesTimesBoxesAndText(Tab tab) {
    message(tab)
        .script(
            """
        const day = document.querySelector('[type=date]');
        day.focus();
        day.value = '2026-04-01';
        day.dispatchEvent(new Event('change', { bubbles: true }));
        """);
    assertThat(action().path("selected_date").asText()).isEqualTo("2026-04-01");
    WebElement time = (WebElement) tab.script("return document.querySelector('[type=time]')");
    time.sendKeys("0945AM");
    acts(tab, 1); // not part by part
    time.sendKeys(Keys.TAB, Keys.TAB, Keys.TAB);
    assertThat(action().path("selected_time").asText()).isEqualTo("09:45");

    tab.presses("checkbox", "Failover checked");
    assertThat(action().path("selected_options").findValuesAsText("value"))
        .containsExactly("failover");
    tab.presses("checkbox", "Support told");
    assertThat(action().path("selected_options").findValuesAsText("value"))
        .containsExactly("failover", "support");
    tab.presses("radio", "Fix forward");
    assertThat(action().path("selected_option").path("value").asText()).isEqualTo("forward");

    tab.types("textbox", "Note", "the cache");
    assertThat((String) tab.script("return document.querySelector('.field').innerText"))
        .contains("71", "Press Enter to send"); // of 80 letters
    tab.keys(Keys.ENTER);
    assertThat(action().path("value").asText()).isEqualTo("the cache");
  }

  @Test
  void aPressInHasteIsOnePress(Tab tab) {
    app.silent();
    message(tab)
        .script(
            "for (let i = 0; i < 3; i++) [...document.querySelectorAll('button')].find((b) => b.textContent === 'Look').click()");
    assertThat(action().path("action_id").asText()).isEqualTo("look");
    tab.until("document.querySelector('[aria-busy=true]')?.textContent === 'Look'");
    tab.until("!document.querySelector('[aria-busy=true]')");
    acts(tab, 1);
  }
}
