package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.sandbox.App;
import dev.muster.sandbox.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Forms as a person fills them, and as the app hears of it. */
@ExtendWith(InBrowser.class)
class FormsInBrowserTest {
  private static final String REFUSED =
      "{\"response_action\":\"errors\",\"errors\":{\"title\":\"There is one of that name.\",\"people\":\"Too few.\"}}";

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

  private static ObjectNode form() {
    return (ObjectNode) Drawing.read("/blocks/form.json");
  }

  /** The app opens the form before Ana, who sees it. */
  private Tab shown(Tab tab) {
    opens("views.open", form());
    return seen(Drawing.page(tab, drawing.workspace()));
  }

  private static Tab seen(Tab tab) {
    tab.script("return forms('ana')");
    return tab;
  }

  private JsonNode opens(String method, JsonNode view) {
    wire.does("shortcut", Map.of("user", "ana", "callback_id", "declare"));
    String trigger = app.next("interactive").path("payload").path("trigger_id").asText();
    return wire.calls(method, Map.of("trigger_id", trigger, "view", view)).path("view");
  }

  private JsonNode heard(String type) {
    return app.next(frame -> frame.path("payload").path("type").asText().equals(type), type)
        .path("payload");
  }

  @Test
  void whatWasFilledInIsWhatTheAppHears(Tab tab) {
    shown(tab.zone("Europe/Berlin"));
    assertThat(tab.sees("dialog", "Ask for an update")).isNotNull();
    assertThat(tab.focus()).isEqualTo("textbox Title");
    assertThat((String) tab.script("return document.documentElement.outerHTML"))
        .doesNotContain("secret metadata");
    tab.types("textbox", "Title", "Checkout");
    tab.picks("Severity", "SEV-2");
    WebElement who = tab.sees("combobox", "Who helps (optional)");
    who.click();
    who.sendKeys("ben", Keys.ENTER);
    who.sendKeys(Keys.ESCAPE); // the list, not the form
    tab.picks("Where (optional)", "#incidents");
    tab.presses("radio", "Fix forward");
    tab.presses("checkbox", "Press");
    tab.types("textbox", "Customers (optional)", "12");
    tab.types("textbox", "Mail (optional)", "ana@example.com");
    tab.types("textbox", "Link (optional)", "https://example.com/");
    tab.types("textbox", "Notes (optional)", "we *know*\n- a\n- b");
    assertThat(tab.script("return document.querySelector('[type=datetime-local]').value"))
        .isEqualTo("2026-03-02T11:00");
    tab.presses("button", "Send");

    JsonNode values = heard("view_submission").path("view").path("state").path("values");
    assertThat(values.at("/title/v/value").asText()).isEqualTo("Checkout");
    assertThat(values.at("/text/v/value").asText()).isEqualTo("so far");
    assertThat(values.at("/level/v/selected_option/value").asText()).isEqualTo("sev2");
    assertThat(values.at("/people/v/selected_users/0").asText()).isEqualTo(wire.user("ben"));
    assertThat(values.at("/room/v/selected_conversation").asText())
        .isEqualTo(wire.channel("incidents").path("id").asText());
    assertThat(values.at("/day/v/selected_date").asText()).isEqualTo("2026-03-02");
    assertThat(values.at("/moment/v/selected_date_time").asLong()).isEqualTo(1772445600L);
    assertThat(values.at("/mode/v/selected_option/value").asText()).isEqualTo("forward");
    assertThat(values.at("/ticks/v/selected_options/0/value").asText()).isEqualTo("press");
    assertThat(values.at("/count/v/value").asText()).isEqualTo("12");
    assertThat(values.at("/mail/v/value").asText()).isEqualTo("ana@example.com");
    assertThat(values.at("/link/v/value").asText()).isEqualTo("https://example.com/");
    JsonNode notes = values.at("/rich/v/rich_text_value/elements");
    assertThat(notes.at("/0/elements/1/style/bold").asBoolean()).isTrue();
    assertThat(notes.at("/1/style").asText()).isEqualTo("bullet");
    assertThat(notes.at("/1/elements/1/elements/0/text").asText()).isEqualTo("b");
    tab.seesNo("dialog", "Ask for an update");
  }

  @Test
  void whatIsWrongStandsAtItsField(Tab tab) {
    shown(tab).presses("button", "Send");
    WebElement title = tab.sees("textbox", "Title");
    assertThat(tab.focus()).isEqualTo("textbox Title");
    assertThat(title.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(told(tab, title)).isEqualTo("Please complete this required field. In one line");
    assertThat(
            tab.strings(
                "return [...document.querySelectorAll('.wrong')].map((n) => n.textContent).filter(Boolean)"))
        .containsOnly("Please complete this required field.")
        .hasSize(3);

    tab.types("textbox", "Title", "abc");
    tab.picks("Severity", "SEV-1");
    tab.presses("radio", "Roll back");
    tab.types("textbox", "Mail (optional)", "nobody");
    tab.presses("button", "Send");
    assertThat(told(tab, tab.sees("textbox", "Title"))).startsWith("Write at least 4 characters.");
    assertThat(told(tab, tab.sees("textbox", "Mail (optional)")))
        .isEqualTo("Write an e-mail address.");

    app.answering(REFUSED);
    tab.types("textbox", "Title", "Checkout");
    tab.types("textbox", "Mail (optional)", "a@b.example");
    tab.presses("button", "Send");
    tab.until(
        "[...document.querySelectorAll('.wrong')].some((n) => n.textContent === 'There is one of that name.')");
    assertThat(tab.focus()).isEqualTo("textbox Title");
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEqualTo("Checkout");
    assertThat(told(tab, tab.sees("combobox", "Who helps (optional)"))).isEqualTo("Too few.");
    assertThat(tab.sees("combobox", "Severity").getAttribute("value")).isEqualTo("SEV-1");
    assertThat(tab.seriousFaults()).isEmpty();
    assertThat(tab.dark().seriousFaults()).isEmpty();
  }

  private static String told(Tab tab, WebElement field) {
    return (String)
        tab.script(
            """
            return (arguments[0].getAttribute('aria-describedby') ?? '').split(' ')
              .map((id) => document.getElementById(id).textContent).join(' ');
            """,
            field);
  }

  @Test
  void anAppThatDoesNotAnswerIsToldOfPlainly(Tab tab) {
    shown(tab).types("textbox", "Title", "Checkout");
    app.silent();
    tab.picks("Severity", "SEV-2");
    tab.presses("radio", "Roll back");
    tab.presses("button", "Send");
    assertThat(tab.sees("button", "Send").getAttribute("aria-disabled")).isEqualTo("true");
    tab.until(
        "document.querySelector('[role=alert]').textContent.startsWith('The app did not answer in three seconds.')");
    assertThat(tab.sees("button", "Send").getAttribute("aria-disabled")).isEqualTo("false");
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEqualTo("Checkout");
  }

  @Test
  void viewsAreStackedAndChangedWithoutLosingWhatWasTyped(Tab tab) {
    shown(tab).types("textbox", "Title", "Checkout");
    tab.presses("button", "Ask for more");
    JsonNode pressed = heard("block_actions");
    assertThat(pressed.at("/view/state/values/title/v/value").asText()).isEqualTo("Checkout");
    String trigger = pressed.path("trigger_id").asText();
    ObjectNode above = form();
    above.withObject("/title").put("text", "Above");
    above.withArray("/blocks").remove(0);
    wire.calls("views.push", Map.of("trigger_id", trigger, "view", above));
    seen(tab).sees("dialog", "Above");
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEmpty();
    tab.types("textbox", "Title", "upper");
    tab.presses("button", "Back");
    tab.sees("dialog", "Ask for an update");
    assertThat(heard("view_closed").path("is_cleared").asBoolean()).isFalse();
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEqualTo("Checkout");

    tab.types("textbox", "Title", "Checkout!");
    ObjectNode changed = form();
    changed.withArray("/blocks").insert(0, changed.path("blocks").get(0).deepCopy());
    ((ObjectNode) changed.path("blocks").get(0)).put("block_id", "new").remove("accessory");
    changed.withObject("/blocks/0/text").put("text", "Changed by the app");
    wire.calls("views.update", Map.of("view_id", pressed.at("/view/id").asText(), "view", changed));
    seen(tab).until("document.querySelector('dialog').innerText.includes('Changed by the app')");
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEqualTo("Checkout!");
    assertThat(tab.focus()).isEqualTo("textbox Title");
    tab.keys("?");
    assertThat(tab.sees("textbox", "Title").getAttribute("value")).isEqualTo("Checkout!?");
  }

  @Test
  void itIsLeftByKeysAndTheAppIsTold(Tab tab) {
    shown(tab)
        .script(
            """
            const elsewhere = document.createElement('button');
            elsewhere.textContent = 'Elsewhere';
            document.body.append(elsewhere);
            """);
    for (String way :
        List.of(Keys.TAB.toString().repeat(9), Keys.chord(Keys.SHIFT, Keys.TAB).repeat(12))) {
      tab.keys(way);
      // The page behind can't be reached; the browser's own bar may be.
      assertThat(tab.focus()).doesNotContain("Elsewhere");
    }
    tab.keys(Keys.ESCAPE);
    tab.seesNo("dialog", "Ask for an update");
    assertThat(heard("view_closed").path("view").path("callback_id").asText()).isEqualTo("ask");
    assertThat(wire.look("views?user=ana").path("views")).isEmpty();
  }

  @Test
  void aLongFormKeepsItsEndsInSightAlsoOnAPhone(Tab tab) {
    shown(tab.size(360, 640));
    assertThat(
            tab.script(
                """
            const ends = document.querySelector('dialog footer').getBoundingClientRect();
            const head = document.querySelector('dialog header').getBoundingClientRect();
            const body = document.querySelector('.modal-body');
            return ends.bottom <= innerHeight && head.top >= 0 && body.scrollHeight > body.clientHeight
              && body.scrollWidth <= body.clientWidth && document.documentElement.scrollWidth <= 360;
            """))
        .isEqualTo(true);
    assertThat(tab.seriousFaults()).isEmpty();
  }
}
